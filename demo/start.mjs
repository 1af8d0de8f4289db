import { join } from 'node:path';
import { runnerImport } from 'vite';

// The page is built for production; Vite, loading a server, would otherwise set NODE_ENV to development.
process.env.NODE_ENV = 'production';

// Node 20 cannot run TypeScript: Vite, which builds the page anyway, loads the server too.
const { module } = await runnerImport(join(import.meta.dirname, 'server.ts'), {
  configFile: false,
  logLevel: 'error',
});

try {
  const { url, note } = await module.startDemo(process.env);
  console.log(`Demo on ${note}: ${url}`);
} catch (error) {
  if (!(error instanceof module.DemoSetupError)) throw error;
  console.error(error.message);
  process.exit(1);
}
