import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { pack } from '../../package/packAndInstall.js';

/** Packs once, for all applications. */
export default function packTarball(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'payment-checkout-tarball-'));
  project.provide('tarball', pack(folder));
  return () => rmSync(folder, { recursive: true, force: true });
}
