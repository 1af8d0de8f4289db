import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { build } from 'vite';
import type { ProxyProcessMessage, ProxyProcessSettings } from './proxyProcess.js';

const outDir = 'node_modules/.proxy-process';

/** Bundles the script of the process, because plain Node cannot run TypeScript. */
export async function buildProxyProcess(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/wide/proxyProcess.ts',
      outDir,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'proxyProcess.mjs' } },
    },
  });
}

/** A proxy process that can be killed and restarted on a new port. */
export class ProxyProcess {
  #child: ChildProcess | undefined;
  #url = '';

  constructor(private readonly settings: ProxyProcessSettings) {}

  /** Changes at every start. */
  get url(): string {
    return this.#url;
  }

  async start(): Promise<void> {
    this.#child = fork(`${outDir}/proxyProcess.mjs`, [JSON.stringify(this.settings)]);
    const [port] = (await once(this.#child, 'message')) as [number];
    this.#url = `http://127.0.0.1:${port}/api/payment`;
  }

  /** Calls `notify` in the process. */
  notify(orderId: string): void {
    this.#child?.send({ notify: orderId } satisfies ProxyProcessMessage);
  }

  /** Kills the process at once, like a crash. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    child?.kill('SIGKILL');
    if (child) await once(child, 'exit');
  }
}
