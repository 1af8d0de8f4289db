import { describe, expect, it } from 'vitest';
import { paymentErrorCodes } from '../../src/transport/PaymentError.js';
import { presentmentKinds, states } from '../unions.js';
import { screens } from './screens.js';

const fakes = Object.values(screens).map(({ fake }) => fake);
const shownStates = fakes.map(({ state }) => state ?? { status: 'editing' as const });

describe('the screens of the accessibility tests', () => {
  it('cover every state', () => {
    expect(new Set(shownStates.map(({ status }) => status))).toEqual(new Set(states));
  });

  it('cover every kind of presentment', () => {
    const kinds = shownStates.flatMap((state) =>
      state.status === 'awaitingPayment' ? state.payment.presentments.map(({ kind }) => kind) : [],
    );
    expect(new Set(kinds)).toEqual(new Set(presentmentKinds));
  });

  it('cover every error', () => {
    const codes = shownStates.flatMap((state) => ('error' in state ? [state.error.code] : []));
    expect(new Set(codes)).toEqual(new Set(paymentErrorCodes));
  });
});
