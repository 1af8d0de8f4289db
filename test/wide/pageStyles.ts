import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PageStyles } from '../e2e/compareLooks.js';
import { installPackages } from './frameworks/installPackages.js';

const packages = {
  tailwindcss: '4.1.17',
  'tailwindcss-3': 'npm:tailwindcss@3.4.18',
  bootstrap: '5.3.8',
  'normalize.css': '8.0.1',
  antd: '5.29.1',
  '@mui/material': '7.3.5',
  '@emotion/react': '11.14.0',
  '@emotion/styled': '11.14.1',
  react: '19.2.0',
  'react-dom': '19.2.0',
};

/** Functions of Tailwind's build, each replaced by the default that it names. */
const withDefaults = (css: string) =>
  css.replace(/(?:--)?theme\(\s*['-][^,()]*,\s*((?:[^()]|\([^()]*\))*)\)/g, '$1');

/** Prints the page styles of MUI, as it renders them on a server. */
const printBaseline = `
  import { createElement } from 'react';
  import { renderToString } from 'react-dom/server';
  import CssBaseline from '@mui/material/CssBaseline';
  const html = renderToString(createElement(CssBaseline.default ?? CssBaseline));
  console.log([...html.matchAll(/<style[^>]*>([^<]*)/g)].map(([, css]) => css).join('\\n'));
`;

/** The resets of libraries that partners' pages use, from the packages themselves. */
export async function loadPageStyles(): Promise<PageStyles[]> {
  const folder = await installPackages('resets', packages);
  try {
    const read = (path: string) => readFileSync(join(folder, 'node_modules', path), 'utf8');
    const baseline = execFileSync('node', ['--input-type=module', '-e', printBaseline], {
      cwd: folder,
      encoding: 'utf8',
    });
    return [
      { name: 'Tailwind 4', css: `@layer base {${withDefaults(read('tailwindcss/preflight.css'))}}` },
      { name: 'Tailwind 3', css: withDefaults(read('tailwindcss-3/src/css/preflight.css')) },
      { name: 'Bootstrap', css: read('bootstrap/dist/css/bootstrap.css') },
      { name: 'normalize', css: read('normalize.css/normalize.css') },
      { name: 'antd', css: read('antd/dist/reset.css') },
      { name: 'MUI', css: baseline },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
