import { installPeers } from '../installPeers.js';
import { markdownTable } from '../markdownTable.js';
import { median, quantile, spread } from '../statistics.js';
import { driveAtRate, driveFlatOut } from './load.js';
import { ServerProcess } from './ServerProcess.js';

const kinds = [
  ...(['minimal', 'ours', 'ours, default fetch'] as const),
  ...(['minimal, createNodeFetch', 'http-proxy-middleware'] as const),
];
type Kind = (typeof kinds)[number];
type Servers = Record<Kind, ServerProcess>;

interface Round {
  /** Answers per second. */
  perSecond: number;
  /** CPU time of the server for each answer, ms. */
  cpuMs: number;
}

const warmUpRequests = 5_000;
const rounds = 11;
const roundMs = 1_000;
const rate = { perSecond: 200, seconds: 5 };
const soak = { requests: 100_000, points: 5 };

/** The proxy beside a minimal forwarder and the usual middleware: same API, same client, same machine. */
export async function proxyTables(): Promise<string> {
  const peers = installPeers();
  const [api] = await ServerProcess.startAll(['api']);
  const started = await ServerProcess.startAll(kinds, `http://127.0.0.1:${api!.port}`, peers);
  const servers = Object.fromEntries(kinds.map((kind, index) => [kind, started[index]])) as Servers;
  try {
    return [await throughput(servers), await latency(servers), await memory(servers)].join('\n\n');
  } finally {
    await Promise.all([api!, ...started].map((server) => server.stop()));
  }
}

async function oneRound(server: ServerProcess): Promise<Round> {
  const before = await server.usage();
  const startedAt = performance.now();
  const answers = await driveFlatOut(server.port, () => performance.now() - startedAt > roundMs);
  const seconds = (performance.now() - startedAt) / 1_000;
  const after = await server.usage();
  return { perSecond: answers / seconds, cpuMs: (after.cpuMs - before.cpuMs) / answers };
}

/** Servers take turns in each round, so that other load on the machine affects all equally; ratios are taken within a round. */
async function throughput(servers: Servers): Promise<string> {
  for (const kind of kinds) await driveFlatOut(servers[kind].port, (answers) => answers >= warmUpRequests);
  const results: Record<Kind, Round>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const result: Partial<Record<Kind, Round>> = {};
    for (const kind of kinds) result[kind] = await oneRound(servers[kind]);
    results.push(result as Record<Kind, Round>);
  }
  const rows = kinds.map((kind) => [
    kind,
    spread(results.map((round) => round[kind].perSecond / round.minimal.perSecond)),
    spread(results.map((round) => round[kind].cpuMs / round.minimal.cpuMs)),
    median(results.map((round) => round[kind].perSecond)).toFixed(0),
    (median(results.map((round) => round[kind].cpuMs)) * 1_000).toFixed(0),
  ]);
  const head = ['server', 'throughput', 'CPU a request', 'requests/s', 'CPU µs a request'];
  return markdownTable(head, rows);
}

async function latency(servers: Servers): Promise<string> {
  const rows: string[][] = [];
  for (const kind of kinds) {
    const waits = await driveAtRate(servers[kind].port, rate.perSecond, rate.seconds);
    rows.push([kind, ...[0.5, 0.99].map((share) => quantile(waits, share).toFixed(1))]);
  }
  return markdownTable([`at ${rate.perSecond} requests/s`, 'p50 ms', 'p99 ms'], rows);
}

async function memory(servers: Servers): Promise<string> {
  const rows: string[][] = [];
  for (const kind of ['ours', 'ours, default fetch'] as const) {
    const heaps: string[] = [];
    for (let point = 0; point < soak.points; point += 1) {
      await driveFlatOut(servers[kind].port, (answers) => answers >= soak.requests / soak.points);
      const { heapBytes } = await servers[kind].usage({ afterCollection: true });
      heaps.push((heapBytes / 1e6).toFixed(1));
    }
    rows.push([kind, ...heaps]);
  }
  const head = Array.from({ length: soak.points }, (_, index) => {
    return `${((index + 1) * soak.requests) / soak.points / 1_000} k`;
  });
  return markdownTable(['heap after collection, MB, after requests', ...head], rows);
}
