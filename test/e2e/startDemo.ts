import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Result of a program of `demo/` that has ended. */
export interface Ended {
  exitCode: number | null;
  output: string;
}

/** A running demo. */
export interface RunningDemo {
  /** With a slash at the end. */
  url: string;
  stop: () => Promise<void>;
}

const folder = join(import.meta.dirname, '../../demo');

/** Environment variables that a developer may have set, removed from the test's environment. */
const notInherited = new Set(['PORT', 'HOST', 'PARTNER_API_URL', 'PARTNER_API_KEY', 'PARTNER_CLIENT_ID']);
const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !notInherited.has(name)));

function run(file: string, environment: Record<string, string>) {
  const child = spawn(process.execPath, [join(folder, file)], { env: { ...inherited, ...environment } });
  let output = '';
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (exitCode) => resolve({ exitCode, output })),
  );
  return { child, ended, readOutput: () => output };
}

/** Runs a program of `demo/` to its end. */
export const runToEnd = (file: string, environment: Record<string, string>) => run(file, environment).ended;

/** Starts the demo as `npm start` does, on a free port, and waits for its URL. */
export async function startDemo(environment: Record<string, string> = {}): Promise<RunningDemo> {
  const { child, ended, readOutput } = run('start.mjs', { PORT: '0', ...environment });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /http:\/\/localhost:\d+\//.exec(readOutput());
      if (found) resolve(found[0]);
    });
    void ended.then(({ output }) => reject(new Error(`The demo ended before it printed a URL:\n${output}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
