import { afterEach, expect, test } from 'vitest';
import { toPlainJson } from '../../src/transport/toPlainJson.js';

const data = { customerScheduleId: 1869, stationServicesList: [101, 102], nested: { list: [{ a: null }] } };

afterEach(() => {
  Reflect.deleteProperty(Array.prototype, 'toJSON');
  Reflect.deleteProperty(Object.prototype, 'toJSON');
});

test('is the JSON of the data', () => {
  expect(toPlainJson(data)).toBe(JSON.stringify(data));
});

test.each([Array.prototype, Object.prototype])('is the same with a toJSON of an old library', (prototype) => {
  const plain = JSON.stringify(data);
  Object.defineProperty(prototype, 'toJSON', { configurable: true, value: () => 'spoilt' });
  expect(JSON.stringify(data)).not.toBe(plain);
  expect(toPlainJson(data)).toBe(plain);
});

test('leaves out what is undefined', () => {
  expect(toPlainJson({ a: 1, b: undefined })).toBe('{"a":1}');
});
