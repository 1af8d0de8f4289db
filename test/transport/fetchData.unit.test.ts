import { expect, it, vi } from 'vitest';
import { fetchData } from '../../src/transport/fetchData.js';
import { answer, envelope, errorOf } from './answers.js';

it.each([
  ['/status', '/status?orderId=99999&amount=120000'],
  ['/status?tenant=1', '/status?tenant=1&orderId=99999&amount=120000'],
  ['/status#part', '/status?orderId=99999&amount=120000'],
  ['/status?tenant=1#part', '/status?tenant=1&orderId=99999&amount=120000'],
  ['https://api.example/status', 'https://api.example/status?orderId=99999&amount=120000'],
])('adds the query to %s', async (url, requested) => {
  const fetch = vi.fn<typeof globalThis.fetch>(() =>
    Promise.resolve(answer(200, envelope(200, { data: [1] }))),
  );
  const data = await fetchData(url, { orderId: '99999', amount: 120_000 }, { fetch, timeoutMs: 1_000 });
  expect(data).toEqual([1]);
  expect(fetch.mock.calls[0]).toEqual([requested, expect.objectContaining({ method: 'GET' })]);
  expect(fetch.mock.calls[0]?.[1]).not.toHaveProperty('body');
});

it('leaves a URL unchanged without a query, and escapes reserved characters', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(answer(200, envelope(200))));
  await fetchData('/methods', {}, { fetch, timeoutMs: 1_000 });
  await fetchData('/status', { orderId: 'a&b=c d' }, { fetch, timeoutMs: 1_000 });
  expect(fetch.mock.calls.map(([url]) => url)).toEqual(['/methods', '/status?orderId=a%26b%3Dc+d']);
});

it('rejects as every request does', async () => {
  const fetch = () => Promise.resolve(answer(404, envelope(404, { error: 'ORDER_NOT_FOUND' })));
  const error = await errorOf(fetchData('/status', {}, { fetch, timeoutMs: 1_000 }));
  expect(error).toMatchObject({ code: 'refused', apiCode: 'ORDER_NOT_FOUND' });
});
