import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawQr } from '../../src/views/paying/drawQr.js';
import { decodeQrFromPixels } from '../decodeQr.js';
import samples from '../fixtures/qr-samples.json' with { type: 'json' };

const pixelsPerModule = 3;

/** The drawing as a picture: each run of dark modules in the path is a rectangle of one module's height. */
function toPixels({ width, path }: ReturnType<typeof drawQr>) {
  const size = width * pixelsPerModule;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    for (let row = 0; row < pixelsPerModule; row += 1) {
      const start = ((Number(y) * pixelsPerModule + row) * size + Number(x) * pixelsPerModule) * 4;
      for (let pixel = 0; pixel < Number(length) * pixelsPerModule; pixel += 1)
        data.set([0, 0, 0], start + pixel * 4);
    }
  }
  return { data, width: size, height: size, colorSpace: 'srgb' as const };
}

const scan = (text: string) => decodeQrFromPixels(toPixels(drawQr(text)));

test.each(samples.filter(({ verdict }) => verdict === 'draw').map(({ payload }) => payload))(
  'a scanner reads %s back',
  async (payload) => {
    expect(await scan(payload)).toEqual([payload]);
  },
);

test('a scanner reads any text back, of every alphabet that a code has', async () => {
  const alphabets = [
    '0123456789',
    '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:',
    '09AZ az~|{}=&?_,;#',
    'ăâđêôơưẠỆỘỰ €漢字😎 09AZaz',
  ];
  const texts = alphabets.map((alphabet) => {
    const letter = fc.constantFrom(...Array.from(alphabet));
    return fc.string({ unit: letter, minLength: 1, maxLength: 512 });
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(...texts), async (text) => {
      // What a scanner makes of outer spaces is its own business.
      const framed = `<${text}>`;
      expect(await scan(framed)).toEqual([framed]);
    }),
    { numRuns: 60 },
  );
});

test.each(['ế'.repeat(512), `2|99|${'x'.repeat(995)}`])(
  'a scanner reads the longest text that a payment may carry',
  async (text) => {
    expect(await scan(text)).toEqual([text]);
  },
);

test('leaves four white modules on every side, and takes no more modules than it needs', () => {
  const { width, path } = drawQr('0'.repeat(149));
  const starts = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => ({
    left: Number(x),
    top: Number(y),
    right: Number(x) + Number(length),
  }));
  expect(Math.min(...starts.map(({ left }) => left))).toBe(4);
  expect(Math.min(...starts.map(({ top }) => top))).toBe(4);
  expect(Math.max(...starts.map(({ right }) => right))).toBe(width - 4);
  expect(Math.max(...starts.map(({ top }) => top))).toBe(width - 5);
  // ISO/IEC 18004: at level M version 4 holds 149 digits.
  expect(width).toBe(33 + 8);
  expect(drawQr('0'.repeat(150)).width).toBe(37 + 8);
});
