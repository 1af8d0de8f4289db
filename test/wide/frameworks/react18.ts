import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { installPackages } from './installPackages.js';

/** The last React before the current one. */
export const react18 = { react: '18.3.1', 'react-dom': '18.3.1' } as const;

/** Gives React 18 to everything in a project, libraries included: it is installed in a folder of its own when the project starts. */
export function withReact18(): Plugin {
  return {
    name: 'with-react-18',
    config: async () => {
      const folder = await installPackages('react-18', react18);
      process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
      return {
        // Bundled dependencies hold React too: these must not be taken for those of another run.
        cacheDir: join(folder, 'cache'),
        resolve: {
          alias: [{ find: /^(react|react-dom)(?=\/|$)/, replacement: `${join(folder, 'node_modules')}/$1` }],
        },
      };
    },
  };
}
