import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requestEnvelope } from '../../src/transport/requestEnvelope.js';
import { answer, envelope, errorOf } from './answers.js';

const ok = () => answer(200, envelope(200, { data: 'yes' }));
const get = (fetch: typeof globalThis.fetch, rest: { timeoutMs?: number; signal?: AbortSignal } = {}) =>
  requestEnvelope('/x', { method: 'GET' }, { fetch, timeoutMs: 1_000, ...rest });

/** Rejects when the signal is aborted, as `fetch` does. */
const hang = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));

/** A response whose body stops half way; it is closed when the signal is aborted, as by `fetch`. */
const stalled = (signal?: AbortSignal | null) =>
  new Response(
    new ReadableStream({
      start(stream) {
        stream.enqueue(new TextEncoder().encode('{"statusCode":200,'));
        signal?.addEventListener('abort', () => stream.error(signal.reason));
      },
    }),
  );

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the time limit', () => {
  it.each<[string, typeof globalThis.fetch]>([
    ['no headers arrive', (_, init) => hang(init?.signal)],
    ['the body stalls', (_, init) => Promise.resolve(stalled(init?.signal))],
    ['fetch ignores its signal', () => new Promise(() => undefined)],
    ['the body stalls and fetch ignores its signal', () => Promise.resolve(stalled())],
  ])('ends the wait when %s', async (_, fetch) => {
    const error = errorOf(get(fetch, { timeoutMs: 500 }));
    await vi.advanceTimersByTimeAsync(499);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await error).toMatchObject({ code: 'timeout', outcome: 'unknown' });
    expect((await error).httpStatus).toBeUndefined();
  });

  it.each<[string, (signal?: AbortSignal | null) => Promise<Response>]>([
    ['before the headers', hang],
    ['while the body is open', (signal) => Promise.resolve(stalled(signal))],
  ])('aborts a fetch that takes too long %s', async (_, respond) => {
    let signal: AbortSignal | null | undefined;
    const error = errorOf(
      get((_url, init) => {
        signal = init?.signal;
        return respond(signal);
      }),
    );
    await vi.advanceTimersByTimeAsync(999);
    expect(signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(signal?.aborted).toBe(true);
    expect(signal?.reason).toBe(await error);
  });

  it('is cleared when the response has arrived', async () => {
    await get(() => Promise.resolve(ok()));
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a caller that aborts', () => {
  it('gets its own reason, even when fetch ignores the signal', async () => {
    const caller = new AbortController();
    const request = get(() => new Promise(() => undefined), { signal: caller.signal });
    const reason = new Error('enough');
    caller.abort(reason);
    await expect(request).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sends nothing when its signal is aborted beforehand', async () => {
    const fetch = vi.fn(() => Promise.resolve(ok()));
    await expect(get(fetch, { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before');
    expect(fetch).not.toHaveBeenCalled();
  });

  it('has no listener left on its signal', async () => {
    const caller = new AbortController();
    const remove = vi.spyOn(caller.signal, 'removeEventListener');
    const add = vi.spyOn(caller.signal, 'addEventListener');
    await get(() => Promise.resolve(ok()), { signal: caller.signal });
    expect(add).toHaveBeenCalledOnce();
    expect(remove.mock.calls[0]?.[1]).toBe(add.mock.calls[0]?.[1]);
  });
});

describe('in a browser whose AbortSignal has neither reason nor throwIfAborted', () => {
  const asOld = (signal: AbortSignal) =>
    Object.defineProperties(signal, { reason: { value: undefined }, throwIfAborted: { value: undefined } });
  class OldAbortController extends AbortController {
    constructor() {
      super();
      asOld(this.signal);
    }
  }
  beforeEach(() => void vi.stubGlobal('AbortController', OldAbortController));

  it('sends the request', async () => {
    const { httpStatus } = await get(() => Promise.resolve(ok()), { signal: new AbortController().signal });
    expect(httpStatus).toBe(200);
  });

  it('still reports a timeout as one', async () => {
    const error = errorOf(get((_, init) => hang(init?.signal), { timeoutMs: 500 }));
    await vi.advanceTimersByTimeAsync(500);
    expect(await error).toMatchObject({ code: 'timeout', outcome: 'unknown' });
  });

  it('rejects with an AbortError when the caller aborts', async () => {
    const caller = new AbortController();
    const request = get((_, init) => hang(init?.signal), { signal: caller.signal });
    caller.abort();
    await expect(request).rejects.toMatchObject({ name: 'AbortError' });
    await expect(get(() => Promise.resolve(ok()), { signal: caller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('without a response', () => {
  it('reports outcome none on an offline device', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    const fetch = vi.fn(() => Promise.resolve(ok()));
    expect(await errorOf(get(fetch))).toMatchObject({ code: 'network', outcome: 'none' });
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([
    ['rejects', () => Promise.reject(new TypeError('Failed to fetch'))],
    [
      'throws synchronously',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
    ['resolves to no Response', () => Promise.resolve({} as Response)],
  ])('reports an unknown outcome when fetch %s', async (_, fetch) => {
    const error = await errorOf(get(fetch));
    expect(error).toMatchObject({ code: 'network', outcome: 'unknown' });
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  it('reports an unknown outcome when the connection breaks during the body', async () => {
    const broken = new ReadableStream({ pull: (stream) => stream.error(new TypeError('reset')) });
    const error = await errorOf(get(() => Promise.resolve(new Response(broken))));
    expect(error).toMatchObject({ code: 'network', outcome: 'unknown' });
  });
});

describe('Retry-After', () => {
  beforeEach(() => void vi.setSystemTime(new Date('2026-11-23T10:00:00.400Z')));

  it.each([
    ['20', 20],
    ['30', 30],
    ['0', 0],
    [' 12 ', 12],
    ['99999999', 86_400],
    ['Mon, 23 Nov 2026 10:01:00 GMT', 60],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['Wed, 25 Nov 2026 10:00:00 GMT', 86_400],
    ['soon', undefined],
    ['', undefined],
    ['30, 30', undefined],
  ])('%j is %j seconds', async (value, seconds) => {
    const error = await errorOf(
      get(() => Promise.resolve(answer(429, envelope(429), { 'retry-after': value }))),
    );
    expect(error).toMatchObject({ code: 'quota_exceeded', outcome: 'none' });
    expect(error.retryAfterSeconds).toBe(seconds);
  });

  it('is also kept when the server failed', async () => {
    const error = await errorOf(get(() => Promise.resolve(answer(503, 'busy', { 'retry-after': '5' }))));
    expect(error).toMatchObject({ code: 'upstream', outcome: 'unknown', retryAfterSeconds: 5 });
  });
});

it('looks up the global fetch at call time', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(ok()));
  const { envelope: parsed } = await requestEnvelope('/x', { method: 'GET' }, { timeoutMs: 1_000 });
  expect(parsed.data).toBe('yes');
});

it.each(['no-store', undefined] as const)('passes the cache mode %j to fetch', async (cache) => {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(ok()));
  await requestEnvelope('/x', { method: 'GET' }, { fetch, timeoutMs: 1_000, cache });
  expect(fetch.mock.calls[0]?.[1]?.cache).toBe(cache);
});
