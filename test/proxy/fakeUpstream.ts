import { sampleDataWith } from '../fixtures/sampleAnswer.js';

/** A Partner API of a few lines: answers from a list (the last one again and again) and notes every call. */
export interface FakeUpstream {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  calls: { url: string; headers: Headers; body: unknown; init: RequestInit }[];
}

export type Reply = Response | Error | (() => Promise<Response> | Response);

export function fakeUpstream(...replies: Reply[]): FakeUpstream {
  const calls: FakeUpstream['calls'] = [];
  return {
    calls,
    fetch: async (url, init) => {
      const reply = replies[Math.min(calls.length, replies.length - 1)] ?? paid();
      calls.push({ url, init, headers: new Headers(init.headers), body: JSON.parse(init.body as string) });
      if (reply instanceof Error) throw reply;
      return typeof reply === 'function' ? reply() : reply.clone();
    },
  };
}

export const paidData = sampleDataWith({
  metaData: { any: ['thing'] },
  bankQR: { qrData: null, qrCode: '000201', paymentContent: 'ORDER99999' },
  fieldOfTomorrow: 1,
});

export function envelope(
  data: unknown,
  over: Record<string, unknown> = {},
  init: ResponseInit = {},
): Response {
  return Response.json({ statusCode: 200, error: null, message: 'Success', data, ...over }, init);
}

export function paid(): Response {
  return envelope(paidData);
}

export function refused(status: number, error: string, headers: Record<string, string> = {}): Response {
  return envelope(null, { statusCode: status, error, message: `no: ${error}` }, { status, headers });
}
