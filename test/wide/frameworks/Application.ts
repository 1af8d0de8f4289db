import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installPackages, type Dependencies } from './installPackages.js';

/** The environment of a partner's terminal, without the variables that the test runner sets. */
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(NODE_ENV|FORCE_COLOR|VITEST.*)$/.test(name)),
);

/** A running server of an application. */
export interface RunningApplication {
  /** With a slash at the end. */
  url: string;
  stop: () => Promise<void>;
}

/** A partner's application: a folder with files and installed packages. */
export class Application {
  private constructor(readonly folder: string) {}

  static async install(
    name: string,
    dependencies: Dependencies,
    files: Readonly<Record<string, string>>,
    type: 'module' | 'commonjs' = 'module',
  ): Promise<Application> {
    const application = new Application(await installPackages(name, dependencies, type));
    for (const [path, text] of Object.entries(files)) {
      const file = join(application.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return application;
  }

  #start(args: readonly string[], environment: Dependencies) {
    const child = spawn(process.execPath, args, {
      cwd: this.folder,
      env: { ...inherited, NO_COLOR: '1', ...environment },
    });
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const ended = once(child, 'close').then(() => output);
    return { child, ended, readOutput: () => output };
  }

  /** Runs Node to its end and returns its output. Rejects with the output when it fails. */
  async run(args: readonly string[], environment: Dependencies = {}): Promise<string> {
    const { child, ended } = this.#start(args, environment);
    const output = await ended;
    if (child.exitCode !== 0) throw new Error(`${args.join(' ')}\n${output}`);
    return output;
  }

  /** Starts a server, and waits until it prints its URL. */
  async serve(args: readonly string[], environment: Dependencies = {}): Promise<RunningApplication> {
    const { child, ended, readOutput } = this.#start(args, environment);
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', () => {
        const found = /http:\/\/localhost:\d+(?=\D)/.exec(readOutput());
        if (found) resolve(`${found[0]}/`);
      });
      void ended.then((output) =>
        reject(new Error(`${args.join(' ')} ended before it printed a URL:\n${output}`)),
      );
    });
    return {
      url,
      stop: async () => {
        child.kill();
        await ended;
      },
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
