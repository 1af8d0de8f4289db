import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/proxy/index.js';
import { fakeUpstream, paid } from '../fakeUpstream.js';
import { keyed, newProxy, pause, read, sample } from '../newProxy.js';

const repeated = (ageMs: string, key = 'k-1') => keyed(key, sample, { 'idempotency-key-age': ageMs });

describe('Idempotency-Key-Age', () => {
  it('makes a memory store that is younger than an unknown key answer 409 UNCERTAIN without a call', async () => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream);
    const answer = await read(await proxy(repeated('60000')));
    expect(answer).toMatchObject({ statusCode: 409, error: 'UNCERTAIN', data: null });
    expect(answer.headers.get('retry-after')).toBeNull();
    expect(upstream.calls).toHaveLength(0);
  });

  it.each(['0', '1', '20'])('of %s ms does not stop a key that is younger than the store', async (ageMs) => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream);
    await pause(40);
    expect((await proxy(repeated(ageMs))).status).toBe(200);
    expect(upstream.calls).toHaveLength(1);
  });

  it('does not matter for a key that the store knows', async () => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream);
    expect((await proxy(keyed())).status).toBe(200);
    expect((await proxy(repeated('60000'))).status).toBe(200);
    expect(upstream.calls).toHaveLength(1);
  });

  it.each(['', '-1', '1.5', 'NaN', '1e3', '0x1', '5, 5', '9'.repeat(16)])(
    'counts as infinite when it is %j',
    async (ageMs) => {
      const upstream = fakeUpstream(paid());
      expect((await newProxy(upstream)(repeated(ageMs))).status).toBe(409);
      expect(upstream.calls).toHaveLength(0);
    },
  );

  it('beyond keepMs is never run, whatever the store', async () => {
    const upstream = fakeUpstream(paid());
    const store = { ...memoryStore(), has: () => Promise.resolve(false) };
    const proxy = newProxy(upstream, { store, keepMs: 60_000 });
    expect((await proxy(repeated('60000'))).status).toBe(409);
    expect(upstream.calls).toHaveLength(0);
  });

  it('turns the refusal of a key that a new process cannot know into 409', async () => {
    const upstream = fakeUpstream(paid());
    const proxy = newProxy(upstream, { authorize: () => 401 });
    expect((await proxy(repeated('60000'))).status).toBe(409);
    expect((await proxy(keyed())).status).toBe(401);
    expect(upstream.calls).toHaveLength(0);
  });
});
