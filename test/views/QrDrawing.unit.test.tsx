import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { QrDrawing, readQrModules } from '../../src/views/paying/QrDrawing.js';
import { decodeQrFromPng } from '../decodeQr.js';
import samples from '../fixtures/qr-samples.json' with { type: 'json' };

/** What the component draws, read from its markup. */
const draw = (payload: string) =>
  readQrModules(renderToStaticMarkup(<QrDrawing payload={payload} name="code" onDraw={() => undefined} />));

/** What a scanner reads in the picture that the page shows. */
const scan = (payload: string) => {
  const { imageUrl } = draw(payload);
  return decodeQrFromPng(Buffer.from(imageUrl.split(',')[1]!, 'base64'));
};

const drawable = samples.filter(({ verdict }) => verdict === 'draw').map(({ payload }) => payload);

test.each(drawable)('a scanner reads %s back', async (payload) => {
  expect(await scan(payload)).toEqual([payload]);
});

test('takes no more modules for the sample codes than an encoder that is known to choose modes well', () => {
  // Measured with lean-qr 2.7.4, `mode.auto`, level M.
  const fewest = [33, 41, 41, 33, 37, 37, 37, 33, 33, 37, 41, 37, 41, 45];
  expect(drawable.map((payload) => draw(payload).width - 8)).toEqual(fewest);
});

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
      // Scanners may trim outer spaces.
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
  const { width, path } = draw('0'.repeat(149));
  const starts = [...path.matchAll(/M(\d+)[ ,](\d+) ?h(\d+)/g)].map(([, x, y, length]) => ({
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
  expect(draw('0'.repeat(150)).width).toBe(37 + 8);
});

test('half of a surrogate pair, which UTF-8 does not have, draws a code all the same', async () => {
  expect(await scan('momo://\ud83d')).toEqual(['momo://\ufffd']);
});
