import { join } from 'node:path';
import { runnerImport } from 'vite';

const { module } = await runnerImport(join(import.meta.dirname, 'smoke.ts'), {
  configFile: false,
  logLevel: 'error',
});

process.exitCode = await module.smoke(process.env, console.log);
