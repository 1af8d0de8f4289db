import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { envelope, fakeUpstream, refused } from '../fakeUpstream.js';
import { get, newProxy, post } from '../newProxy.js';

const exceeded = (retryAfter: string) => refused(429, 'APIKEY_QUOTA_EXCEEDED', { 'retry-after': retryAfter });

describe('the gate after a 429', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('of a read does not stop payments', async () => {
    const upstream = fakeUpstream(exceeded('86400'), envelope({ isSuccess: 0 }));
    const proxy = newProxy(upstream);
    expect((await proxy(get('methods'))).status).toBe(429);
    expect((await proxy(get('methods'))).status).toBe(429);
    expect((await proxy(post())).status).toBe(200);
    expect(upstream.calls).toHaveLength(2);
  });

  it('opens after five minutes at the latest', async () => {
    const upstream = fakeUpstream(exceeded('86400'), envelope({ isSuccess: 0 }));
    const proxy = newProxy(upstream);
    await proxy(post());
    vi.advanceTimersByTime(5 * 60_000 - 1);
    expect((await proxy(post())).headers.get('retry-after')).toBe('1');
    vi.advanceTimersByTime(1);
    expect((await proxy(post())).status).toBe(200);
  });

  it.each([-86_400_000, 86_400_000])(
    'does not depend on the clock, even when it jumps by %d ms',
    async (jumpMs) => {
      const upstream = fakeUpstream(exceeded('7'), envelope({ isSuccess: 0 }));
      const proxy = newProxy(upstream);
      await proxy(post());
      vi.setSystemTime(Date.now() + jumpMs);
      expect((await proxy(post())).headers.get('retry-after')).toBe('7');
      vi.advanceTimersByTime(7_000);
      expect((await proxy(post())).status).toBe(200);
    },
  );
});
