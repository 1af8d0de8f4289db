import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, describe, expect, it } from 'vitest';
import config from '../.dependency-cruiser.js';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** Writes a small source tree, each file with its imports, and returns `rule: from -> to` for every refused import. */
async function checkImports(files: Record<string, string>): Promise<string[]> {
  const baseDir = mkdtempSync(join(tmpdir(), 'imports-'));
  folders.push(baseDir);
  for (const [name, text] of Object.entries(files)) {
    const file = join(baseDir, 'src', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${text}\nexport const value = 1;\nexport type Shape = number;\n`);
  }
  const { forbidden, options } = config;
  const { output } = await cruise(['src'], {
    ...options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: forbidden ?? [] },
  });
  return (output as ICruiseResult).summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`,
  );
}

type Kind = 'import' | 'import type';

/** The line by which one file of src imports from another. */
function importLine(from: string, to: string, kind: Kind = 'import'): string {
  const path = relative(dirname(from), to).replace(/\.tsx?$/, '.js');
  return `${kind} { ${kind === 'import' ? 'value' : 'Shape'} as imported } from '${path.startsWith('.') ? path : `./${path}`}';`;
}

const checkImport = (from: string, to: string, kind?: Kind) =>
  checkImports({ [from]: importLine(from, to, kind), [to]: '' });

describe('import directions', () => {
  it.each([
    ['state/a.ts', 'transport/b.ts'],
    ['state/status/a.ts', 'state/attempts/b.ts'],
    ['proxy/routes/a.ts', 'proxy/guards/b.ts'],
    ['proxy/guards/a.ts', 'proxy/ProxyConfig.ts'],
    ['element/a.ts', 'PaymentCheckout.tsx'],
    ['views/a.tsx', 'i18n/b.ts'],
    ['testing/a.ts', 'sandbox/b.ts'],
  ])('%s may import from %s', async (from, to) => {
    expect(await checkImport(from, to)).toEqual([]);
  });

  it.each([
    ['contract/a.ts', 'payment/b.ts', 'contract-imports-only-from-below'],
    ['payment/a.ts', 'transport/b.ts', 'payment-imports-only-from-below'],
    ['transport/a.ts', 'state/b.ts', 'transport-imports-only-from-below'],
    ['state/a.ts', 'views/b.ts', 'state-imports-only-from-below'],
    ['state/a.ts', 'PaymentCheckout.tsx', 'state-imports-only-from-below'],
    ['element/a.ts', 'views/b.ts', 'element-imports-only-from-below'],
    ['proxy/a.ts', 'transport/b.ts', 'proxy-imports-only-from-below'],
    ['sandbox/a.ts', 'proxy/b.ts', 'sandbox-imports-only-from-below'],
    ['state/form/a.ts', 'state/attempts/b.ts', 'state-form-imports-only-from-lower-folders'],
    ['state/status/a.ts', 'state/usePaymentCheckout.ts', 'state-status-imports-only-from-lower-folders'],
    ['proxy/http/a.ts', 'proxy/guards/b.ts', 'proxy-http-imports-only-from-lower-folders'],
    ['proxy/guards/a.ts', 'proxy/upstream/b.ts', 'proxy-guards-imports-only-from-lower-folders'],
    ['proxy/guards/a.ts', 'proxy/parseOptions.ts', 'proxy-guards-imports-only-from-lower-folders'],
    ['testing/a.ts', 'state/b.ts', 'testing-imports-only-from-below'],
    ['proxy/a.ts', 'proxy/index.ts', 'no-import-of-an-index'],
  ])('%s may not import from %s, not even a type', async (from, to, rule) => {
    const violation = [`${rule}: src/${from} -> src/${to}`];
    expect(await checkImport(from, to)).toEqual(violation);
    expect(await checkImport(from, to, 'import type')).toEqual(violation);
  });

  it('views and i18n may import types, but no code, from lower layers', async () => {
    expect(await checkImport('views/a.tsx', 'state/b.ts', 'import type')).toEqual([]);
    expect(await checkImport('views/a.tsx', 'state/b.ts')).toEqual([
      'views-imports-only-types: src/views/a.tsx -> src/state/b.ts',
    ]);
    expect(await checkImport('i18n/a.ts', 'transport/b.ts', 'import type')).toEqual([]);
    expect(await checkImport('i18n/a.ts', 'transport/b.ts')).toEqual([
      'i18n-imports-only-types: src/i18n/a.ts -> src/transport/b.ts',
    ]);
  });

  it.each(['import', 'import type'] as const)('refuses a circle made with `%s`', async (kind) => {
    const [violation] = await checkImports({
      'payment/a.ts': importLine('payment/a.ts', 'payment/b.ts', kind),
      'payment/b.ts': importLine('payment/b.ts', 'payment/a.ts', kind),
    });
    expect(violation).toMatch(/^no-circle: /);
  });

  it('refuses an import of a missing file', async () => {
    expect(await checkImports({ 'payment/a.ts': "import './gone.js';" })).toEqual([
      'no-unresolved-import: src/payment/a.ts -> ./gone.js',
    ]);
  });
});
