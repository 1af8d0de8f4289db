import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVietQr } from '../../src/payment/readVietQr.js';
import { installPeers, requirePeer } from './installPeers.js';
import { markdownTable } from './markdownTable.js';
import { median, spread } from './statistics.js';

const rounds = 15;
const codesPerRound = 20_000;

interface Sample {
  payload: string;
  verdict: string;
}

/** Our strict reader beside the usual decoder, on the same valid codes. */
export function vietQr(): string {
  const { QRPay } = requirePeer(installPeers(), 'vietnam-qr-pay') as {
    QRPay: new (payload: string) => { isValid: boolean };
  };
  const path = join(import.meta.dirname, '../fixtures/qr-samples.json');
  const samples = JSON.parse(readFileSync(path, 'utf8')) as Sample[];
  const readers = {
    readVietQr: (payload: string) => readVietQr(payload).ok,
    'vietnam-qr-pay': (payload: string) => new QRPay(payload).isValid,
  };
  const genuine = samples
    .filter(
      ({ payload, verdict }) => verdict === 'draw' && Object.values(readers).every((read) => read(payload)),
    )
    .map(({ payload }) => payload);
  const forged = samples.filter(({ verdict }) => verdict === 'refuse');

  const results = Array.from({ length: rounds + 1 }, () => ({
    readVietQr: nsPerCode(readers.readVietQr, genuine),
    'vietnam-qr-pay': nsPerCode(readers['vietnam-qr-pay'], genuine),
  })).slice(1);
  const rows = (['readVietQr', 'vietnam-qr-pay'] as const).map((name) => [
    name,
    spread(results.map((round) => round[name] / round.readVietQr)),
    (median(results.map((round) => round[name])) / 1_000).toFixed(1),
    forged.filter(({ payload }) => !readers[name](payload)).length,
  ]);
  const refused = `refused of ${forged.length} codes that cannot be trusted`;
  return markdownTable([`reader, ${genuine.length} codes`, 'time, ours = 1', 'µs a code', refused], rows);
}

function nsPerCode(read: (payload: string) => boolean, payloads: readonly string[]): number {
  const before = process.cpuUsage();
  for (let index = 0; index < codesPerRound; index += 1)
    if (!read(payloads[index % payloads.length] ?? '')) throw new Error('A valid code was refused.');
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1_000) / codesPerRound;
}
