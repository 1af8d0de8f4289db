import { setTimeout as sleep } from 'node:timers/promises';
import { passOn, type Fault } from './FaultLayer.js';

/** The connection dies before the request reaches the server. */
export const dropBefore: Fault = ({ response }) => void response.socket?.resetAndDestroy();

/** The server handles the request, and its answer is lost. */
export const dropAfter: Fault = async ({ forward, response }) => {
  await forward();
  response.socket?.resetAndDestroy();
};

/** The connection dies in the middle of the answer. */
export const resetMidBody: Fault = async ({ forward, response }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, headers);
  response.write(body.subarray(0, body.length / 2), () => response.socket?.resetAndDestroy());
};

/** The answer is cut short, but ends properly. */
export const truncated: Fault = async ({ forward, response }) => {
  const answer = await forward();
  const body = answer.body.subarray(0, answer.body.length / 2);
  passOn(response, {
    ...answer,
    headers: { ...answer.headers, 'content-length': String(body.length) },
    body,
  });
};

/** The answer arrives byte by byte, and would take minutes. */
export const slowLoris: Fault = async ({ forward, response }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, headers);
  for (const byte of body) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await sleep(20);
  }
  response.end();
};

/** The right answer with the wrong content type. */
export const wrongContentType: Fault = async ({ forward, response }) => {
  const answer = await forward();
  passOn(response, { ...answer, headers: { ...answer.headers, 'content-type': 'text/html' } });
};

/** The network delivers the request twice at once, and returns the second answer. */
export const deliverTwice: Fault = async ({ forward, response }) => {
  const [, second] = await Promise.all([forward(), forward()]);
  passOn(response, second);
};

/** The network delivers the request again after the answer was sent. */
export const deliverAgainLater: Fault = async ({ forward, response }) => {
  passOn(response, await forward());
  await forward();
};

export const delay =
  (ms: number): Fault =>
  async ({ forward, response }) => {
    const answer = await forward();
    await sleep(ms);
    passOn(response, answer);
  };

/** An answer from an intermediary. `isAfter`: the server has handled the request nevertheless. */
export const answer =
  (
    status: number,
    body: string,
    { isAfter = false, headers = {} }: { isAfter?: boolean; headers?: Record<string, string> } = {},
  ): Fault =>
  async ({ forward, response }) => {
    if (isAfter) await forward();
    passOn(response, { status, headers, body: Buffer.from(body) });
  };

/** Holds the answer back until the test releases or drops it; the server handles the request at once. */
export function hold(): { fault: Fault; release: () => void; drop: () => void } {
  let end: (isAnswered: boolean) => void = () => undefined;
  const ending = new Promise<boolean>((resolve) => {
    end = resolve;
  });
  const fault: Fault = async ({ forward, response }) => {
    const answered = await forward();
    if (await ending) passOn(response, answered);
    else response.socket?.resetAndDestroy();
  };
  return { fault, release: () => end(true), drop: () => end(false) };
}
