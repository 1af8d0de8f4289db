import { describe, it } from 'vitest';
import { vi } from '../../src/i18n/vi.js';
import type { Fault } from './FaultLayer.js';
import { answer, resetMidBody, slowLoris, truncated } from './faults.js';
import { useFaultPage } from './openCheckout.js';

const openCheckout = useFaultPage();
const page = '<!doctype html><h1>502 Bad Gateway</h1>';
const html = { headers: { 'content-type': 'text/html' } };

interface LostAnswer {
  name: string;
  fault: Fault;
  orders: number;
  error: string;
}

describe('an inconclusive answer between the page and the proxy', () => {
  const cases: LostAnswer[] = [
    { name: 'a body cut by a reset', fault: resetMidBody, orders: 1, error: 'network unknown' },
    { name: 'JSON that ends early', fault: truncated, orders: 1, error: 'invalid_response unknown' },
    { name: 'a body that never ends', fault: slowLoris, orders: 1, error: 'timeout unknown' },
    { name: 'an empty 500 before the proxy', fault: answer(500, ''), orders: 0, error: 'upstream unknown' },
    {
      name: 'an HTML 502 before the proxy',
      fault: answer(502, page, html),
      orders: 0,
      error: 'upstream unknown',
    },
    {
      name: 'an HTML 502 after the proxy',
      fault: answer(502, page, { ...html, isAfter: true }),
      orders: 1,
      error: 'upstream unknown',
    },
    {
      name: 'an HTML page with status 200',
      fault: answer(200, page, html),
      orders: 0,
      error: 'invalid_response unknown',
    },
    {
      name: 'a 404 of a server that is no proxy',
      fault: answer(404, 'Not found'),
      orders: 0,
      error: 'invalid_response unknown',
    },
    {
      name: 'JSON that is not the envelope',
      fault: answer(200, '{"ok":true}'),
      orders: 0,
      error: 'invalid_response unknown',
    },
  ];
  it.each(cases)('$name: the payer reads that an order may exist', async ({ fault, orders, error }) => {
    const trial = await openCheckout({ props: { timeoutMs: 1_000 } });
    trial.front.next(fault);
    await trial.pay();
    await trial.seesScreen(vi.uncertainTitle);
    await trial.reads(vi.uncertainText);
    await trial.reads('1869');
    await trial.expectOutcome({ orders, errors: [error] });
  });
});
