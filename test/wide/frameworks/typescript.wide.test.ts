import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { Application } from './Application.js';

const { devDependencies } = packageJson;
const versions = ['5.0.4', '5.4.5', '5.9.3', devDependencies.typescript];

/** Uses every entry of the package that has types. */
const page = `
import { createElement } from 'react';
import { PaymentCheckout, readVietQr, type PaymentError } from 'ttdk-payment-checkout';
import { definePaymentCheckoutElement, type PaymentCheckoutElement } from 'ttdk-payment-checkout/element';
import { createPaymentProxy } from 'ttdk-payment-checkout/proxy';
import { createSandbox } from 'ttdk-payment-checkout/sandbox';
import { createTestPayments } from 'ttdk-payment-checkout/testing';

const proxy: (request: Request) => Promise<Response> = createPaymentProxy({
  apiKey: 'a-key',
  baseUrl: 'https://sandbox.example',
  authorize: 'public',
  fetch: createSandbox(),
});
const { orders } = createTestPayments();
export const page = createElement(PaymentCheckout, {
  proxyUrl: '/api/payment',
  customerScheduleId: 1869,
  onError: (error: PaymentError) => console.log(error.code),
});
export type Element = PaymentCheckoutElement;
console.log(typeof definePaymentCheckoutElement, typeof proxy, orders.length, readVietQr('000201').ok);
`;

/** Must not compile: what does not resolve is \`any\`, and takes everything. */
const wrongPage = `
import { readVietQr } from 'ttdk-payment-checkout';
import { createPaymentProxy } from 'ttdk-payment-checkout/proxy';
import { createSandbox } from 'ttdk-payment-checkout/sandbox';
import { createTestPayments } from 'ttdk-payment-checkout/testing';
import { definePaymentCheckoutElement } from 'ttdk-payment-checkout/element';
readVietQr(1);
createPaymentProxy(1);
createSandbox(1);
createTestPayments(1);
definePaymentCheckoutElement(1);
`;

const settings = {
  'a CommonJS application, moduleResolution node': { module: 'CommonJS', moduleResolution: 'Node' },
  'moduleResolution node16': { module: 'Node16', moduleResolution: 'Node16' },
  'moduleResolution bundler': { module: 'ESNext', moduleResolution: 'Bundler' },
};

let application: Application;

beforeAll(async () => {
  application = await Application.install(
    'typescript',
    {
      [packageJson.name]: `file:${inject('tarball')}`,
      '@tanstack/react-query': devDependencies['@tanstack/react-query'],
      '@types/node': devDependencies['@types/node'],
      '@types/react': '18.3.8',
      '@types/react-dom': '18.3.7',
      react: devDependencies.react,
      'react-dom': devDependencies['react-dom'],
      ...Object.fromEntries(
        versions.map((version) => [`typescript-${version}`, `npm:typescript@${version}`]),
      ),
    },
    { 'page.ts': page, 'wrongPage.ts': wrongPage },
  );
  return () => application.remove();
});

describe.each(versions)('TypeScript %s', (version) => {
  it.each(Object.entries(settings))(
    'finds the types of every entry: %s',
    async (_, { module, moduleResolution }) => {
      const compilerOptions = {
        module,
        moduleResolution,
        strict: true,
        skipLibCheck: true,
        target: 'ES2021',
        lib: ['ES2021', 'DOM', 'DOM.Iterable'],
        types: ['node'],
        outDir: `out-${module}`,
        ...(version.startsWith('6') && moduleResolution === 'Node' && { ignoreDeprecations: '6.0' }),
      };
      writeFileSync(
        join(application.folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, include: ['*age.ts'] }),
      );
      const compile = application.run([`node_modules/typescript-${version}/bin/tsc`, '--pretty', 'false']);
      const output = await compile.catch((error: unknown) => String(error));
      const errors = output.split('\n').filter((line) => line.includes('error TS'));
      expect(errors).toEqual(
        [7, 8, 9, 10, 11].map(
          (line) => expect.stringMatching(new RegExp(`^wrongPage\\.ts\\(${line},.*TS2\\d+`)) as string,
        ),
      );
      // Node requires ES modules since 20.19, and so does the CommonJS output.
      const format = module === 'CommonJS' ? 'commonjs' : 'module';
      writeFileSync(
        join(application.folder, `out-${module}`, 'package.json'),
        JSON.stringify({ type: format }),
      );
      expect(await application.run([`out-${module}/page.js`])).toContain('function function 0 false');
    },
  );
});
