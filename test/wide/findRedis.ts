import { spawnSync } from 'node:child_process';

const runs = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 180_000 }).status === 0;

/** Returns `undefined` when `redis-server` is available (root on Debian installs it), otherwise the reason why it is not. */
export function findRedis(): string | undefined {
  const hasRedis = () => runs('redis-server', '--version');
  if (hasRedis()) return undefined;
  if (process.getuid?.() !== 0 || !runs('apt-get', '--version'))
    return 'no redis-server on PATH, and it can be installed only as root on Debian';
  const isInstalled =
    runs('apt-get', 'update') &&
    runs(
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      'install',
      '-y',
      '--no-install-recommends',
      'redis-server',
    );
  return isInstalled && hasRedis() ? undefined : 'apt-get could not install redis-server';
}
