import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { qrPicture } from '../../../src/sandbox/qrPicture.js';
import { encodeFields, encodeVietQr, seal } from '../../payment/encodeVietQr.js';

const totalPayment = 120_000;
const contentTypes: Record<string, string> = {
  '': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** A valid code that names no bank account, of exactly the given length; the shortest with an amount has 56 characters. */
function codeOfLength(length: number): string {
  const maxLength = 99;
  const head = encodeFields([
    ['00', '01'],
    ['01', '12'],
    ['53', '704'],
    ['54', String(totalPayment)],
    ['58', 'VN'],
  ]);
  let left = length - head.length - '6304FFFF'.length;
  let fields = '';
  for (let id = 26; left > 0; id += 1) {
    // Never leaves fewer characters than a field needs.
    const size = left <= maxLength + 4 ? left - 4 : Math.min(maxLength, left - 4 - 5);
    fields += encodeFields([[String(id), '1'.repeat(size)]]);
    left -= size + 4;
  }
  return seal(head + fields);
}

const bankCode = encodeVietQr({
  amount: String(totalPayment),
  content: 'ORDER99999',
  merchantName: 'CONG TY TNHH TTDK',
});

/** Serves the pages and everything they request, from memory and by the same rules for all. */
export class PageServer {
  /** Number of status requests. */
  statusRequests = 0;
  readonly #server: Server;
  readonly #pictures = new Map<string, Buffer>();

  private constructor(private readonly files: ReadonlyMap<string, string>) {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(files: ReadonlyMap<string, string>): Promise<PageServer> {
    const server = new PageServer(files);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', this.origin);
    // Nothing is cached, not even compiled code: each visit is a first visit.
    response.setHeader('cache-control', 'no-store');
    const file = this.files.get(pathname);
    if (file !== undefined) {
      response.setHeader('content-type', contentTypes[extname(pathname)] ?? 'text/plain');
      response.end(file);
    } else if (pathname === '/pay') {
      const { customerScheduleId } = (await json(request)) as { customerScheduleId: number };
      await wait(Number(query.get('delay') ?? 250));
      const length = query.get('characters');
      const qrCode = length === null ? bankCode : codeOfLength(Number(length));
      this.#json(response, {
        customerScheduleId,
        isSuccess: 1,
        paymentStatus: 'New',
        totalPayment,
        orderData: { orderId: 99_998 + customerScheduleId },
        paymentMethodType: 2,
        bankQR: { qrCode, paymentContent: 'ORDER99999' },
      });
    } else if (pathname === '/status') {
      this.statusRequests += 1;
      this.#json(response, { paymentStatus: 'New' });
    } else if (pathname.endsWith('.png')) {
      response.setHeader('content-type', 'image/png');
      response.end(this.#picture(query.get('data') ?? ''));
    } else if (pathname.endsWith('.svg')) {
      response.setHeader('content-type', 'image/svg+xml');
      response.end('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="26"/>');
    } else {
      // Adyen's own services: it requests the status before it shows a code.
      this.#json(response, {});
    }
  }

  #json(response: ServerResponse, data: object): void {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ statusCode: 200, error: null, message: 'Success', type: 'pending', data }));
  }

  /** Drawn once, because only the browser is measured. */
  #picture(text: string): Buffer {
    const known = this.#pictures.get(text) ?? Buffer.from(qrPicture(text).split(',')[1] ?? '', 'base64');
    this.#pictures.set(text, known);
    return known;
  }
}
