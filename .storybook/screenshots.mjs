// @ts-check
/**
 * Photographs every story, light and dark, 320, 768 and 1280 px wide, into `screenshots/`, with one page that shows
 * them all: a board for a person to look at. Needs `npm run build-storybook` first.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { findChromium } from '../test/findChromium.mjs';

const folder = 'screenshots';
const themes = ['light', 'dark'];
const widths = [320, 768, 1280];

/** @type {{ entries: Record<string, { id: string, title: string, name: string, type: string }> }} */
const index = JSON.parse(await readFile('storybook-static/index.json', 'utf8'));
const stories = Object.values(index.entries).filter(({ type }) => type === 'story');

const server = await preview({
  configFile: false,
  logLevel: 'error',
  build: { outDir: 'storybook-static' },
  preview: { host: 'localhost', port: 0 },
});
const origin = server.resolvedUrls?.local[0];
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: process.getuid?.() === 0 || process.env['CI'] ? ['--no-sandbox'] : [],
});

await rm(folder, { recursive: true, force: true });
await mkdir(folder);

/** @type {string[]} */
const problems = [];
for (const theme of themes) {
  for (const width of widths) {
    const context = await browser.newContext({ viewport: { width, height: 640 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const { id } of stories) {
      await page.goto(`${origin}iframe.html?viewMode=story&id=${id}&globals=theme:${theme}`);
      const phase = await page.waitForFunction(() => {
        const phase = /** @type {any} */ (globalThis).__STORYBOOK_PREVIEW__?.currentRender?.phase;
        return ['finished', 'errored', 'aborted'].includes(phase) && phase;
      });
      if ((await phase.jsonValue()) !== 'finished') problems.push(`${id} (${theme}, ${width} px)`);
      await page.screenshot({ path: `${folder}/${id}.${theme}.${width}.png`, fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
await server.close();

const shots = (/** @type {string} */ id) =>
  themes.flatMap((theme) =>
    widths.map(
      (width) =>
        `<img loading="lazy" width="${width / 2}" alt="${theme}, ${width} px" src="${id}.${theme}.${width}.png">`,
    ),
  );
const rows = stories.map(
  ({ id, title, name }) => `<h2>${title} · ${name}</h2><p>${shots(id).join('\n')}</p>`,
);
await writeFile(
  `${folder}/index.html`,
  `<!doctype html><meta charset="utf-8"><title>Every story</title>
<style>body { font-family: system-ui; } img { vertical-align: top; border: 1px solid #ccc; margin: 4px; }</style>
${rows.join('\n')}
`,
);
console.log(`${stories.length * themes.length * widths.length} pictures: open ${folder}/index.html.`);
if (problems.length > 0) {
  console.error(`Stories that did not play to their end:\n${problems.join('\n')}`);
  process.exitCode = 1;
}
