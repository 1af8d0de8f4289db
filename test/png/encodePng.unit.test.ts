import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodePng } from '../../src/png/encodePng.js';
import { decodeQrFromPng } from '../decodeQr.js';
import { encodeQR } from 'qr';

const bytesOf = (dataUrl: string) => Buffer.from(dataUrl.split(',')[1]!, 'base64');

/** The data of every chunk, by type. */
function chunksOf(png: Buffer): Record<string, Buffer> {
  const chunks: Record<string, Buffer> = {};
  for (let start = 8; start < png.length;) {
    const length = png.readUInt32BE(start);
    chunks[png.toString('latin1', start + 4, start + 8)] = png.subarray(start + 8, start + 8 + length);
    start += length + 12;
  }
  return chunks;
}

test('gives each module eight pixels, black for true', () => {
  const url = encodePng([
    [true, false],
    [false, true],
  ]);
  expect(url).toMatch(/^data:image\/png;base64,/);
  const { IHDR, IDAT } = chunksOf(bytesOf(url));
  expect([IHDR!.readUInt32BE(0), IHDR!.readUInt32BE(4)]).toEqual([16, 16]);
  const upper = [0, 0x00, 0xff];
  const lower = [0, 0xff, 0x00];
  expect([...inflateSync(IDAT!)]).toEqual(
    [...Array<number[]>(8).fill(upper), ...Array<number[]>(8).fill(lower)].flat(),
  );
});

test('holds more than one stored block could', async () => {
  const text = 'x'.repeat(1_000);
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const picture = bytesOf(encodePng(rows));
  expect(picture.length).toBeGreaterThan(0xffff);
  expect(await decodeQrFromPng(picture)).toEqual([text]);
});
