import { describe, expect, it } from 'vitest';
import { type PaymentProxyOptions, createPaymentProxy } from '../../src/proxy/index.js';

const validOptions: PaymentProxyOptions = {
  apiKey: 'key-1234',
  baseUrl: 'https://api.example.vn',
  authorize: 'public',
};
const create = (over: Record<string, unknown>) => () => createPaymentProxy({ ...validOptions, ...over });

describe('createPaymentProxy, at creation', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no key', { apiKey: undefined }, '`apiKey`'],
    ['an empty key', { apiKey: '' }, '`apiKey`'],
    ['a key of spaces', { apiKey: '  \n' }, '`apiKey`'],
    ['a key with a line end', { apiKey: 'key-1234\n' }, '`apiKey`'],
    ['a key with non-ASCII characters', { apiKey: 'khóa' }, '`apiKey`'],
    ['no authorize', { authorize: undefined }, '`authorize`'],
    ['another string than public', { authorize: 'everyone' }, '`authorize`'],
    ['no baseUrl', { baseUrl: undefined }, '`baseUrl`'],
    ['a baseUrl without a scheme', { baseUrl: 'api.example.vn' }, '`baseUrl`'],
    ['plain http', { baseUrl: 'http://api.example.vn' }, 'https'],
    ['http at a look-alike of localhost', { baseUrl: 'http://localhost.evil.example' }, 'https'],
    ['another scheme', { baseUrl: 'ftp://localhost' }, 'https'],
    ['the key in the path', { baseUrl: 'https://api.example.vn/key-1234' }, 'no key'],
    ['a user', { baseUrl: 'https://user@api.example.vn' }, 'no key'],
    ['a password', { baseUrl: 'https://user:pass@api.example.vn' }, 'no key'],
    ['a query', { baseUrl: 'https://api.example.vn?k=v' }, 'no key'],
    ['a fragment', { baseUrl: 'https://api.example.vn#x' }, 'fragment'],
    ['an empty clientId', { clientId: '' }, '`clientId`'],
    ['a star for origins', { allowedOrigins: ['*'] }, '`allowedOrigins`'],
    ['an origin with a path', { allowedOrigins: ['https://a.example/'] }, '`allowedOrigins`'],
    ['the opaque origin', { allowedOrigins: ['null'] }, '`allowedOrigins`'],
    ['a timeout of 0', { timeoutMs: 0 }, '`timeoutMs`'],
    ['an infinite timeout', { timeoutMs: Infinity }, '`timeoutMs`'],
    ['a keepMs shorter than a call', { keepMs: 28_999 }, 'at least 29000'],
    ['a keepMs shorter than a short call', { keepMs: 29, timeoutMs: 20, storeTimeoutMs: 5 }, 'at least 30'],
    ['a fraction for keepMs', { keepMs: 0.5 }, '`keepMs`'],
  ])('refuses %s in one line without the key', (_, over, words) => {
    expect(create(over)).toThrow(TypeError);
    expect(create(over)).toThrow(words);
    expect(create(over)).not.toThrow(/key-1234/);
    expect(create(over)).toThrow(/^createPaymentProxy: [^\n]+[.?]$/);
  });

  it.each([undefined, null, 'key-1234'])('asks for options when called with %s', (options) => {
    const start = () => createPaymentProxy(options as unknown as PaymentProxyOptions);
    expect(start).toThrow('createPaymentProxy: options are missing. Write');
  });

  it.each(['apiKey', 'baseUrl', 'clientId'])(
    'names the environment variable as a likely cause when %s is empty',
    (name) => {
      expect(create({ [name]: '' })).toThrow('Is its environment variable set?');
    },
  );

  it.each([
    'http://localhost:3000',
    'http://127.0.0.1:1',
    'http://[::1]:1',
    'http://api.localhost',
    'https://api.example.vn/v1/',
  ])('accepts %s', (baseUrl) => {
    expect(create({ baseUrl })).not.toThrow();
  });
});
