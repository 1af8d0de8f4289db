import { expect, test } from 'vitest';
import { crc16 } from '../../src/contract/crc16.js';

test('gives the published check value of CRC-16/CCITT-FALSE', () => {
  expect(crc16('123456789')).toBe(0x29b1);
  expect(crc16('')).toBe(0xffff);
});

test.each([
  ['00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN6304', 0x4f52],
  ['00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304', 0xcbb4],
  ['00020101021138580010A000000727012800069704070114190304136010180208QRIBFTTA53037045802VN6304', 0x0283],
])('gives the CRC at the end of a code that a bank printed: %s', (text, crc) => {
  expect(crc16(text)).toBe(crc);
});

test('covers the UTF-8 bytes of text that is not ASCII', () => {
  expect(crc16('₫')).toBe(crc16(String.fromCodePoint(0x20ab)));
  expect(crc16('đ')).not.toBe(crc16('d'));
});
