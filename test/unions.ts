import type { Presentment } from '../src/payment/presentment.js';
import type { CheckoutState } from '../src/state/CheckoutState.js';

/** The members of a union type as values; the type checker keeps the list complete and exact. */
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
  processing: true,
  broken: true,
});

export const presentmentKinds = membersOf<Presentment['kind']>({
  bankQr: true,
  walletQr: true,
  link: true,
  appLink: true,
  inApp: true,
});
