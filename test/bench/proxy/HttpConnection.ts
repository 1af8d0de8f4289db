import { once } from 'node:events';
import { type Socket, connect } from 'node:net';

const length = /\r\ncontent-length: (\d+)\r\n/i;

/** One keep-alive connection that posts requests and reads answers, much cheaper than `node:http`. */
export class HttpConnection {
  #text = '';
  #settle: { resolve: () => void; reject: (error: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('data', (chunk) => this.#read(String(chunk)));
    socket.on('close', () => this.#settle?.reject(new Error('The server closed a connection.')));
    socket.on('error', (error) => this.#settle?.reject(error));
  }

  static async open(port: number): Promise<HttpConnection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new HttpConnection(socket);
  }

  /** Sends the request unchanged; resolves when a complete 200 answer has arrived. */
  async exchange(request: string): Promise<void> {
    this.#text = '';
    await new Promise<void>((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.#settle = undefined;
    this.socket.destroy();
  }

  #read(chunk: string): void {
    this.#text += chunk;
    const bodyStart = this.#text.indexOf('\r\n\r\n') + 4;
    if (bodyStart < 4) return;
    const bodyLength = Number(length.exec(this.#text)?.[1] ?? NaN);
    const isWhole = Number.isNaN(bodyLength)
      ? this.#text.endsWith('0\r\n\r\n')
      : this.#text.length >= bodyStart + bodyLength;
    if (!isWhole) return;
    if (this.#text.startsWith('HTTP/1.1 200')) this.#settle?.resolve();
    else this.#settle?.reject(new Error(`The server answered: ${this.#text.slice(0, 400)}`));
  }
}
