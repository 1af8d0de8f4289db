// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

/** Chrome for Windows opens a window instead of printing its version, so there an existing file is enough. */
const runs = (/** @type {string} */ path) =>
  existsSync(path) &&
  (process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0);

const onPath = () =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => commands.map((name) => join(folder, name)));

function usualPlaces() {
  const { PROGRAMFILES, 'PROGRAMFILES(X86)': programFilesX86, LOCALAPPDATA } = process.env;
  const windowsRoots = [PROGRAMFILES, programFilesX86, LOCALAPPDATA].filter((root) => root !== undefined);
  return [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...windowsRoots.map((root) => join(root, 'Google/Chrome/Application/chrome.exe')),
    ...windowsRoots.map((root) => join(root, 'Microsoft/Edge/Application/msedge.exe')),
  ];
}

/**
 * Path of a Chromium that starts: the one named by `CHROMIUM_PATH`, else Playwright's own, else the system's.
 * `undefined` when there is none; throws when `CHROMIUM_PATH` names one that does not start.
 */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (runs(named)) return named;
    throw new Error(`CHROMIUM_PATH is "${named}", which does not start. Correct it, or unset it to search.`);
  }
  const candidates = [chromium.executablePath(), ...onPath(), ...usualPlaces()];
  return candidates.find((path) => runs(path));
}
