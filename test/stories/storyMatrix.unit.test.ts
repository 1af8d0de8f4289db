import { describe, expect, it } from 'vitest';
import type { Presentment } from '../../src/payment/presentment.js';
import type { CheckoutState } from '../../src/state/CheckoutState.js';
import type { PaymentErrorCode } from '../../src/transport/PaymentError.js';
import type { Shows } from '../../stories/shows.js';

/** A type's members as values: the type checker keeps these lists complete, and free of what is gone. */
const states: Record<CheckoutState['status'], true> = {
  editing: true,
  submitting: true,
  awaitingPayment: true,
  nothingToPay: true,
  paid: true,
  expired: true,
  closed: true,
  uncertain: true,
  refused: true,
  untrusted: true,
};
const presentments: Record<Presentment['kind'], true> = {
  bankQr: true,
  walletQr: true,
  link: true,
  appLink: true,
  inApp: true,
};
const errors: Record<PaymentErrorCode, true> = {
  invalid_props: true,
  invalid_request: true,
  unauthorized: true,
  quota_exceeded: true,
  refused: true,
  already_paid: true,
  network: true,
  timeout: true,
  upstream: true,
  invalid_response: true,
  qr_mismatch: true,
  booking_mismatch: true,
};

interface Annotated {
  parameters?: { shows?: Shows };
}

const files = import.meta.glob<Record<string, Annotated>>('../../stories/*.stories.tsx', { eager: true });

/** What the stories say they show. That each really does is checked after its `play`. */
const shown = Object.values(files).flatMap(({ default: meta, ...stories }) =>
  Object.values(stories).map((story) => ({ ...meta?.parameters?.shows, ...story.parameters?.shows })),
);

describe('the stories', () => {
  it.each(Object.keys(states))('show the state %s', (state) => {
    expect(shown.map((story) => story.state)).toContain(state);
  });

  it.each(Object.keys(presentments))('show the presentment %s', (kind) => {
    expect(shown.map((story) => story.presentment)).toContain(kind);
  });

  it.each(Object.keys(errors))('show the error %s', (code) => {
    expect(shown.map((story) => story.error)).toContain(code);
  });
});
