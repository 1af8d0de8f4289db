import { join } from 'node:path';
import { runnerImport } from 'vite';

// Partners' pages run React's production build; Vite, loading a server, would otherwise set NODE_ENV to development.
process.env.NODE_ENV = 'production';

const { module } = await runnerImport(join(import.meta.dirname, 'bench.ts'), {
  configFile: false,
  logLevel: 'error',
});

process.exitCode = await module.bench(process.argv.slice(2));
