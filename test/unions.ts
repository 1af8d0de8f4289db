import type { Presentment } from '../src/payment/presentment.js';
import type { CheckoutState } from '../src/state/CheckoutState.js';

/** A type's members as values: the type checker keeps the list complete, and free of what is gone. */
const membersOf = <Member extends string>(members: Record<Member, true>) => Object.keys(members) as Member[];

export const states = membersOf<CheckoutState['status']>({
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
});

export const presentmentKinds = membersOf<Presentment['kind']>({
  bankQr: true,
  walletQr: true,
  link: true,
  appLink: true,
  inApp: true,
});
