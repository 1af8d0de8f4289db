import { findChromium } from './findChromium.mjs';

/** Chromium refuses to sandbox itself as root, and containers in CI rarely allow it. */
const isSandboxImpossible = process.getuid?.() === 0 || Boolean(process.env['CI']);

/**
 * Playwright's launch options for this machine's Chromium: no background traffic, the same on every machine.
 * @param keepsPages leaves the back/forward cache on.
 */
export function chromiumLaunchOptions({
  keepsPages = false,
  flags = [],
}: { keepsPages?: boolean; flags?: readonly string[] } = {}) {
  const executablePath = findChromium();
  return {
    // Playwright switches the back/forward cache off.
    ...(keepsPages && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    ...(executablePath !== undefined && { executablePath }),
    args: [
      ...(isSandboxImpossible ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...flags,
    ],
  };
}
