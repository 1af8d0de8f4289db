import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requestEnvelope } from '../../src/transport/requestEnvelope.js';
import { answer, envelope, refusalOf } from './answers.js';

const ok = () => answer(200, envelope(200, { data: 'yes' }));
const get = (fetch: typeof globalThis.fetch, rest: { timeoutMs?: number; signal?: AbortSignal } = {}) =>
  requestEnvelope('/x', { method: 'GET' }, { fetch, timeoutMs: 1_000, ...rest });

/** As `fetch` does: rejects when its signal is aborted. */
const hang = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));

/** A body whose second half never comes. */
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
    ['no headers come', (_, init) => hang(init?.signal)],
    ['the body stalls', (_, init) => Promise.resolve(stalled(init?.signal))],
    ['fetch ignores its signal', () => new Promise(() => undefined)],
    ['the body of a fetch that ignores its signal stalls', () => Promise.resolve(stalled())],
  ])('ends the wait when %s', async (_, fetch) => {
    const refusal = refusalOf(get(fetch, { timeoutMs: 500 }));
    await vi.advanceTimersByTimeAsync(499);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await refusal).toMatchObject({ code: 'timeout', outcome: 'unknown' });
    expect((await refusal).httpStatus).toBeUndefined();
  });

  it('tells fetch to stop', async () => {
    let signal: AbortSignal | null | undefined;
    const refusal = refusalOf(
      get((_, init) => {
        signal = init?.signal;
        return hang(signal);
      }),
    );
    await vi.advanceTimersByTimeAsync(1_000);
    await refusal;
    expect(signal?.aborted).toBe(true);
  });

  it('is forgotten once the answer is there', async () => {
    await get(() => Promise.resolve(ok()));
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a caller who gives up', () => {
  it('gets the reason that it gave, also from a fetch that ignores the signal', async () => {
    const caller = new AbortController();
    const request = get(() => new Promise(() => undefined), { signal: caller.signal });
    const reason = new Error('enough');
    caller.abort(reason);
    await expect(request).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('has nothing sent when it gave up before', async () => {
    const fetch = vi.fn(() => Promise.resolve(ok()));
    await expect(get(fetch, { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before');
    expect(fetch).not.toHaveBeenCalled();
  });

  it('leaves no listener on its signal', async () => {
    const caller = new AbortController();
    const remove = vi.spyOn(caller.signal, 'removeEventListener');
    const add = vi.spyOn(caller.signal, 'addEventListener');
    await get(() => Promise.resolve(ok()), { signal: caller.signal });
    expect(add).toHaveBeenCalledOnce();
    expect(remove.mock.calls[0]?.[1]).toBe(add.mock.calls[0]?.[1]);
  });
});

describe('without an answer', () => {
  it('knows that an offline device sent nothing', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    const fetch = vi.fn(() => Promise.resolve(ok()));
    expect(await refusalOf(get(fetch))).toMatchObject({ code: 'network', outcome: 'none' });
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([
    ['rejects', () => Promise.reject(new TypeError('Failed to fetch'))],
    [
      'throws at once',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
    ['gives no Response', () => Promise.resolve({} as Response)],
  ])('does not know what happened when fetch %s', async (_, fetch) => {
    const error = await refusalOf(get(fetch));
    expect(error).toMatchObject({ code: 'network', outcome: 'unknown' });
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  it('does not know what happened when the connection breaks inside the body', async () => {
    const broken = new ReadableStream({ pull: (stream) => stream.error(new TypeError('reset')) });
    const error = await refusalOf(get(() => Promise.resolve(new Response(broken))));
    expect(error).toMatchObject({ code: 'network', outcome: 'unknown' });
  });
});

describe('Retry-After', () => {
  beforeEach(() => void vi.setSystemTime(new Date('2026-11-23T10:00:00.400Z')));

  it.each([
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
    const error = await refusalOf(
      get(() => Promise.resolve(answer(429, envelope(429), { 'retry-after': value }))),
    );
    expect(error).toMatchObject({ code: 'quota_exceeded', outcome: 'none' });
    expect(error.retryAfterSeconds).toBe(seconds);
  });

  it('is kept for a server that fails, too', async () => {
    const error = await refusalOf(get(() => Promise.resolve(answer(503, 'busy', { 'retry-after': '5' }))));
    expect(error).toMatchObject({ code: 'upstream', outcome: 'unknown', retryAfterSeconds: 5 });
  });
});

it('looks the platform’s fetch up at call time', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(ok()));
  const { envelope: read } = await requestEnvelope('/x', { method: 'GET' }, { timeoutMs: 1_000 });
  expect(read.data).toBe('yes');
});
