// @ts-check
/**
 * Takes screenshots of every story, light and dark, 320, 768 and 1280 px wide, and of the answers with forced colours too,
 * into `screenshots/`, with one page that shows them all. Run `npm run build-storybook` first.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { findChromium } from '../test/findChromium.mjs';

const folder = 'screenshots';
/** @typedef {{ name: string, theme: 'light' | 'dark', forcedColors?: 'active' }} Look */
/** @type {Look[]} */
const looks = [
  { name: 'light', theme: 'light' },
  { name: 'dark', theme: 'dark' },
  { name: 'forced', theme: 'dark', forcedColors: 'active' },
];
const widths = [320, 768, 1280];

/** @type {{ entries: Record<string, { id: string, title: string, name: string, type: string }> }} */
const index = JSON.parse(await readFile('storybook-static/index.json', 'utf8'));
const stories = Object.values(index.entries).filter(({ type }) => type === 'story');
const storiesIn = (/** @type {Look} */ { forcedColors }) =>
  forcedColors ? stories.filter(({ title }) => title === 'Answers') : stories;

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
let pictures = 0;
for (const look of looks) {
  const { name, theme, forcedColors = 'none' } = look;
  for (const width of widths) {
    const context = await browser.newContext({
      viewport: { width, height: 640 },
      reducedMotion: 'reduce',
      colorScheme: theme,
      forcedColors,
    });
    const page = await context.newPage();
    for (const { id } of storiesIn(look)) {
      await page.goto(`${origin}iframe.html?viewMode=story&id=${id}&globals=theme:${theme}`);
      const phase = await page.waitForFunction(() => {
        const phase = /** @type {any} */ (globalThis).__STORYBOOK_PREVIEW__?.currentRender?.phase;
        return ['finished', 'errored', 'aborted'].includes(phase) && phase;
      });
      if ((await phase.jsonValue()) !== 'finished') problems.push(`${id} (${name}, ${width} px)`);
      // A dialog covers the viewport, not the full height of the page.
      const fullPage = (await page.locator('dialog[open]').count()) === 0;
      await page.screenshot({
        path: `${folder}/${id}.${name}.${width}.png`,
        fullPage,
        // Renders what is below the viewport too.
        style: '* { content-visibility: visible !important; }',
      });
      pictures += 1;
    }
    await context.close();
  }
}
await browser.close();
await server.close();

const shots = (/** @type {typeof stories[number]} */ story) =>
  looks
    .filter((look) => storiesIn(look).includes(story))
    .flatMap(({ name }) =>
      widths.map(
        (width) =>
          `<img loading="lazy" width="${width / 2}" alt="${name}, ${width} px" src="${story.id}.${name}.${width}.png">`,
      ),
    );
const rows = stories.map(
  (story) => `<h2>${story.title} · ${story.name}</h2><p>${shots(story).join('\n')}</p>`,
);
await writeFile(
  `${folder}/index.html`,
  `<!doctype html><meta charset="utf-8"><title>Every story</title>
<style>body { font-family: system-ui; } img { vertical-align: top; border: 1px solid #ccc; margin: 4px; }</style>
${rows.join('\n')}
`,
);
console.log(`${pictures} pictures: open ${folder}/index.html.`);
if (problems.length > 0) {
  console.error(`Stories that did not finish:\n${problems.join('\n')}`);
  process.exitCode = 1;
}
