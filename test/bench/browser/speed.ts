import { markdownTable } from '../markdownTable.js';
import { median, spread } from '../statistics.js';
import { formTables } from './formTables.js';
import { Visitor } from './Visitor.js';

const products = {
  ours: 'ttdk-payment-checkout',
  adyen: 'Adyen core and PromptPay',
  picture: 'a picture from the server',
  floor: 'the floor',
} as const;
type Product = keyof typeof products;
const names = Object.keys(products) as Product[];

/** Rounds for each slowdown of the processor; the first is not counted. */
const roundsAt = { 1: 21, 4: 21, 6: 11 };

interface Visit {
  open: number;
  press: number;
  code: number;
  longTasks: number;
}

/** From a first visit to the code on screen. */
async function visit(visitor: Visitor, name: Product): Promise<Visit> {
  const open = await visitor.open(name);
  const code = await visitor.pay(name);
  const seen = await visitor.page.evaluate(async () => ({
    presses: await Promise.all(window.bench.presses),
    longTasks: window.bench.longTasks,
  }));
  const longTasks = seen.longTasks.reduce((sum, duration) => sum + duration, 0);
  return { open, code, press: Math.max(...seen.presses), longTasks };
}

/** Four pages take turns, so that noise affects all of them equally; ratios are taken within a round. */
export async function speed(): Promise<string> {
  const visitor = await Visitor.start(['ours', 'profiled', 'adyen', 'picture', 'floor']);
  const rows: string[][] = [];
  for (const [rate, rounds] of Object.entries(roundsAt)) {
    await visitor.throttle(Number(rate));
    const visits: Record<Product, Visit>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const turn: Partial<Record<Product, Visit>> = {};
      for (const name of names) turn[name] = await visit(visitor, name);
      if (round > 0) visits.push(turn as Record<Product, Visit>);
    }
    for (const name of names) {
      const each = (value: (visit: Visit) => number) => visits.map((round) => value(round[name]));
      const againstFloor = (value: (visit: Visit) => number) =>
        spread(visits.map((round) => value(round[name]) / value(round.floor)));
      rows.push([
        `${rate}x, ${products[name]}`,
        againstFloor(({ code }) => code),
        againstFloor(({ open }) => open),
        spread(
          each(({ code }) => code),
          0,
        ),
        spread(
          each(({ open }) => open),
          0,
        ),
        spread(
          each(({ press }) => press),
          0,
        ),
        median(each(({ longTasks }) => longTasks)).toFixed(0),
      ]);
    }
  }
  const head = [
    'CPU, page',
    'answer to code, floor = 1',
    'script to form, floor = 1',
    'answer to code, ms',
    'script to form, ms',
    'pay pressed to paint, ms',
    'long tasks, ms',
  ];
  const tables = await formTables(visitor);
  await visitor.stop();
  return [markdownTable(head, rows), ...tables].join('\n\n');
}
