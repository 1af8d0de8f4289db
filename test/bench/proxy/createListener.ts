import { Agent, type RequestListener } from 'node:http';
import { createPaymentPath } from '../../../src/contract/envelope.js';
import {
  createNodeFetch,
  createNodeListener,
  createPaymentProxy,
  memoryLimiter,
  memoryStore,
  type PaymentProxyOptions,
} from '../../../src/proxy/index.js';
import { enveloped, sampleDataWith } from '../../fixtures/sampleAnswer.js';
import { requirePeer } from '../installPeers.js';

const apiKey = 'secret_partner_key_42';

/** The contract's sample answer, with a code of typical length. */
const answer = JSON.stringify(
  enveloped(
    sampleDataWith({
      bankQR: {
        qrData: 'https://api.example.vn/qr/99999.png',
        qrCode:
          '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061200005802VN62150811ORDER9999963047C5A',
        paymentContent: 'ORDER99999',
      },
    }),
  ),
);

const api: RequestListener = (req, res) => {
  req.resume().on('end', () => {
    res.setHeader('content-type', 'application/json; charset=utf-8').end(answer);
  });
};

/** Everything that a partner would enable: key, authorisation, both limits, events. Keys are kept for 1 s, so that memory shows only what is never released. */
const ours = (apiUrl: string, options: Partial<PaymentProxyOptions> = {}) => {
  let payments = 0;
  const limit = { points: 1e9, windowMs: 60_000 };
  return createNodeListener(
    createPaymentProxy({
      apiKey,
      baseUrl: apiUrl,
      authorize: () => true,
      limits: { perClient: memoryLimiter(limit), perBooking: memoryLimiter(limit) },
      onEvent: ({ outcome }) => (payments += Number(outcome === 'ok')),
      store: memoryStore({ maxKeys: 10_000 }),
      keepMs: 1_000,
      ...options,
    }),
  );
};

/** The least code that adds a key and forwards the answer correctly: no checks, limits, time limits or idempotency. */
const minimal = (apiUrl: string, call: NonNullable<PaymentProxyOptions['fetch']> = fetch) =>
  createNodeListener(async (request) => {
    const { status, headers, body } = await call(apiUrl + createPaymentPath, {
      method: 'POST',
      headers: { 'content-type': 'application/json', apiKey },
      body: await request.text(),
    });
    return new Response(body, {
      status,
      headers: { 'content-type': headers.get('content-type') ?? 'application/json' },
    });
  });

const middleware = (apiUrl: string, peers: string): RequestListener => {
  const { createProxyMiddleware } = requirePeer(peers, 'http-proxy-middleware') as {
    createProxyMiddleware: (
      options: object,
    ) => (...request: [...Parameters<RequestListener>, () => void]) => void;
  };
  const forward = createProxyMiddleware({
    target: apiUrl,
    pathRewrite: () => createPaymentPath,
    headers: { apiKey },
    agent: new Agent({ keepAlive: true }),
  });
  return (req, res) => forward(req, res, () => undefined);
};

/** Listeners by kind. */
export function createListener(kind: string, apiUrl: string, peers: string): RequestListener {
  if (kind === 'api') return api;
  if (kind === 'minimal') return minimal(apiUrl);
  if (kind === 'minimal, createNodeFetch') return minimal(apiUrl, createNodeFetch());
  if (kind === 'ours') return ours(apiUrl, { fetch: createNodeFetch() });
  if (kind === 'ours, default fetch') return ours(apiUrl);
  if (kind === 'http-proxy-middleware') return middleware(apiUrl, peers);
  throw new TypeError(`No server of the kind '${kind}'.`);
}
