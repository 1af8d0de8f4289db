import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { publint } from 'publint';
import { describe, expect, inject, it } from 'vitest';

const packageRoot = () => join(inject('consumer'), 'node_modules', 'ttdk-payment-checkout');

/** Every file of the package: its path with forward slashes, and its text. */
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
  it('contains the build, the documents, and nothing else', () => {
    const unexpected = files()
      .map(({ name }) => name)
      .filter(
        (name) =>
          !/^(package\.json|(README|ARCHITECTURE|BENCHMARKS|CHANGELOG|SECURITY)\.md|LICENSE|public\/checkout\.png|dist\/styles\.css|dist\/.+\.(js|js\.map|d\.ts|licences\.txt))$/.test(
            name,
          ),
      );
    expect(unexpected).toEqual([]);
    expect(files().map(({ name }) => name)).toContain('dist/styles.css');
  });

  it('contains every file that its README shows or links to', () => {
    const readme = readFileSync(join(packageRoot(), 'README.md'), 'utf8');
    const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target!);
    const missing = links.filter(
      (link) => !/^(https?:|#)/.test(link) && !existsSync(join(packageRoot(), link.split('#')[0]!)),
    );
    expect(links).not.toEqual([]);
    expect(missing).toEqual([]);
  });

  it('contains the whole style sheet once for pages and once for the element', () => {
    const withStyles = namesWhere(files(), '@layer payment-checkout').filter(
      (name) => !name.endsWith('.map'),
    );
    expect(withStyles).toEqual(['dist/payment-checkout.js', 'dist/styles.css', 'dist/styles/index2.js']);
    expect(namesWhere(files(), /@import ["'u]/)).toEqual([]);
  });

  it('names the licence of every package bundled in the script file', () => {
    const licences = readFileSync(join(packageRoot(), 'dist/payment-checkout.licences.txt'), 'utf8');
    const packages = ['@tanstack/query-core', '@tanstack/react-query'];
    packages.push('preact', 'qrcode.react', 'react-hook-form', 'zod');
    expect(licences.split('\n').filter((line) => packages.includes(line))).toEqual(packages);
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

  it('imports from Node only in the Node adapter', () => {
    expect(namesWhere(scripts(), /(from|import) ?\(?["']node:/)).toEqual([]);
  });

  it('contains no path of the machine that built it', () => {
    expect(namesWhere(files(), process.cwd())).toEqual([]);
    expect(namesWhere(files(), `${homedir()}${sep}`)).toEqual([]);
  });

  it('includes the sources in its source maps', () => {
    const maps = files().filter(({ name }) => name.endsWith('.js.map'));
    expect(maps).not.toEqual([]);
    for (const { name, text } of maps) {
      const map = JSON.parse(text) as { sources: string[]; sourcesContent?: (string | null)[] };
      expect(
        map.sources.every((_, index) => typeof map.sourcesContent?.[index] === 'string'),
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

  it('resolves the right types in every module resolution of ESM', () => {
    const { status, stdout } = spawnSync(
      'npx',
      [
        'attw',
        inject('tarball'),
        ...['--profile', 'esm-only', '--exclude-entrypoints', './styles.css', './script'],
      ],
      { encoding: 'utf8', shell: process.platform === 'win32' },
    );
    expect(status, stdout).toBe(0);
  });
});
