import { expect, it } from 'vitest';
import { memoryStore } from '../../../src/proxy/index.js';
import { fakeUpstream, paid } from '../fakeUpstream.js';
import { keyed, newProxy, sample } from '../newProxy.js';

it.each([
  ['partners', { apiKey: 'another_partner_key' }],
  ['APIs', { baseUrl: 'https://staging.example.vn' }],
])('two %s that share a store do not share keys', async (_, other) => {
  const store = memoryStore();
  const upstreams = [fakeUpstream(paid()), fakeUpstream(paid())] as const;
  const proxies = [newProxy(upstreams[0], { store }), newProxy(upstreams[1], { store, ...other })];
  for (const proxy of proxies) expect((await proxy(keyed())).status).toBe(200);
  expect(upstreams.map(({ calls }) => calls.length)).toEqual([1, 1]);
});

it('a key is bound to its booking', async () => {
  const upstream = fakeUpstream(paid());
  const proxy = newProxy(upstream);
  expect((await proxy(keyed())).status).toBe(200);
  expect((await proxy(keyed('k-1', { ...sample, customerScheduleId: 1870 }))).status).toBe(422);
  expect(upstream.calls).toHaveLength(1);
});
