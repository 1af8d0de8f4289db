import { markdownTable } from '../markdownTable.js';
import { median, spread } from '../statistics.js';
import type { PageName } from './buildPages.js';
import { Visitor } from './Visitor.js';

const rounds = 5;

/** The values of each round but the first. */
async function repeat(measure: () => Promise<Record<string, number>>): Promise<Record<string, number[]>> {
  const all: Record<string, number[]> = {};
  for (let round = 0; round <= rounds; round += 1) {
    const values = await measure();
    if (round > 0) for (const [name, value] of Object.entries(values)) (all[name] ??= []).push(value);
  }
  return all;
}

/** Typing one character into the search box: ms until it is shown, and until the list is filtered. */
async function search(visitor: Visitor, key: string, expected: number) {
  const { page } = visitor;
  const listed = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const shown = () => document.querySelectorAll('.pc-services > label:not([hidden])').length;
        const watch = async ({ timeStamp }: Event) => {
          let at: number;
          do at = await window.bench.painted();
          while (shown() !== wanted);
          resolve(at - timeStamp);
        };
        addEventListener('keydown', (event) => void watch(event), { capture: true, once: true });
      }),
    expected,
  );
  const { ms: echo } = await visitor.press(() => page.keyboard.press(key));
  return { echo, list: await listed };
}

async function visitServices(visitor: Visitor, services: number): Promise<Record<string, number>> {
  const open = await visitor.open('ours', { services });
  const box = visitor.page.locator('input[type=checkbox]').first();
  const choose = (await visitor.press(() => visitor.click(box))).ms;
  if (services < 13) return { open, choose };
  await visitor.page.locator('input[type=search]').focus();
  // Part of every fifth service's name.
  const { echo, list: find } = await search(visitor, 'x', services / 5);
  const { list: showAll } = await search(visitor, 'Backspace', services);
  return { open, choose, echo, find, showAll };
}

async function visitMethods(visitor: Visitor, methods: number): Promise<Record<string, number>> {
  const open = await visitor.open('ours', { methods, services: 0 });
  const choose = (await visitor.press(() => visitor.click(visitor.page.locator('input[type=radio]').nth(1))))
    .ms;
  return { open, choose };
}

async function visitCheckouts(visitor: Visitor, checkouts: number): Promise<Record<string, number>> {
  const open = await visitor.open('ours', { checkouts });
  const choose = (
    await visitor.press(() => visitor.click(visitor.page.locator('input[type=checkbox]').first()))
  ).ms;
  const code = await visitor.pay('ours');
  return { open, choose, code };
}

type Step = 'open' | 'choose' | 'echo' | 'find' | 'showAll' | 'code';
const stepNames: Record<Step, string> = {
  open: 'script to form',
  choose: 'choose',
  echo: 'a letter in the search box',
  find: 'what it finds',
  showAll: 'all again',
  code: 'answer to code',
};

/** One row for each slowdown and step, one column for each size, and the ratio of the largest to the smallest. */
async function curve(
  visitor: Visitor,
  rates: readonly number[],
  what: string,
  sizes: readonly number[],
  visit: (visitor: Visitor, size: number) => Promise<Record<string, number>>,
): Promise<string> {
  const rows: string[][] = [];
  for (const rate of rates) {
    await visitor.throttle(rate);
    const bySize: Record<string, number[]>[] = [];
    for (const size of sizes) bySize.push(await repeat(() => visit(visitor, size)));
    for (const step of Object.keys(stepNames) as Step[]) {
      const measured = bySize.map((times) => times[step]);
      if (measured.every((times) => times === undefined)) continue;
      const [from, to] = [measured.find((times) => times !== undefined), measured.at(-1)];
      const span = Number(sizes.at(-1)) / Number(sizes[measured.findIndex((times) => times === from)]);
      rows.push([
        `${rate}x, ${stepNames[step]}, ms`,
        ...measured.map((times) => (times ? spread(times, 0) : '-')),
        `${(median(to ?? []) / median(from ?? [])).toFixed(1)} for ${span}`,
      ]);
    }
  }
  return markdownTable([what, ...sizes.map(String), 'times as long, for times as many'], rows);
}

const lengths = [60, 142, 300, 500];

/** Codes of several lengths, beside the floor page, which only draws them. */
async function codes(visitor: Visitor): Promise<string> {
  const rows: string[][] = [];
  const pages: PageName[] = ['ours', 'floor'];
  await visitor.throttle(6);
  for (const characters of lengths) {
    const times = await repeat(async () => {
      const turn: Record<string, number> = {};
      for (const name of pages) {
        await visitor.open(name, { characters });
        turn[name] = await visitor.pay(name);
      }
      return turn;
    });
    const { ours = [], floor = [] } = times;
    rows.push([
      String(characters),
      spread(ours.map((ms, round) => ms / (floor[round] ?? NaN))),
      spread(ours, 0),
      spread(floor, 0),
    ]);
  }
  const head = ['characters, at 6x', 'answer to code, floor = 1', 'ours, ms', 'floor, ms'];
  return markdownTable(head, rows);
}

/** How time grows with the number of methods and services and with the length of the code. */
export async function growth(): Promise<string> {
  const visitor = await Visitor.start(['ours', 'floor']);
  const tables = [
    await curve(visitor, [4, 6], 'services', [10, 100, 1_000], visitServices),
    await curve(visitor, [6], 'methods', [5, 50], visitMethods),
    await curve(visitor, [6], 'checkouts on the page', [1, 20], visitCheckouts),
    await codes(visitor),
  ];
  await visitor.stop();
  return tables.join('\n\n');
}
