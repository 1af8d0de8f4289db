import { describe, expect, it } from 'vitest';
import { type PaymentProxyOptions, createPaymentProxy } from '../../src/proxy/index.js';

const right: PaymentProxyOptions = {
  apiKey: 'key-1234',
  baseUrl: 'https://api.example.vn',
  authorize: 'public',
};
const create = (over: Record<string, unknown>) => () => createPaymentProxy({ ...right, ...over });

describe('createPaymentProxy, at start', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no key', { apiKey: undefined }, '`apiKey`'],
    ['an empty key', { apiKey: '' }, '`apiKey`'],
    ['a key of spaces', { apiKey: '  \n' }, '`apiKey`'],
    ['a key with a line end', { apiKey: 'key-1234\n' }, '`apiKey`'],
    ['a key beyond ASCII', { apiKey: 'khóa' }, '`apiKey`'],
    ['no authorize', { authorize: undefined }, '`authorize`'],
    ['another word than public', { authorize: 'everyone' }, '`authorize`'],
    ['no baseUrl', { baseUrl: undefined }, '`baseUrl`'],
    ['a baseUrl that is none', { baseUrl: 'api.example.vn' }, '`baseUrl`'],
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
    ['no time', { timeoutMs: 0 }, '`timeoutMs`'],
    ['endless time', { timeoutMs: Infinity }, '`timeoutMs`'],
    ['half a ms to keep', { keepMs: 0.5 }, '`keepMs`'],
  ])('refuses %s in one line that does not tell the key', (_, over, words) => {
    expect(create(over)).toThrow(TypeError);
    expect(create(over)).toThrow(words);
    expect(create(over)).not.toThrow(/key-1234/);
    expect(create(over)).toThrow(/^createPaymentProxy: [^\n]+[.?]$/);
  });

  it.each([undefined, null, 'key-1234'])('asks for options when it gets %s', (options) => {
    const start = () => createPaymentProxy(options as unknown as PaymentProxyOptions);
    expect(start).toThrow('createPaymentProxy: it needs options, as in');
  });

  it.each(['apiKey', 'baseUrl', 'clientId'])('says where to look when %s is empty', (name) => {
    expect(create({ [name]: '' })).toThrow('Is its environment variable set?');
  });

  it.each([
    'http://localhost:3000',
    'http://127.0.0.1:1',
    'http://[::1]:1',
    'http://api.localhost',
    'https://api.example.vn/v1/',
  ])('takes %s', (baseUrl) => {
    expect(create({ baseUrl })).not.toThrow();
  });
});
