import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { inject, vi } from 'vitest';

/** Output of a partner's bundler. */
export interface Bundle {
  code: string;
  css: string;
  /** Modules whose code is in it, after tree shaking. */
  moduleIds: string[];
}

/** Bundles and minifies `source` in the scratch application, as a partner's production build would. */
export async function bundle(
  source: string,
  isExternal: (id: string) => boolean = () => false,
): Promise<Bundle> {
  const consumer = inject('consumer');
  const entry = join(consumer, 'entry.js');
  writeFileSync(entry, source);
  vi.stubEnv('NODE_ENV', 'production');
  const result = await build({
    root: consumer,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: entry, external: isExternal, preserveEntrySignatures: 'strict' },
    },
  }).finally(() => vi.unstubAllEnvs());
  if (Array.isArray(result) || !('output' in result)) throw new Error('Vite returned more than one build.');
  const chunks = result.output.filter((file) => file.type === 'chunk');
  const styles = result.output.filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
  return {
    code: chunks.map((chunk) => chunk.code).join('\n'),
    css: styles.map((file) => String('source' in file ? file.source : '')).join('\n'),
    moduleIds: chunks.flatMap((chunk) =>
      Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])),
    ),
  };
}

/** Bytes on the wire: brotli at its highest level, as a CDN stores it. */
export const brotliBytes = (text: string): number => brotliCompressSync(text).byteLength;
