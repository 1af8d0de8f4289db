import { markdownTable } from '../markdownTable.js';
import { quantile } from '../statistics.js';
import { moneyToPage } from './moneyToPage.js';
import { simulatePayers, waitMinutes } from './simulatePayers.js';

/** The incumbent asks every 5 s, at most 100 times. */
const incumbentCalls = 100;

/** What waiting payers cost of the API's quota, and how soon a page learns that the money has come. */
export async function quota(): Promise<string> {
  const rows: (string | number)[][] = [];
  for (const payers of [1, 100, 1_000, 10_000]) {
    const polled = await simulatePayers(payers, 'polls');
    const streamed = await simulatePayers(payers, 'streams');
    const row = (name: string, calls: number) => {
      const share = polled.requests / calls;
      rows.push([
        payers.toLocaleString('en'),
        name,
        (calls / waitMinutes).toFixed(1),
        (calls / payers).toFixed(2),
        share >= 1 ? `1/${share.toFixed(share < 10 ? 1 : 0)}` : (1 / share).toFixed(1),
      ]);
    };
    row('one call per poll', polled.requests);
    row('the incumbent', incumbentCalls * payers);
    row('ours, pages poll', polled.calls);
    row('ours, pages stream', streamed.calls);
  }
  const calls = markdownTable(
    ['payers', 'rule', 'calls a minute', 'calls a payment', 'one call per poll = 1'],
    rows,
  );
  const [notified, asked] = [await moneyToPage(true), await moneyToPage(false)];
  const time = (name: string, values: number[]) => [
    name,
    quantile(values, 0.5).toFixed(0),
    quantile(values, 0.95).toFixed(0),
  ];
  const times = markdownTable(
    ['money to page, 60 payers', 'p50, ms', 'p95, ms'],
    [time('with `notify`', notified), time('without', asked)],
  );
  return `${calls}\n\n${times}`;
}
