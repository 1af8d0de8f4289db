import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpConnection } from './HttpConnection.js';

const body = JSON.stringify({
  customerScheduleId: 1869,
  paymentMethodType: 2,
  paymentMethodId: 1,
  stationServicesList: [101, 102, 105],
  stationsId: 12,
});

/** createPayment as a browser sends it, each time with a new key. */
function createPayment(): string {
  return [
    'POST /api/payment HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'Accept: */*',
    'Accept-Language: vi-VN,vi;q=0.9',
    'User-Agent: Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
    'Origin: http://localhost',
    'Sec-Fetch-Site: same-origin',
    `Idempotency-Key: "${randomUUID()}"`,
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}

const connectionCount = 16;

async function withConnections<T>(
  port: number,
  work: (connections: HttpConnection[]) => Promise<T>,
): Promise<T> {
  const connections = await Promise.all(
    Array.from({ length: connectionCount }, () => HttpConnection.open(port)),
  );
  try {
    return await work(connections);
  } finally {
    for (const connection of connections) connection.close();
  }
}

/** Keeps 16 connections busy until `isDone`. Returns the number of answers. */
export function driveFlatOut(port: number, isDone: (answers: number) => boolean): Promise<number> {
  return withConnections(port, async (connections) => {
    let started = 0;
    await Promise.all(
      connections.map(async (connection) => {
        while (!isDone(started)) {
          started += 1;
          await connection.exchange(createPayment());
        }
      }),
    );
    return started;
  });
}

/** Sends `perSecond` requests a second, whether or not earlier ones are answered. Returns the latency of each since it was due, ms. */
export function driveAtRate(port: number, perSecond: number, seconds: number): Promise<number[]> {
  return withConnections(port, async (idle) => {
    const waits: number[] = [];
    const pending: Promise<void>[] = [];
    const startedAt = performance.now();
    for (let index = 0; index < perSecond * seconds; index += 1) {
      const dueAt = startedAt + (index * 1_000) / perSecond;
      while (performance.now() < dueAt || idle.length === 0) await sleep(1);
      const connection = idle.pop()!;
      pending.push(
        connection.exchange(createPayment()).then(() => {
          waits.push(performance.now() - dueAt);
          idle.push(connection);
        }),
      );
    }
    await Promise.all(pending);
    return waits;
  });
}
