import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'vite';
import { scratchDir } from '../scratch.js';

/** What a process has used since it started. */
export interface Usage {
  cpuMs: number;
  heapBytes: number;
}

/** Bundles the servers' script: plain Node cannot read TypeScript. */
export async function buildServerProcess(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'serve.ts'),
      outDir: scratchDir,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'serve.mjs' } },
    },
  });
}

/** A server in a process of its own. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  static async start(kind: string, apiUrl = '', peers = ''): Promise<ServerProcess> {
    const execArgv = ['--expose-gc', ...(process.env['BENCH_NODE_FLAGS']?.split(' ') ?? [])];
    const child = fork(join(scratchDir, 'serve.mjs'), [kind, apiUrl, peers], { execArgv });
    const failed = once(child, 'exit').then(() =>
      Promise.reject(new Error(`The ${kind} server did not start.`)),
    );
    const [port] = (await Promise.race([once(child, 'message'), failed])) as [number];
    return new ServerProcess(child, port);
  }

  /** `afterCollection`: what is garbage does not count. */
  async usage({ afterCollection = false } = {}): Promise<Usage> {
    this.child.send(afterCollection ? 'collect' : 'report');
    const [usage] = (await once(this.child, 'message')) as [Usage];
    return usage;
  }

  async stop(): Promise<void> {
    this.child.disconnect();
    await once(this.child, 'exit');
  }
}
