import { sandboxSource } from './sandboxSource.js';

const indexHtml = `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:," />
    <title>Thanh toán</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="/main.tsx"></script>
  </body>
</html>
`;

const app = `
import { useRef, useState } from 'react';
import { PaymentCheckout, type PaymentCheckoutHandle } from 'ttdk-payment-checkout';

export function App({ booking }: { booking: number }) {
  const checkout = useRef<PaymentCheckoutHandle>(null);
  const [paidOrder, setPaidOrder] = useState<string>();
  return (
    <main>
      <PaymentCheckout
        ref={checkout}
        proxyUrl="/api/payment"
        customerScheduleId={booking}
        stationsId={57}
        methodsUrl="/api/payment/methods"
        servicesUrl="/api/payment/services"
        statusUrl="/api/payment/status"
        proxyIsIdempotent
        terms={<b>Tôi đồng ý với điều khoản thanh toán.</b>}
        slots={{ footer: () => <p>Hotline 1900 0000</p> }}
        onPaid={({ orderId }) => setPaidOrder(orderId)}
      />
      {paidOrder && <p>Đơn {paidOrder}</p>}
    </main>
  );
}
`;

const main = `
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'ttdk-payment-checkout/styles.css';
import { App } from './App';

const booking = Number(new URLSearchParams(location.search).get('booking'));
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App booking={booking} />
  </StrictMode>,
);
`;

const config = `
import react from '@vitejs/plugin-react';
import { createNodeListener, createPaymentProxy } from 'ttdk-payment-checkout/proxy';
import { defineConfig, type PreviewServer } from 'vite';
import { sandbox, sandboxOrders } from './sandbox.ts';

const proxy = createPaymentProxy({
  apiKey: 'demo_partner_api_key',
  clientId: 'demo',
  baseUrl: 'https://partner-api.example',
  authorize: 'public',
  fetch: sandbox,
});

const api = {
  name: 'api',
  configurePreviewServer({ middlewares }: PreviewServer) {
    middlewares.use('/api/payment', createNodeListener(proxy));
    middlewares.use('/sandbox/orders', createNodeListener(sandboxOrders));
  },
};

export default defineConfig({ plugins: [react(), api] });
`;

/** Renders on a server with React's development checks, and prints the HTML and React's warnings. */
const renderOnServer = `
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { PaymentCheckout } from 'ttdk-payment-checkout';

const props = { proxyUrl: '/api/payment', customerScheduleId: 1869, paymentMethods: [{ type: 2, name: 'VietQR' }] };
process.stdout.write(renderToString(createElement(PaymentCheckout, props)));
`;

/** A partner's application with Vite and React. */
export const viteFiles: Readonly<Record<string, string>> = {
  'index.html': indexHtml,
  'App.tsx': app,
  'main.tsx': main,
  'sandbox.ts': sandboxSource,
  'vite.config.ts': config,
  'renderOnServer.mjs': renderOnServer,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      target: 'ES2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      module: 'ESNext',
      moduleResolution: 'Bundler',
      jsx: 'react-jsx',
      types: ['node'],
    },
    files: ['main.tsx', 'sandbox.ts'],
  }),
};
