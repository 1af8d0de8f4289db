import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { builtFiles, type BuiltFiles } from './builtFiles.js';
import { installPeers, peerVersions } from './installPeers.js';
import { markdownTable } from './markdownTable.js';

const src = join(import.meta.dirname, '../../src');
const ourForm = `export { PaymentCheckout } from '${src}/index.ts';`;
const ourStyles = `import '${src}/styles/index.css';`;
const adyenWays = 'Redirect, PromptPay, PayNow, DuitNow';
const adyenStyles = `import '@adyen/adyen-web/styles/adyen.css';`;

/** What a partner's page imports, by product. `later`: what is loaded in addition at run time, which no bundle shows. */
const others: { name: string; packageName: keyof typeof peerVersions; source: string; later?: string }[] = [
  {
    name: 'Adyen core, redirect and three QR methods',
    packageName: '@adyen/adyen-web',
    source: `export { AdyenCheckout, ${adyenWays} } from '@adyen/adyen-web'; ${adyenStyles}`,
    later: "texts of a language, pictures, the code's picture",
  },
  {
    name: 'Adyen Drop-in with the same methods',
    packageName: '@adyen/adyen-web',
    source: `export { AdyenCheckout, Dropin, ${adyenWays} } from '@adyen/adyen-web'; ${adyenStyles}`,
    later: "texts of a language, pictures, the code's picture",
  },
  {
    name: 'bitcoin-connect-react',
    packageName: '@getalby/bitcoin-connect-react',
    source: `export { PayButton } from '@getalby/bitcoin-connect-react';`,
  },
  {
    name: 'react-paypal-js',
    packageName: '@paypal/react-paypal-js',
    source: `export { PayPalScriptProvider, PayPalButtons } from '@paypal/react-paypal-js';`,
    later: "PayPal's script and frames",
  },
  {
    name: 'react-stripe-js and stripe-js',
    packageName: '@stripe/react-stripe-js',
    source: `export { Elements, PaymentElement } from '@stripe/react-stripe-js'; export { loadStripe } from '@stripe/stripe-js';`,
    later: "Stripe's script and frames",
  },
  {
    name: 'payos-checkout',
    packageName: '@payos/payos-checkout',
    source: `export { usePayOS } from '@payos/payos-checkout';`,
    later: 'a page in a frame',
  },
  {
    name: 'braintree-web-drop-in',
    packageName: 'braintree-web-drop-in',
    source: `export { default } from 'braintree-web-drop-in';`,
    later: 'its style sheet, frames, a script for each way to pay',
  },
];

/** Our dependencies, each with its own dependencies. */
const dependencies = {
  '@tanstack/react-query': /^@tanstack\//,
  'react-hook-form with its resolver': /^(react-hook-form|@hookform\/)/,
  zod: /^zod(\/|$)/,
  'qrcode.react': /^qrcode\.react$/,
};

/** Modules of each of our folders. */
const folders = {
  i18n: 'two languages, amounts and times',
  contract: 'the wire: answers, lists, envelopes',
  payment: 'what an answer means: VietQR, banks, links',
  transport: 'one request and its errors',
  state: 'attempts, their storage, the form, the following',
  views: 'every screen, the drawn code, its picture',
};

const isReact = (id: string) => /^react(-dom)?(\/|$)/.test(id);
const isOurs = (id: string) => /^[./]/.test(id);

/** Bundles and minifies `source` as a partner's production build would, with React left out. */
async function bundle(
  source: string,
  isLeftOut: (id: string, importer: string | undefined, isResolved: boolean) => boolean = () => false,
): Promise<BuiltFiles> {
  const root = installPeers();
  mkdirSync(root, { recursive: true });
  const entry = join(root, 'entry.js');
  writeFileSync(entry, source);
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        external: (id, ...where) => isReact(id) || isLeftOut(id, ...where),
        preserveEntrySignatures: 'strict',
      },
    },
  });
  return builtFiles(result);
}

/** The file for a `<script>` tag, which contains everything, its style sheet and Preact included. */
async function scriptFile(): Promise<BuiltFiles> {
  const result = await build({
    root: join(src, '..'),
    mode: 'script',
    logLevel: 'error',
    build: { write: false },
  });
  return builtFiles(result);
}

const brotli = (text: string) => (text === '' ? 0 : brotliCompressSync(text).byteLength);
const gzip = (text: string) => (text === '' ? 0 : gzipSync(text, { level: 9 }).byteLength);
const kB = (bytes: number) => (bytes / 1_000).toFixed(1);

/** kB (1000 bytes, minified) added to a page that has React already. Exact: the same on every machine. */
export async function weight(): Promise<string> {
  const rows: (string | number)[][] = [];
  let ours = NaN;
  const add = (name: string, { js, css }: BuiltFiles, later = '-') => {
    const whole = brotli(js) + brotli(css);
    if (rows.length === 0) ours = whole;
    const sizes = [brotli(js), brotli(css), gzip(js), gzip(css)].map(kB);
    rows.push([name, (whole / ours).toFixed(2), ...sizes, later]);
  };
  add('ttdk-payment-checkout', await bundle(ourForm + ourStyles));
  add('its script file, with Preact in it', await scriptFile());
  for (const { name, packageName, source, later } of others)
    add(`${name} ${peerVersions[packageName]}`, await bundle(source), later);
  const head = ['product', 'JS and CSS, ours = 1', 'JS br', 'CSS br', 'JS gz', 'CSS gz', 'loads later'];
  return `${markdownTable(head, rows)}\n\n${await parts()}`;
}

/** What the bundle would save without one part. */
async function parts(): Promise<string> {
  const whole = await bundle(ourForm);
  const rows: string[][] = [];
  for (const [name, pattern] of Object.entries(dependencies)) {
    const rest = await bundle(ourForm, (id) => pattern.test(id));
    rows.push([name, kB(brotli(whole.js) - brotli(rest.js)), kB(gzip(whole.js) - gzip(rest.js))]);
  }
  const own = await bundle(ourForm, (id) => !isOurs(id));
  rows.push(['our own code, alone', kB(brotli(own.js)), kB(gzip(own.js))]);
  rows.push(['whole', kB(brotli(whole.js)), kB(gzip(whole.js))]);
  return `${markdownTable(['part', 'JS br', 'JS gz'], rows)}\n\n${await ownParts()}`;
}

/** Each of our folders compressed alone. Their sum exceeds the whole, in which repetitions compress across folders. */
async function ownParts(): Promise<string> {
  const rows: string[][] = [];
  for (const [name, what] of Object.entries(folders)) {
    const folder = join(src, name);
    const source = readdirSync(folder).map((file) => `export * from '${join(folder, file)}';`);
    const { js } = await bundle(source.join('\n'), (id, _importer, isResolved) =>
      isResolved ? !id.startsWith(folder) : !isOurs(id),
    );
    rows.push([name, what, kB(brotli(js)), kB(gzip(js))]);
  }
  return markdownTable(['our own code, folder by folder', 'what it is', 'JS br', 'JS gz'], rows);
}
