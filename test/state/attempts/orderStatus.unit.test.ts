import { describe, expect, it } from 'vitest';
import type { PaymentStatus } from '../../../src/contract/createPayment.js';
import { furtherStatus, joinStatuses } from '../../../src/state/attempts/orderStatus.js';

/** From the first status of an order to the last; statuses in one row are equally far. */
const steps: readonly (readonly PaymentStatus[])[] = [
  ['New', 'Processing', 'Pending', 'Unknown'],
  ['Failed'],
  ['Canceled'],
  ['Success'],
];
const pairs = steps.flatMap((earlier, index) =>
  steps
    .slice(index + 1)
    .flatMap((later) => earlier.flatMap((one) => later.map((other) => [one, other] as const))),
);

describe('a status only moves forward', () => {
  it.each(pairs)('%s gives way to %s, never the other way round', (earlier, later) => {
    expect(furtherStatus(earlier, later)).toBe(later);
    expect(furtherStatus(later, earlier)).toBe(later);
    // Also when the earlier one is reported last.
    const [old, recent] = [
      { status: later, at: 1 },
      { status: earlier, at: 2 },
    ];
    expect(joinStatuses(old, recent)).toBe(old);
    expect(joinStatuses(recent, old)).toBe(old);
  });

  it('takes any status over none', () => {
    expect(furtherStatus(undefined, 'Unknown')).toBe('Unknown');
    expect(furtherStatus('Unknown', undefined)).toBe('Unknown');
    expect(furtherStatus(undefined, undefined)).toBeUndefined();
    const report = { status: 'New', at: 1 } as const;
    expect(joinStatuses(undefined, report)).toBe(report);
    expect(joinStatuses(report, undefined)).toBe(report);
    expect(joinStatuses(undefined, undefined)).toBeUndefined();
  });
});

describe('of two statuses that are equally far', () => {
  it('the one that was reported last counts', () => {
    const [old, recent] = [{ status: 'Pending', at: 1 } as const, { status: 'New', at: 2 } as const];
    expect(joinStatuses(old, recent)).toBe(recent);
    expect(joinStatuses(recent, old)).toBe(recent);
  });

  it('both copies of the log choose the same, even when they were reported at the same time', () => {
    const [one, other] = [{ status: 'Pending', at: 1 } as const, { status: 'New', at: 1 } as const];
    expect(joinStatuses(one, other)).toEqual(joinStatuses(other, one));
  });

  it('the same report again is not news', () => {
    const report = { status: 'Pending', at: 1 } as const;
    expect(joinStatuses(report, { ...report })).toBe(report);
  });
});
