import { setTimeout as sleep } from 'node:timers/promises';
import { passOn, type Fault } from './FaultLayer.js';

/** The connection dies before the server behind hears of the request. */
export const dropBefore: Fault = ({ response }) => void response.socket?.resetAndDestroy();

/** The server behind does its work, and its answer is lost. */
export const dropAfter: Fault = async ({ forward, response }) => {
  await forward();
  response.socket?.resetAndDestroy();
};

/** The answer begins, and the connection dies in its middle. */
export const resetMidBody: Fault = async ({ forward, response }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, headers);
  response.write(body.subarray(0, body.length / 2), () => response.socket?.resetAndDestroy());
};

/** The answer ends early, but properly. */
export const truncated: Fault = async ({ forward, response }) => {
  const answer = await forward();
  const body = answer.body.subarray(0, answer.body.length / 2);
  passOn(response, {
    ...answer,
    headers: { ...answer.headers, 'content-length': String(body.length) },
    body,
  });
};

/** The answer comes byte by byte, and would take minutes. */
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

/** The right answer under the wrong name. */
export const wrongContentType: Fault = async ({ forward, response }) => {
  const answer = await forward();
  passOn(response, { ...answer, headers: { ...answer.headers, 'content-type': 'text/html' } });
};

/** The network delivers the same request twice at once, and the answer to the second. */
export const deliverTwice: Fault = async ({ forward, response }) => {
  const [, second] = await Promise.all([forward(), forward()]);
  passOn(response, second);
};

/** Delivers the request once more after the answer has gone out. */
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

/** An answer of a box on the way. `isAfter`: the server behind has done its work all the same. */
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

/** Keeps a request's answer back, while the work behind is done at once, until the test says how it ends. */
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
