import { expect, test } from 'vitest';
import { qrPicture } from '../../src/sandbox/qrPicture.js';
import { decodeQrFromPng } from '../decodeQr.js';

const decode = (dataUrl: string) => decodeQrFromPng(Buffer.from(dataUrl.split(',')[1] ?? '', 'base64'));

test.each([['0'], ['ORDER99999 https://example.test/?a=1&b=2'], ['A'.repeat(1_000)]])(
  'a scanner reads %j',
  async (text) => {
    const picture = qrPicture(text);

    expect(picture).toMatch(/^data:image\/png;base64,/);
    expect(await decode(picture)).toEqual([text]);
  },
);

test('a text that does not fit is refused', () => {
  expect(() => qrPicture('a'.repeat(2_400))).toThrow();
});
