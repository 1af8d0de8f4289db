import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const documents = readdirSync('.').filter((name) => name.endsWith('.md'));
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, match = '']) => match);

describe.each(documents)('%s', (name) => {
  const text = readFileSync(name, 'utf8');

  it('names only files of this repository that exist', () => {
    const files = matches(text, /`((?:src|test|demo|stories|\.ci)\/[\w./-]*)`/g);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const links = matches(text, /\]\((?!https?:|#)([^)#]+)/g);
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    const scripts = matches(text, /npm run ([\w:-]+)/g);
    expect(scripts.filter((script) => !(script in packageJson.scripts))).toEqual([]);
  });
});
