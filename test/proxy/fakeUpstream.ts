import { sampleDataWith } from '../fixtures/sampleAnswer.js';

/** A fake Partner API: replies from a list, whose last entry repeats, and records every call. */
export interface FakeUpstream {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  calls: { url: string; headers: Headers; body: unknown; init: RequestInit }[];
}

/** A function receives the body of the call. */
export type Reply =
  Response | Error | ((body: { customerScheduleId: number }) => Promise<Response> | Response);

export function fakeUpstream(...replies: Reply[]): FakeUpstream {
  const calls: FakeUpstream['calls'] = [];
  return {
    calls,
    fetch: async (url, init) => {
      const reply = replies[Math.min(calls.length, replies.length - 1)] ?? paid();
      const body = JSON.parse(init.body as string) as { customerScheduleId: number };
      calls.push({ url, init, headers: new Headers(init.headers), body });
      if (reply instanceof Error) throw reply;
      return typeof reply === 'function' ? reply(body) : reply.clone();
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

/** A success for the booking of the call. */
export const paidForBooking: Reply = ({ customerScheduleId }) =>
  envelope({ ...paidData, customerScheduleId });

export function refused(status: number, error: string, headers: Record<string, string> = {}): Response {
  return envelope(null, { statusCode: status, error, message: `no: ${error}` }, { status, headers });
}
