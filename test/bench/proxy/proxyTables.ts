import { installPeers } from '../installPeers.js';
import { markdownTable } from '../markdownTable.js';
import { median, quantile, spread } from '../statistics.js';
import { driveAtRate, driveFlatOut } from './load.js';
import { ServerProcess, buildServerProcess } from './ServerProcess.js';

const kinds = ['minimal', 'ours', 'http-proxy-middleware'] as const;
type Servers = Record<(typeof kinds)[number], ServerProcess>;

const rounds = 9;
const roundMs = 1_000;
const rate = { perSecond: 200, seconds: 5 };
const soak = { requests: 100_000, points: 5 };

/** The proxy beside the least that could do its job, and beside the usual middleware: same API, same client, same machine. */
export async function proxyTables(): Promise<string> {
  const peers = installPeers();
  await buildServerProcess();
  const api = await ServerProcess.start('api');
  const start = (kind: string) => ServerProcess.start(kind, `http://127.0.0.1:${api.port}`, peers);
  const servers: Servers = {
    minimal: await start('minimal'),
    ours: await start('ours'),
    'http-proxy-middleware': await start('http-proxy-middleware'),
  };
  try {
    return [await throughput(servers), await latency(servers), await memory(servers.ours)].join('\n\n');
  } finally {
    await Promise.all([...Object.values(servers), api].map((server) => server.stop()));
  }
}

/** One round: answers a second, and CPU time of the server for each, ms. */
async function oneRound(server: ServerProcess): Promise<{ perSecond: number; cpuMs: number }> {
  const before = await server.usage();
  const startedAt = performance.now();
  const answers = await driveFlatOut(server.port, () => performance.now() - startedAt > roundMs);
  const seconds = (performance.now() - startedAt) / 1_000;
  const after = await server.usage();
  return { perSecond: answers / seconds, cpuMs: (after.cpuMs - before.cpuMs) / answers };
}

/** Rounds take turns, so that whatever else the machine does falls on all alike; ratios are taken within a round. */
async function throughput(servers: Servers): Promise<string> {
  for (const kind of kinds) await oneRound(servers[kind]);
  const results: Record<(typeof kinds)[number], { perSecond: number; cpuMs: number }>[] = [];
  for (let round = 0; round < rounds; round += 1)
    results.push({
      minimal: await oneRound(servers.minimal),
      ours: await oneRound(servers.ours),
      'http-proxy-middleware': await oneRound(servers['http-proxy-middleware']),
    });
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

async function memory(server: ServerProcess): Promise<string> {
  const heaps: string[] = [];
  for (let point = 0; point < soak.points; point += 1) {
    await driveFlatOut(server.port, (answers) => answers >= soak.requests / soak.points);
    const { heapBytes } = await server.usage({ afterCollection: true });
    heaps.push((heapBytes / 1e6).toFixed(1));
  }
  const head = heaps.map((_, index) => `${((index + 1) * soak.requests) / soak.points / 1_000} k`);
  return markdownTable(['requests so far', ...head], [['heap after collection, MB', ...heaps]]);
}
