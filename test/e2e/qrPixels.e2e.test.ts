import { readFile } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumLaunchOptions } from '../chromium.js';
import { decodeQrFromPng } from '../decodeQr.js';
import { PayerVisit } from './PayerVisit.js';
import { startDemo, type RunningDemo } from './startDemo.js';

let browser: Browser;
let demo: RunningDemo;

beforeAll(async () => {
  [browser, demo] = await Promise.all([chromium.launch(chromiumLaunchOptions()), startDemo()]);
});

afterAll(async () => {
  await browser.close();
  await demo.stop();
});

/** A payer in front of a bank code, on a host page whose style sheets a test adds. */
async function showCode(options: {
  deviceScaleFactor?: number;
  viewport?: { width: number; height: number };
}) {
  // The demo itself allows no inline style sheets.
  const visit = await PayerVisit.begin(browser, demo.url, { ...options, bypassCSP: true });
  const { data } = await visit.pay(/Chuyển khoản VietQR/);
  await visit.expectScreen('Quét mã để thanh toán');
  return { visit, qrCode: data.bankQR!.qrCode };
}

/** Runs `look` while the host page has these styles. */
async function under(visit: PayerVisit, css: string, look: () => Promise<void>) {
  const sheet = await visit.page.addStyleTag({ content: css });
  await look();
  await sheet.evaluate((element) => (element as HTMLStyleElement).remove());
}

/** What a scanner reads in the picture that "save" gives. */
async function scanSaved({ page }: PayerVisit): Promise<string[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải ảnh QR' }).click(),
  ]);
  return decodeQrFromPng(await readFile(await download.path()));
}

const pages = ['#fff', '#000'];
const looks = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced colours', colorScheme: 'dark', forcedColors: 'active' },
] as const;

describe('the code on screen', () => {
  test.each([1, 2, 3])(
    'scans at %i device pixels for one, in every theme, on every page, and so does its saved picture',
    async (deviceScaleFactor) => {
      const { visit, qrCode } = await showCode({ deviceScaleFactor, viewport: { width: 480, height: 900 } });
      for (const { name, ...media } of looks) {
        await visit.page.emulateMedia(media);
        for (const background of pages) {
          await under(visit, `html, body, main { background: ${background} !important }`, async () => {
            expect(await visit.scan(), `${name} on ${background}`).toEqual([qrCode]);
          });
        }
        expect(await scanSaved(visit), `saved in ${name}`).toEqual([qrCode]);
      }
      await visit.end();
    },
  );
});

/** What host pages do to pictures, each enough to spoil a code that does not defend itself. */
const hostiles: Record<string, string> = {
  'icons that take the text colour': 'svg path { fill: currentColor }',
  'icons that take the text colour, whatever it takes': 'svg, svg * { fill: currentColor !important }',
  'icons drawn by their outline': 'svg { fill: none; stroke: currentColor; stroke-width: 2 }',
  'icons drawn by their outline, whatever it takes':
    'svg path { stroke: red !important; stroke-width: 3 !important }',
  'icons as large as letters': 'svg { width: 1em !important; height: 1em !important; padding: 2px }',
  'pictures kept small': 'img, svg { max-width: 100%; max-height: 40px; height: auto }',
  'pictures turned over for the dark': 'img, svg { max-width: 100%; filter: invert(1) }',
  'pictures turned over, whatever it takes':
    'img, svg, svg path { filter: invert(1) hue-rotate(180deg) !important }',
  'a filter on everything': '* { filter: grayscale(1) brightness(0.98) }',
  'faint pictures that blend':
    'img, svg, svg path { opacity: 0.4 !important; mix-blend-mode: difference !important }',
  'round pictures': 'img, svg { border-radius: 50% !important; clip-path: circle(40%) !important }',
  'turned and stretched pictures':
    'svg { transform: scale(0.3, 0.1) !important; object-fit: cover !important }',
  'a reset of all':
    '*:where(:not(html, img, svg, script, style):not(svg *)) { all: unset; display: revert } * { box-sizing: content-box !important }',
  'cropped pictures':
    'img, svg { aspect-ratio: 4 / 1 !important; object-fit: cover !important; height: 60px }',
  'dark boxes': 'div, section, svg, figure { background: #111 !important; color: #eee !important }',
  'tiny letters': 'html { font-size: 4px !important }',
  'huge letters': 'html { font-size: 60px !important }',
  'right to left': 'html { direction: rtl }',
};

/** The styles under which a scanner does not read the code. */
async function findBroken(visit: PayerVisit, qrCode: string, look: () => Promise<string[]>, also = '') {
  const broken: string[] = [];
  for (const [name, css] of Object.entries(hostiles)) {
    await under(
      visit,
      `html, body, main { background: #000 !important; color: #fff }\n${css}\n${also}`,
      async () => {
        if ((await look()).join() !== qrCode) broken.push(name);
      },
    );
  }
  return broken;
}

describe('a hostile host page', () => {
  test.each([1280, 360])('does not stop the code from scanning, %i px wide', async (width) => {
    const { visit, qrCode } = await showCode({ viewport: { width, height: 900 } });
    expect(await findBroken(visit, qrCode, () => visit.scan())).toEqual([]);
    await visit.end();
  });

  test('does not stop the enlarged picture from scanning', async () => {
    const { visit, qrCode } = await showCode({ viewport: { width: 480, height: 900 } });
    await visit.page.getByRole('button', { name: 'Phóng to' }).click();
    const look = async () => {
      await visit.page.getByAltText(/^Mã QR/).scrollIntoViewIfNeeded();
      return decodeQrFromPng(await visit.page.screenshot());
    };
    // The code behind the picture would be read instead.
    expect(await findBroken(visit, qrCode, look, '[data-part="qr"] { display: none !important }')).toEqual(
      [],
    );
    await visit.end();
  });
});
