import type { CreatePaymentRequest } from '../../contract/createPayment.js';
import {
  begin,
  clear,
  isInFlight,
  isSameBody,
  isKeySpent,
  openAttempts,
  promote,
  type Attempt,
  type AttemptLog,
} from './attemptLog.js';
import type { Confirmation } from '../CheckoutState.js';
import { isPastTime, payableAttempt, type Read } from './deriveCheckoutState.js';
import { planSubmission } from './planSubmission.js';

/** Where the payer is, beside the attempts. Not kept over a reload. */
export interface Place {
  /** The payer came back to the form. */
  isEditing: boolean;
  /** What the payer is asked, and the body that a yes sends. */
  question: { confirmation: Confirmation; body: CreatePaymentRequest } | null;
}

export type PayerAction =
  /** Pays for these choices; asks back where an order may exist. */
  | { type: 'request'; body: CreatePaymentRequest }
  /** `repeat`: the current attempt's choices once more. `checkAgain`: the same body and key, asked nothing. */
  | { type: 'repeat' | 'checkAgain' | 'confirm' | 'dismiss' | 'edit' | 'returnToPayment' | 'reset' };

export interface Situation {
  log: AttemptLog;
  place: Place;
  /** The proxy makes one order of one key. */
  isIdempotent: boolean;
  read: Read;
  createKey: () => string;
  /** Epoch ms. */
  at: number;
}

export interface Step {
  log: AttemptLog;
  place: Place;
  /** Its request leaves now. */
  send?: Attempt;
}

/** Where a checkout begins: at the current attempt, or at the form when there is none. */
export const startPlace: Place = { isEditing: false, question: null };

function send({ log, at }: Situation, key: string, body: CreatePaymentRequest): Step {
  const begun = begin(log, { key, body, at });
  return { log: begun, place: startPlace, send: begun.current };
}

function request(situation: Situation, body: CreatePaymentRequest, isConfirmed: boolean): Step {
  const { place, read, createKey } = situation;
  // The payer may ask again for what an attempt that was moved aside asked for: then that one, and its key, is meant.
  const same = openAttempts(situation.log).find((attempt) => isSameBody(attempt.body, body));
  const isMoved = same !== undefined && same !== situation.log.current && !isInFlight(situation.log.current);
  const log = isMoved ? promote(situation.log, same) : situation.log;
  const isExpired = log.current !== null && isPastTime(log.current, read);
  const plan = planSubmission(log, body, { isConfirmed, isExpired, createKey });
  if (plan.kind === 'send') return send({ ...situation, log }, plan.key, body);
  if (plan.kind === 'ask')
    return { log: situation.log, place: { ...place, question: { confirmation: plan.confirmation, body } } };
  return { log, place: startPlace };
}

/** What a payer's action does. Pure, so that every sequence of them can be tried. One that does not apply changes nothing. */
export function takeStep(action: PayerAction, situation: Situation): Step {
  const { log, place, isIdempotent, read } = situation;
  const { current } = log;
  const here = { log, place };
  switch (action.type) {
    case 'request':
      return request(situation, action.body, false);
    case 'repeat':
      return current ? request(situation, current.body, false) : here;
    case 'confirm':
      return place.question ? request(situation, place.question.body, true) : here;
    case 'dismiss':
      return { log, place: { ...place, question: null } };
    case 'checkAgain':
      if (!isIdempotent || current?.failure?.outcome !== 'unknown') return here;
      // Another key may make another order: that is asked about first.
      return isKeySpent(current)
        ? request(situation, current.body, false)
        : send(situation, current.key, current.body);
    case 'edit':
      return isInFlight(current) ? here : { log, place: { isEditing: true, question: null } };
    case 'returnToPayment': {
      const payable = isInFlight(current) ? undefined : payableAttempt(log, read);
      return payable ? { log: promote(log, payable), place: startPlace } : here;
    }
    case 'reset':
      return isInFlight(current) ? here : { log: clear(log), place: startPlace };
  }
}
