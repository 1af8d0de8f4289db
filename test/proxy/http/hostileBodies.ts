import { good, latin1, marker, row, utf8, withField } from './hostileRow.js';

const sizes = [
  row('no body', 400, { body: '' }),
  row('body of spaces', 400, { body: '   ' }),
  row('body of 16 KiB and a byte', 413, { body: good.padEnd(16 * 1024 + 1) }),
  row('body of 1 MiB', 413, { body: good.padEnd(1024 * 1024) }),
  row('declared length of 1 GiB', 413, { length: String(1024 ** 3) }),
  row('chunked, too large', 413, {
    length: null,
    headers: ['Transfer-Encoding: chunked'],
    body: `8000\r\n${' '.repeat(0x8000)}\r\n0\r\n\r\n`,
  }),
  row('2 000 services', 400, {
    body: withField('stationServicesList', `[${Array(2_000).fill('1').join()}]`),
  }),
  row('long subtype', 400, { body: withField('paymentMethodSubType', `"${'x'.repeat(101)}"`) }),
  row('header of 20 KiB', 431, { headers: [`X-Long: ${marker.repeat(3_000)}`] }),
  row('URL of 20 KiB', [414, 431], { target: `/${marker.repeat(3_000)}` }),
  row('3 000 headers', [200, 431], { headers: Array<string>(3_000).fill('A: b') }),
];

const encodings = [
  row('form', 415, { type: 'application/x-www-form-urlencoded', body: 'customerScheduleId=1' }),
  row('multipart', 415, { type: `multipart/form-data; boundary=${marker}` }),
  row('text', 415, { type: 'text/plain' }),
  row('no type', 415, { type: '' }),
  row('empty type', 415, { type: ' ' }),
  row('JSON in UTF-16', 415, { type: 'application/json; charset=utf-16' }),
  row('two types in one header', 415, { type: 'application/json, text/html' }),
  row('type with JSON as prefix', 415, { type: `application/json-${marker}` }),
  row('type with a boundary', 415, { type: `application/json; boundary=${marker}` }),
  row('type in capitals', 200, { type: 'APPLICATION/JSON; Charset="UTF-8"' }),
  row('gzip', 415, { headers: ['Content-Encoding: gzip'] }),
  row('unknown encoding', 415, { headers: [`Content-Encoding: ${marker}`] }),
  row('BOM', 200, { body: utf8(`\ufeff${good}`) }),
  row('UTF-16 bytes', 400, { body: latin1([0xff, 0xfe, 0x7b, 0x00]) }),
  row('broken UTF-8', 400, { body: withField('paymentMethodSubType', `"${latin1([0xc3, 0x28])}"`) }),
  row('overlong UTF-8', 400, { body: withField('paymentMethodSubType', `"${latin1([0xc0, 0xaf])}"`) }),
  row('a NUL byte', 400, { body: `${good}\0` }),
  row('a line end in text', 400, { body: withField('paymentMethodSubType', '"a\nb"') }),
];

const bodies = [
  row('__proto__', 200, { body: withField('__proto__', '{"paymentMethodId":7,"isAdmin":true}') }),
  row('constructor', 200, { body: withField('constructor', '{"prototype":{"isAdmin":true}}') }),
  row('only __proto__', 400, { body: `{"__proto__":${good}}` }),
  row('deep arrays', 400, { body: '['.repeat(8_000) + ']'.repeat(8_000) }),
  row('deep and unclosed', 400, { body: '{"a":'.repeat(3_000) }),
  row('deep in an unknown field', 200, { body: withField('x', '['.repeat(7_000) + ']'.repeat(7_000)) }),
  ...[
    'null',
    'true',
    '1',
    '"text"',
    '[]',
    `[${good}]`,
    '{}',
    'NaN',
    'undefined',
    '{',
    `${good},`,
    `${good}${good}`,
    "{'a':1}",
  ].map((body) => row(`body ${body}`, 400, { body })),
  ...[
    '0',
    '-1',
    '1.5',
    '1e400',
    '-0',
    '9007199254740993',
    '"1869"',
    'null',
    'true',
    '[1]',
    '{}',
    'NaN',
    'Infinity',
    '01',
  ].map((value) =>
    row(`booking ${value}`, 400, { body: `{"customerScheduleId":${value},"paymentMethodType":2}` }),
  ),
  row('no method', 400, { body: '{"customerScheduleId":1}' }),
  row('services as text', 400, { body: withField('stationServicesList', '"101"') }),
  row('a service of 0', 400, { body: withField('stationServicesList', '[101,0]') }),
  row('optional as null', 400, { body: withField('stationsId', 'null') }),
  row('empty subtype', 400, { body: withField('paymentMethodSubType', '""') }),
  row('field name with a line end', 200, { body: withField(`a\\r\\nSet-Cookie: ${marker}`, '1') }),
  row('the same field twice', 400, { body: withField('customerScheduleId', '-1') }),
];

const paths = [
  '/api/payment/../../etc/passwd',
  '/api/payment/%2e%2e/%2e%2e/admin',
  '/api/payment/..%2f..%2fadmin',
  '//evil.example/api',
  '/\\evil.example',
  '/api/payment;jsessionid=1',
  '/api/payment%00',
  '/%',
  '/api/payment?__proto__=1&x=%0d%0aSet-Cookie:a',
  '/api/payment#health',
  'http://evil.example/api/payment',
].map((target) => row(`path ${target}`, 200, { target }));

const otherPaths = [
  row('path methods by POST', 405, { target: '/methods' }),
  row('path //methods// by POST', 405, { target: '//methods//' }),
  row('path of another scheme', [200, 400], { target: 'file:///etc/passwd' }),
  row('path without a slash', 400, { target: marker }),
  row('path with a space', 400, { target: `/a b${marker}` }),
  row('path *', 400, { target: '*' }),
  row('query with a line end', 400, {
    method: 'GET',
    target: `/status?orderId=%0d%0aX:${marker}&amount=1`,
    body: '',
    length: null,
  }),
  row('query of NaN', 400, { method: 'GET', target: '/services?stationsId=NaN', body: '', length: null }),
];

/** Requests with hostile sizes, encodings, JSON and paths. */
export const hostileBodies = [sizes, encodings, bodies, paths, otherPaths].flat();
