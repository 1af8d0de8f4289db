import { describe, expect, it } from 'vitest';
import { findOptionsProblem } from '../../src/state/findOptionsProblem.js';

const method = { type: 2, id: 1, name: 'VietQR' };
const service = { id: 101, name: 'Inspection', price: 120_000 };
const good = { proxyUrl: '/api/payment', customerScheduleId: 1869, paymentMethods: [method] };

/** Hosts in JavaScript pass anything. */
const problemOf = (changes: Record<string, unknown>) => findOptionsProblem({ ...good, ...changes });

describe('props that work', () => {
  it.each<Record<string, unknown>>([
    {},
    { stationsId: 57, timeoutMs: 0.5, expiresInMinutes: 5, headers: { 'X-CSRF-Token': 'x' } },
    { stationServices: [] },
    { stationServices: [service, { id: 102, name: 'Free', price: 0 }, { id: 103, name: 'Unpriced' }] },
    { paymentMethods: [method, { ...method, id: 2 }, { ...method, subType: 'A' }] },
    { paymentMethods: undefined, methodsUrl: '/api/payment/methods' },
  ])('%j', (changes) => expect(problemOf(changes)).toBeUndefined());
});

describe('props that cannot work are named, with their value and what to do', () => {
  it.each<[Record<string, unknown>, RegExp]>([
    [{ proxyUrl: '' }, /`proxyUrl` is ""\. Give the URL/],
    [{ proxyUrl: undefined }, /`proxyUrl`/],
    ...[0, -1, 1.5, Number.NaN, 2 ** 53, '1869', null, undefined, Infinity].map(
      (value): [Record<string, unknown>, RegExp] => [
        { customerScheduleId: value },
        new RegExp(
          `^.customerScheduleId. is ${typeof value === 'string' ? '"1869"' : String(value)}\\. It must be a whole number > 0`,
        ),
      ],
    ),
    [{ stationsId: 0 }, /`stationsId` is 0\. .* or left out/],
    [{ timeoutMs: 0 }, /`timeoutMs` is 0\..*ms > 0/],
    [{ timeoutMs: Infinity }, /`timeoutMs` is Infinity/],
    [{ timeoutMs: 2 ** 31 }, /`timeoutMs` is 2147483648\..*at most 2147483647/],
    [{ expiresInMinutes: -1 }, /`expiresInMinutes` is -1\..*minutes > 0/],
    [{ headers: { apiKey: 'secret-1' } }, /API key.*remove it/],
    [{ headers: { 'API-Key ': 'secret-1' } }, /API key/],
    [{ paymentMethods: undefined }, /`paymentMethods` is undefined\. Pass at least one .* or `methodsUrl`/],
    [{ paymentMethods: [] }, /`paymentMethods` is \[\]\. Pass at least one/],
    [{ paymentMethods: {} }, /`paymentMethods`/],
    [{ paymentMethods: null }, /`paymentMethods`/],
    [{ paymentMethods: [{ ...method, type: 0 }] }, /`paymentMethods\[0\]\.type` is 0/],
    [{ paymentMethods: [method, { ...method, id: 0 }] }, /`paymentMethods\[1\]\.id` is 0.*left out/],
    [{ paymentMethods: [{ ...method, subType: '' }] }, /subType` is ""/],
    [{ paymentMethods: [{ ...method, subType: 'x'.repeat(101) }] }, /at most 100 characters/],
    [{ paymentMethods: [{ ...method, name: ' ' }] }, /name` is " "\. Payers choose by it/],
    [
      { paymentMethods: [method, { ...method, name: 'B' }] },
      /`paymentMethods\[1\]` is .*same \(2\/1\/\): remove one/,
    ],
    [
      { paymentMethods: [method, null] },
      /`paymentMethods\[1\]` is null\. It must be an object with type and name/,
    ],
    [
      { stationServices: [undefined] },
      /`stationServices\[0\]` is undefined\. It must be an object with id and name/,
    ],
    [{ stationServices: {} }, /`stationServices` is \{\}\. It must be a list/],
    [{ stationServices: [{ ...service, id: 0 }] }, /`stationServices\[0\]\.id` is 0/],
    [{ stationServices: [{ ...service, name: undefined }] }, /name` is undefined/],
    [{ stationServices: [{ ...service, price: 1.5 }] }, /price` is 1\.5\..*whole number of VND/],
    [{ stationServices: [{ ...service, price: -1 }] }, /price` is -1/],
    [{ stationServices: [service, service] }, /`stationServices\[1\]` is .*same \(101\): remove one/],
  ])('%j', (changes, message) => expect(problemOf(changes)).toMatch(message));

  it('never repeats a key that it found', () => {
    expect(problemOf({ headers: { apikey: 'secret-1' } })).not.toContain('secret-1');
  });

  it('cuts a long value', () => {
    expect(problemOf({ customerScheduleId: 'x'.repeat(500) })!.length).toBeLessThan(200);
  });
});
