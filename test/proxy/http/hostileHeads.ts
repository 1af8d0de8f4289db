import { latin1, marker, raw, row } from './hostileRow.js';

const methods = [
  ...['PUT', 'PATCH', 'DELETE', 'PROPFIND', 'MKCOL', 'PURGE', 'REPORT', 'SEARCH'].map((method) =>
    row(`method ${method}`, 405, { method }),
  ),
  row('method TRACE', 405, { method: 'TRACE', body: '', length: null }),
  row('method HEAD', 405, { method: 'HEAD', body: '', length: null }),
  row('method GET with a body', 405, { method: 'GET' }),
  row('method in lower case', 400, { method: 'post' }),
  row('method unknown', 400, { method: marker }),
  row('method override', 200, { headers: ['X-HTTP-Method-Override: DELETE'] }),
  row('method CONNECT', [400, 0], { method: 'CONNECT', target: 'evil.example:443', body: '', length: null }),
];

const headers = [
  row('two content types', 415, { headers: ['CONTENT-type: text/html'] }),
  row('two equal content types', 415, { headers: ['content-TYPE: application/json'] }),
  row('two keys', 400, { headers: ['Idempotency-Key: a', 'idempotency-KEY: b'] }),
  row('empty key', 400, { headers: ['Idempotency-Key:'] }),
  row('long key', 400, { headers: [`Idempotency-Key: ${'k'.repeat(300)}`] }),
  row('key with non-ASCII characters', 400, { headers: [`Idempotency-Key: ${latin1([0xe9])}`] }),
  row('key with a line end', [200, 400], { headers: [`Idempotency-Key: a\r\n Set-Cookie: ${marker}`] }),
  row('an apiKey from the client', 200, { headers: [`apiKey: ${marker}`, `apikey: ${marker}`] }),
  row('forged forwarding', 200, {
    headers: [
      `X-Forwarded-For: ${marker}`,
      `X-Forwarded-Host: ${marker}.example`,
      `Forwarded: for=${marker}`,
      `X-Real-IP: ${marker}`,
      `X-Original-URL: /${marker}`,
      'X-Rewrite-URL: /health',
    ],
  }),
  row('forged trace', 200, { headers: [`traceparent: ${marker}`, `tracestate: ${marker}`] }),
  row('forged request id', 200, { headers: [`X-Request-Id: ${marker}`] }),
  row('two hosts', [200, 400], { headers: [`Host: ${marker}.example`] }),
  row('foreign origin', 403, { headers: [`Origin: https://${marker}.example`] }),
  row('null origin', 403, { headers: ['Origin: null'] }),
  row('own origin and another', 403, {
    headers: ['Origin: https://shop.example.vn', `Origin: https://${marker}.example`],
  }),
  row('cross-site', 403, { headers: ['Sec-Fetch-Site: cross-site'] }),
  row('Sec-Fetch-Site twice', 403, {
    headers: ['Sec-Fetch-Site: same-origin', 'sec-fetch-site: cross-site'],
  }),
  row('preflight of a foreign origin', 403, {
    method: 'OPTIONS',
    headers: [`Origin: https://${marker}.example`, `Access-Control-Request-Headers: ${marker}`],
  }),
  row('a space in a header name', 400, { headers: ['Bad Name: x'] }),
  row('a space before the colon', 400, { headers: [`${marker} : x`] }),
  row('a NUL in a header', 400, { headers: ['X-Nul: a\0b'] }),
  row('no colon', 400, { headers: [marker] }),
  row('unknown expectation', 417, { headers: [`Expect: ${marker}`] }),
  row('upgrade', 200, { headers: ['Upgrade: websocket', 'Connection: Upgrade'] }),
];

const lengths = [
  row('two lengths', 400, { headers: ['Content-Length: 5'] }),
  row('length and chunked', 400, { headers: ['Transfer-Encoding: chunked'] }),
  row('chunked twice', 400, {
    length: null,
    headers: ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'],
    body: `5\r\nhello\r\n0\r\n\r\n`,
  }),
  row('chunked misspelt', 400, { length: null, headers: ['Transfer-Encoding: xchunked'], body: '0\r\n\r\n' }),
  row('negative length', 400, { length: '-1' }),
  row('length with a sign', 400, { length: '+10' }),
  row('length in hex', 400, { length: '0x10' }),
  row('length that overflows', [400, 413], { length: '99999999999999999999' }),
  row('list of lengths', 400, { length: '5, 5' }),
  row('short length', 400, { length: '10' }),
  row('bad chunk size', 400, { length: null, headers: ['Transfer-Encoding: chunked'], body: 'zz\r\n' }),
  {
    name: 'a second request after the first',
    statuses: [200],
    bytes: `${raw({}).replace('Connection: close\r\n', '')}GET /${marker} HTTP/1.1\r\nHost: a\r\n\r\n`,
  },
  { name: 'line feeds alone', statuses: [200, 400], bytes: raw({}).replaceAll('\r\n', '\n') },
  { name: 'no host', statuses: [400], bytes: 'POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n' },
  { name: 'garbage', statuses: [400], bytes: '\x16\x03\x01\x02\x00\x01\x00\x01' },
  { name: 'HTTP/9', statuses: [400, 505], bytes: raw({}).replace('HTTP/1.1', 'HTTP/9.9') },
];

/** Requests with hostile request lines and headers. */
export const hostileHeads = [methods, headers, lengths].flat();
