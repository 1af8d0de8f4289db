import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildScript } from '../buildScript.js';

/** What a process has used since it started. */
export interface Usage {
  cpuMs: number;
  heapBytes: number;
}

/** A server in its own process. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /** Starts one server for each of the given settings; resolves when all are listening. */
  static async startAll(kinds: readonly string[], apiUrl = '', peers = ''): Promise<ServerProcess[]> {
    const script = await buildScript(join(import.meta.dirname, 'serve.ts'));
    return Promise.all(kinds.map((kind) => ServerProcess.#start(script, [kind, apiUrl, peers])));
  }

  static async #start(script: string, settings: readonly string[]): Promise<ServerProcess> {
    const child = fork(script, settings, { execArgv: ['--expose-gc'] });
    const failed = once(child, 'exit').then(() =>
      Promise.reject(new Error(`The server did not start: ${settings.join(' ')}`)),
    );
    const [port] = (await Promise.race([once(child, 'message'), failed])) as [number];
    return new ServerProcess(child, port);
  }

  /** `afterCollection`: collects garbage before measuring. */
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
