import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { publint } from 'publint';
import { describe, expect, inject, it } from 'vitest';

const packageRoot = () => join(inject('consumer'), 'node_modules', 'ttdk-payment-checkout');

/** Every file of the package, by its path with forward slashes, with its text. */
const files = () =>
  readdirSync(packageRoot(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { name: relative(packageRoot(), path).split(sep).join('/'), text: readFileSync(path, 'utf8') };
    });

const scripts = () => files().filter(({ name }) => name.endsWith('.js'));
const namesWhere = (list: { name: string; text: string }[], pattern: RegExp | string) =>
  list
    .filter(({ text }) => (typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text)))
    .map(({ name }) => name);

describe('the packed tarball', () => {
  it('holds the built files and what a person reads, and nothing else', () => {
    const unexpected = files()
      .map(({ name }) => name)
      .filter(
        (name) =>
          !/^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/styles\.css|dist\/.+\.(js|js\.map|d\.ts))$/.test(
            name,
          ),
      );
    expect(unexpected).toEqual([]);
    expect(files().map(({ name }) => name)).toContain('dist/styles.css');
  });

  it('has the whole style sheet in its one file', () => {
    expect(namesWhere(files(), '@layer payment-checkout')).toEqual(['dist/styles.css']);
    expect(namesWhere(files(), '@import')).toEqual([]);
  });

  it('marks the component and its hook as client code', () => {
    const clientEntries = ['dist/PaymentCheckout.js', 'dist/state/usePaymentCheckout.js'];
    expect(namesWhere(scripts(), /^["']use client["'];/).sort()).toEqual(clientEntries);
  });

  it('keeps the server entries free of client code', () => {
    const serverScripts = scripts().filter(({ name }) => /^dist\/(proxy|sandbox)\//.test(name));
    expect(serverScripts).not.toEqual([]);
    expect(namesWhere(serverScripts, /use client|from ["']react/)).toEqual([]);
  });

  it('needs Node only where it says so', () => {
    expect(namesWhere(scripts(), /(from|import) ?\(?["']node:/)).toEqual([]);
  });

  it('names no folder of the machine that built it', () => {
    expect(namesWhere(files(), process.cwd())).toEqual([]);
    expect(namesWhere(files(), `${homedir()}${sep}`)).toEqual([]);
  });

  it('carries the sources in its maps', () => {
    const maps = files().filter(({ name }) => name.endsWith('.js.map'));
    expect(maps).not.toEqual([]);
    for (const { name, text } of maps) {
      const map = JSON.parse(text) as { sources: string[]; sourcesContent?: (string | null)[] };
      expect(
        map.sourcesContent?.every((source) => typeof source === 'string'),
        name,
      ).toBe(true);
    }
  });

  it('passes publint', async () => {
    const { messages } = await publint({
      pack: { tarball: readFileSync(inject('tarball')).buffer },
      strict: true,
    });
    expect(messages).toEqual([]);
  });

  it('gives every module resolution of ESM the right types', () => {
    const { status, stdout } = spawnSync(
      'npx',
      ['attw', inject('tarball'), ...['--profile', 'esm-only', '--exclude-entrypoints', './styles.css']],
      { encoding: 'utf8', shell: process.platform === 'win32' },
    );
    expect(status, stdout).toBe(0);
  });
});
