import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Security headers as a careful partner sends them: nothing inline, nothing from other origins. */
const securityHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

type File = string | Uint8Array<ArrayBuffer>;

async function buildPages(): Promise<[string, File][]> {
  const result = await build({
    configFile: false,
    root: here('.'),
    logLevel: 'error',
    plugins: [react()],
    build: {
      write: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: [here('index.html'), here('gateway.html')] },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  return outputs.flatMap((output) =>
    'output' in output
      ? output.output.map((file): [string, File] => [
          `/${file.fileName}`,
          file.type === 'chunk'
            ? file.code
            : typeof file.source === 'string'
              ? file.source
              : new Uint8Array(file.source),
        ])
      : [],
  );
}

async function readPublicFiles(): Promise<[string, File][]> {
  const entries = await readdir(here('../public'), { recursive: true, withFileTypes: true });
  const root = here('../public');
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry): Promise<[string, File]> => {
        const path = `${entry.parentPath}/${entry.name}`;
        return [path.slice(root.length).replaceAll('\\', '/'), new Uint8Array(await readFile(path))];
      }),
  );
}

/** Builds the demo's pages in memory, as for production, and returns a handler that serves them. */
export async function createPageFiles(): Promise<(request: Request) => Response> {
  const files = new Map([...(await readPublicFiles()), ...(await buildPages())]);
  const pages: Record<string, string> = { '/': '/index.html', '/gateway': '/gateway.html' };

  return (request) => {
    const { pathname } = new URL(request.url);
    const path = pages[pathname] ?? pathname;
    const file = files.get(path);
    if (file === undefined) return new Response('Not found', { status: 404, headers: securityHeaders });
    const isImmutable = path.startsWith('/assets/');
    return new Response(request.method === 'HEAD' ? null : file, {
      headers: {
        ...securityHeaders,
        'Content-Type': contentTypes[extname(path)] ?? 'application/octet-stream',
        'Cache-Control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    });
  };
}
