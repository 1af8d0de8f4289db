import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { bundle } from './bundle.js';

/** A partner's page and server, as the README shows them. */
const page = `
import { PaymentCheckout, readVietQr, type PaymentError } from 'ttdk-payment-checkout';
import { createPaymentProxy } from 'ttdk-payment-checkout/proxy';
import { createSandbox } from 'ttdk-payment-checkout/sandbox';

const proxy: (request: Request) => Promise<Response> = createPaymentProxy({
  apiKey: 'a-key',
  baseUrl: 'https://sandbox.example',
  authorize: 'public',
  fetch: createSandbox(),
});

export const page = (
  <PaymentCheckout
    proxyUrl="/api/payment"
    customerScheduleId={1869}
    paymentMethods={[{ type: 1, id: 1, name: 'VietQR' }]}
    onError={(error: PaymentError) => console.log(error.code)}
  />
);
export const reading = readVietQr('000201');
export { proxy };
`;

/** The same with the custom element, in DOM code and in JSX. */
const elementPage = `
import { definePaymentCheckoutElement, type PaymentCheckoutElement } from 'ttdk-payment-checkout/element';
import 'ttdk-payment-checkout/script';

definePaymentCheckoutElement();
const element: PaymentCheckoutElement = document.createElement('payment-checkout');
element.customerScheduleId = 1869;
element.paymentMethods = [{ type: 1, id: 1, name: 'VietQR' }];
element.addEventListener('payment-paid', ({ detail }) => console.log(detail.orderId));
document.body.addEventListener('payment-status', ({ detail }) => console.log(detail.status, detail.payment.orderId));
element.submit();

export const page = (
  <payment-checkout
    proxy-url="/api/payment"
    customer-schedule-id="1869"
    stations-id={57}
    proxy-is-idempotent
    locale="en"
    paymentMethods={[{ type: 1, name: 'VietQR' }]}
    onpayment-error={({ detail }) => console.log(detail.code)}
  >
    <p slot="footer">Hotline</p>
  </payment-checkout>
);
`;

const wrongElementPage = `
document.createElement('payment-checkout').customerScheduleId = '1869';
export const page = <payment-checkout proxy-url={1} />;
`;

const wrongPage = `
import { PaymentCheckout } from 'ttdk-payment-checkout';
export const page = <PaymentCheckout proxyUrl={1} customerScheduleId={1869} />;
`;

const strictest = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
  jsx: 'react-jsx',
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: ['node'],
};

/** Errors that a compiler reports for the pages. */
function typeCheck(compiler: string, module: 'NodeNext' | 'Preserve'): string[] {
  const consumer = inject('consumer');
  const compilerOptions = { ...strictest, module };
  writeFileSync(join(consumer, 'page.tsx'), page);
  writeFileSync(join(consumer, 'wrongPage.tsx'), wrongPage);
  writeFileSync(join(consumer, 'elementPage.tsx'), elementPage);
  writeFileSync(join(consumer, 'wrongElementPage.tsx'), wrongElementPage);
  writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*age.tsx'] }));
  const tsc = spawnSync(
    process.execPath,
    [join(compiler, 'bin', 'tsc'), '-p', consumer, '--pretty', 'false'],
    {
      cwd: consumer,
      encoding: 'utf8',
    },
  );
  // Indented lines continue the error above them.
  return tsc.stdout.split('\n').filter((line) => /^\S/.test(line));
}

describe('an application with the packed tarball', () => {
  it.each([
    { name: 'the oldest TypeScript', folder: () => inject('consumer'), module: 'NodeNext' as const },
    { name: 'our own TypeScript', folder: () => process.cwd(), module: 'Preserve' as const },
  ])('type checks with $name, module $module', ({ folder, module }) => {
    const compiler = join(folder(), 'node_modules', 'typescript');
    expect(typeCheck(compiler, module)).toEqual([
      expect.stringMatching(/^wrongElementPage\.tsx\(2,.*TS2\d+/),
      expect.stringMatching(/^wrongElementPage\.tsx\(3,.*TS2\d+/),
      expect.stringMatching(/^wrongPage\.tsx\(3,.*TS2\d+/),
    ]);
  });

  it('builds with Vite', async () => {
    const { code, css } = await bundle(
      `import 'ttdk-payment-checkout/styles.css'; export { PaymentCheckout } from 'ttdk-payment-checkout';`,
    );
    expect(code).toContain('PaymentCheckout');
    expect(css).not.toBe('');
  });

  it('renders on a server', () => {
    const script = `
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import { PaymentCheckout } from 'ttdk-payment-checkout';
      import { definePaymentCheckoutElement } from 'ttdk-payment-checkout/element';
      definePaymentCheckoutElement();
      const props = { proxyUrl: '/api/payment', customerScheduleId: 1869, paymentMethods: [{ type: 1, name: 'VietQR' }] };
      process.stdout.write(renderToString(createElement(PaymentCheckout, props)));
    `;
    const html = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: inject('consumer'),
      encoding: 'utf8',
    });
    expect(html).toContain('VietQR');
  });
});
