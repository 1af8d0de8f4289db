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

/** A visit on the screen with a bank code; the test adds style sheets to the page. */
async function showCode(options: {
  deviceScaleFactor?: number;
  viewport?: { width: number; height: number };
}) {
  // The demo's own policy allows no inline style sheets.
  const visit = await PayerVisit.begin(browser, demo.url, { ...options, bypassCSP: true });
  const { data } = await visit.pay(/Chuyển khoản VietQR/);
  await visit.expectScreen('Quét mã để thanh toán');
  return { visit, qrCode: data.bankQR!.qrCode };
}

/** Runs `look` while the page has these styles. */
async function under(visit: PayerVisit, css: string, look: () => Promise<void>) {
  const sheet = await visit.page.addStyleTag({ content: css });
  await look();
  await sheet.evaluate((element) => (element as HTMLStyleElement).remove());
}

/** Text of the code in the picture that the save button downloads. */
async function scanSaved({ page }: PayerVisit): Promise<string[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải ảnh QR' }).click(),
  ]);
  return decodeQrFromPng(await readFile(await download.path()));
}

/**
 * Lengths of the runs of one colour inside the code, in device pixels, and the colours that occur on the screen.
 */
async function measureRuns({ page }: PayerVisit) {
  const code = page.getByRole('img', { name: /^Mã QR/ });
  await code.scrollIntoViewIfNeeded();
  const screenshot = `data:image/png;base64,${(await code.screenshot()).toString('base64')}`;
  return page.evaluate(async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const isInside = (y: number) => y > image.height * 0.1 && y < image.height * 0.9;
    const runs = new Set<number>();
    const colours = new Set<string>();
    for (let y = 0; y < image.height; y += 1) {
      const changes: number[] = [];
      for (let x = 1; isInside(y) && x < image.width - 1; x += 1) {
        const at = (y * image.width + x) * 4;
        colours.add(data.slice(at, at + 3).join());
        if (data[at] !== data[at - 4]) changes.push(x);
      }
      changes.slice(1).forEach((change, index) => runs.add(change - changes[index]!));
    }
    return { runs: [...runs].sort((a, b) => a - b), colours: [...colours].sort() };
  }, screenshot);
}

const pages = ['#fff', '#000'];
const looks = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced colours', colorScheme: 'dark', forcedColors: 'active' },
] as const;

describe('the code on screen', () => {
  test.each([1, 1.5, 2.625, 3])(
    'scans at %d device pixels for one, in every theme, on every page, and so does its saved picture',
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

describe('every module', () => {
  test.each([1, 1.25, 1.5, 1.75, 2, 2.625, 3, 4])(
    'is the same whole number of device pixels, at %d for one',
    async (factor) => {
      // Emulated factors are laid out in CSS pixels; a device that has them is not.
      const { args, ...launch } = chromiumLaunchOptions();
      const device = await chromium.launch({
        ...launch,
        args: [...args, `--force-device-scale-factor=${factor}`],
      });
      const visit = await PayerVisit.begin(device, demo.url, { viewport: null, bypassCSP: true });
      await visit.pay(/Chuyển khoản VietQR/);
      await visit.expectScreen('Quét mã để thanh toán');
      expect(await visit.page.evaluate(() => devicePixelRatio)).toBe(factor);
      // A window has at least 500 px.
      for (const width of [320, 360, 411, 480]) {
        await under(visit, `html { inline-size: ${width}px }`, async () => {
          const { runs, colours } = await measureRuns(visit);
          expect(colours, `${width} px`).toEqual(['0,0,0', '255,255,255']);
          const [module] = runs;
          expect(
            runs.filter((run) => run % module! !== 0),
            `${width} px, ${runs.join()}`,
          ).toEqual([]);
          expect(module! / factor, `${width} px`).toBeGreaterThanOrEqual(4);
        });
      }
      await visit.end();
      await device.close();
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
    'img, svg { transform: scale(0.3, 0.1) !important; object-fit: cover !important }',
  'a reset of all':
    '*:where(:not(html, img, svg, script, style):not(svg *)) { all: unset; display: revert } * { box-sizing: content-box !important }',
  'cropped pictures':
    'img, svg { aspect-ratio: 4 / 1 !important; object-fit: cover !important; height: 60px }',
  'dark boxes': 'div, section, img, svg, figure { background: #111 !important; color: #eee !important }',
  'framed pictures, whatever it takes': 'body img { padding: 20px !important; border: 9px solid !important }',
  'a class of the page on every picture': '[data-part] img[data-part] { filter: invert(1) !important }',
  'tiny letters': 'html { font-size: 4px !important }',
  'huge letters': 'html { font-size: 60px !important }',
  'right to left': 'html { direction: rtl }',
};

/** The styles under which a scanner cannot read the code. */
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

describe('host pages whose styles hit the code', () => {
  test.each([1280, 360])('leave it scannable, %i px wide', async (width) => {
    const { visit, qrCode } = await showCode({ viewport: { width, height: 900 } });
    expect(await findBroken(visit, qrCode, () => visit.scan())).toEqual([]);
    await visit.end();
  });

  test('leave the enlarged picture scannable', async () => {
    const { visit, qrCode } = await showCode({ viewport: { width: 480, height: 900 } });
    await visit.page.getByRole('button', { name: 'Phóng to' }).click();
    const look = async () => {
      await visit.page.getByRole('dialog').getByRole('img').scrollIntoViewIfNeeded();
      return decodeQrFromPng(await visit.page.screenshot());
    };
    // Hidden, because a scanner would read the code behind the dialog instead.
    expect(await findBroken(visit, qrCode, look, '[data-part="qr"] { display: none !important }')).toEqual(
      [],
    );
    await visit.end();
  });
});
