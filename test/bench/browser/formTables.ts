import { markdownTable } from '../markdownTable.js';
import { spread } from '../statistics.js';
import type { Visitor } from './Visitor.js';
import type { PageName } from './buildPages.js';

const box = ({ page }: Visitor, type: string, index: number) =>
  page.locator(`input[type=${type}]`).nth(index);

/** What a payer does in the form, one step after the other. */
const interactions: Record<string, (visitor: Visitor) => Promise<void>> = {
  'a method by mouse': (visitor) => visitor.click(box(visitor, 'radio', 1)),
  'a method by arrow key': ({ page }) => page.keyboard.press('ArrowDown'),
  'a service by mouse': (visitor) => visitor.click(box(visitor, 'checkbox', 0)),
  'the same by Space': ({ page }) => page.keyboard.press('Space'),
};

const rates = [1, 4, 6];
const rounds = 7;

/** INP of each interaction at each slowdown, and its commits as counted by React's profiling build. */
async function interactionTable(visitor: Visitor): Promise<string> {
  const rows: string[][] = Object.keys(interactions).map((name) => [name]);
  await visitor.throttle(1);
  await visitor.open('profiled');
  for (const [index, act] of Object.values(interactions).entries())
    rows[index]?.push(String((await visitor.press(() => act(visitor))).commits));
  for (const rate of rates) {
    await visitor.throttle(rate);
    const times: number[][] = rows.map(() => []);
    for (let round = 0; round < rounds; round += 1) {
      await visitor.open('ours');
      for (const [index, act] of Object.values(interactions).entries())
        times[index]?.push((await visitor.press(() => act(visitor))).ms);
    }
    for (const [index, each] of times.entries()) rows[index]?.push(spread(each, 0));
  }
  await visitor.throttle(1);
  const head = ['chosen', 'React commits', ...rates.map((rate) => `to paint at ${rate}x, ms`)];
  return markdownTable(head, rows);
}

const screens = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

/** Layout shift from the form to the code. The answer takes longer than 500 ms, within which a shift would be excused as a response to input. */
async function shiftTable(visitor: Visitor): Promise<string> {
  const pages: PageName[] = ['ours', 'adyen'];
  const rows: string[][] = [];
  const before = visitor.page.viewportSize();
  for (const [screen, size] of Object.entries(screens)) {
    await visitor.page.setViewportSize(size);
    for (const name of pages) {
      await visitor.open(name, { delay: 800 });
      await visitor.pay(name);
      const shifts = await visitor.page.evaluate(async () => {
        await window.bench.painted();
        return window.bench.layoutShifts;
      });
      const sum = (counted: typeof shifts) =>
        counted.reduce((total, { value }) => total + value, 0).toFixed(4);
      const scored = shifts.filter(({ hadRecentInput }) => !hadRecentInput);
      const moved = [...new Set(shifts.flatMap(({ nodes }) => nodes))].join(', ');
      rows.push([`${screen}, ${name}`, sum(scored), sum(shifts), moved || '-']);
    }
  }
  if (before) await visitor.page.setViewportSize(before);
  return markdownTable(['screen, page', 'layout shift', 'with what follows a press', 'what moved'], rows);
}

export async function formTables(visitor: Visitor): Promise<string[]> {
  return [await interactionTable(visitor), await shiftTable(visitor)];
}
