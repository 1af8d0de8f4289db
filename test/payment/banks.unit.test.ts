import { expect, it } from 'vitest';
import { banks } from '../../src/payment/banks.js';

it('lists banks by six-digit BIN, with names short enough for a phone', () => {
  for (const [bin, name] of Object.entries(banks)) {
    expect(bin).toMatch(/^\d{6}$/);
    expect(name).toMatch(/^[\w-]([\w -]{0,18}\w)$/);
  }
  expect(banks['970436']).toBe('Vietcombank');
});
