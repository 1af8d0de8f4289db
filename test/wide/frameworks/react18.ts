import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { installPackages } from './installPackages.js';

/** The last release of React 18. */
export const react18 = { react: '18.3.1', 'react-dom': '18.3.1' } as const;

/** The oldest version that the peer range allows. */
const oldestQuery = { '@tanstack/react-query': '5.0.0' } as const;

/** Resolves React 18 and the oldest TanStack Query for all modules of a project, libraries included. They are installed in a separate folder when the project starts. */
export function withReact18(): Plugin {
  return {
    name: 'with-react-18',
    config: async () => {
      const folder = await installPackages('react-18', { ...react18, ...oldestQuery });
      process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
      return {
        // Pre-bundled dependencies contain React too, so this project needs a cache of its own.
        cacheDir: join(folder, 'cache'),
        resolve: {
          alias: [
            {
              find: /^(react|react-dom|@tanstack\/react-query)(?=\/|$)/,
              replacement: `${join(folder, 'node_modules')}/$1`,
            },
          ],
        },
      };
    },
  };
}
