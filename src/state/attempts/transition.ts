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
import { isPastTime, payableAttempt, type ParseAnswer } from './deriveCheckoutState.js';
import { planSubmission } from './planSubmission.js';

/** Where the payer is, beside the attempts. Not kept over a reload. */
export interface FlowState {
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

export interface TransitionContext {
  log: AttemptLog;
  flow: FlowState;
  /** The proxy makes one order of one key. */
  isIdempotent: boolean;
  parseAnswer: ParseAnswer;
  createKey: () => string;
  /** Epoch ms. */
  at: number;
}

export interface Transition {
  log: AttemptLog;
  flow: FlowState;
  /** Its request leaves now. */
  send?: Attempt;
}

/** Where a checkout begins: at the current attempt, or at the form when there is none. */
export const initialFlowState: FlowState = { isEditing: false, question: null };

function send({ log, at }: TransitionContext, key: string, body: CreatePaymentRequest): Transition {
  const begun = begin(log, { key, body, at });
  return { log: begun, flow: initialFlowState, send: begun.current };
}

function request(context: TransitionContext, body: CreatePaymentRequest, isConfirmed: boolean): Transition {
  const { flow, parseAnswer, createKey } = context;
  // The payer may ask again for what an attempt that was moved aside asked for: then that one, and its key, is meant.
  const same = openAttempts(context.log).find((attempt) => isSameBody(attempt.body, body));
  const isMoved = same !== undefined && same !== context.log.current && !isInFlight(context.log.current);
  const log = isMoved ? promote(context.log, same) : context.log;
  const isExpired = log.current !== null && isPastTime(log.current, parseAnswer);
  const plan = planSubmission(log, body, { isConfirmed, isExpired, createKey });
  if (plan.kind === 'send') return send({ ...context, log }, plan.key, body);
  if (plan.kind === 'ask')
    return { log: context.log, flow: { ...flow, question: { confirmation: plan.confirmation, body } } };
  return { log, flow: initialFlowState };
}

/** What a payer's action does. Pure, so that every sequence of them can be tried. One that does not apply changes nothing. */
export function transition(action: PayerAction, context: TransitionContext): Transition {
  const { log, flow, isIdempotent, parseAnswer } = context;
  const { current } = log;
  const here = { log, flow };
  switch (action.type) {
    case 'request':
      return request(context, action.body, false);
    case 'repeat':
      return current ? request(context, current.body, false) : here;
    case 'confirm':
      return flow.question ? request(context, flow.question.body, true) : here;
    case 'dismiss':
      return { log, flow: { ...flow, question: null } };
    case 'checkAgain':
      if (!isIdempotent || current?.failure?.outcome !== 'unknown') return here;
      // Another key may make another order: that is asked about first.
      return isKeySpent(current)
        ? request(context, current.body, false)
        : send(context, current.key, current.body);
    case 'edit':
      return isInFlight(current) ? here : { log, flow: { isEditing: true, question: null } };
    case 'returnToPayment': {
      const payable = isInFlight(current) ? undefined : payableAttempt(log, parseAnswer);
      return payable ? { log: promote(log, payable), flow: initialFlowState } : here;
    }
    case 'reset':
      return isInFlight(current) ? here : { log: clear(log), flow: initialFlowState };
  }
}
