import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { installPackages } from './installPackages.js';

/** The last React before the current one. */
export const react18 = { react: '18.3.1', 'react-dom': '18.3.1' } as const;

/** The oldest that a host may have. */
const oldestQuery = { '@tanstack/react-query': '5.0.0' } as const;

/** Gives React 18 and the oldest TanStack Query to everything in a project, libraries included: installed in a folder of its own when the project starts. */
export function withReact18(): Plugin {
  return {
    name: 'with-react-18',
    config: async () => {
      const folder = await installPackages('react-18', { ...react18, ...oldestQuery });
      process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
      return {
        // Bundled dependencies hold React too: these must not be taken for those of another run.
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
