import type { Confirmation } from '../CheckoutState.js';
import { failureOf, isInFlight, isKeySpent, isSameBody, type Attempt, type AttemptLog } from './attempt.js';
import { begin, clear, currentAttempt, openAttempts, promote, type NewRequest } from './attemptLog.js';
import { isPastTime, payableAttempt, type ParseAnswer } from './deriveCheckoutState.js';
import { planSubmission } from './planSubmission.js';

/** Where the payer is in the flow, beside the attempts. Belongs to one checkout; not kept over a reload. */
export interface FlowState {
  /** The payer came back to the form. */
  isEditing: boolean;
  /** The question on screen, and the request that is sent if the payer agrees. */
  question: { confirmation: Confirmation; request: PaymentRequest } | null;
}

/** What the payer asks for. */
export type PaymentRequest = Pick<NewRequest, 'body' | 'estimate'>;

export type PayerAction =
  /** Pays for these choices; asks first when an order may exist. */
  | ({ type: 'request' } & PaymentRequest)
  /** `repeat`: the current attempt's choices once more. `checkAgain`: the same body and key, without a question. */
  | { type: 'repeat' | 'checkAgain' | 'confirm' | 'dismiss' | 'edit' | 'returnToPayment' | 'reset' };

export interface TransitionContext {
  log: AttemptLog;
  flow: FlowState;
  /** The proxy makes one order per key. */
  isIdempotent: boolean;
  parseAnswer: ParseAnswer;
  createKey: () => string;
  /** Epoch ms. */
  at: number;
  /** ms that a request may take. */
  timeoutMs: number;
}

export interface Transition {
  log: AttemptLog;
  flow: FlowState;
  /** The attempt whose request leaves now. */
  send?: Attempt;
}

/** A checkout begins at the current attempt, or at the form when there is none. */
export const initialFlowState: FlowState = { isEditing: false, question: null };

function send({ log, at, timeoutMs }: TransitionContext, key: string, request: PaymentRequest): Transition {
  const begun = begin(log, { ...request, key, at, timeoutMs });
  return { log: begun.log, flow: initialFlowState, send: begun.attempt };
}

function request(context: TransitionContext, wanted: PaymentRequest, isConfirmed: boolean): Transition {
  const { flow, parseAnswer, createKey } = context;
  const current = currentAttempt(context.log);
  // The payer may ask again for the choices of an attempt that was replaced: then that attempt, and its key, is meant.
  const same = openAttempts(context.log).find((attempt) => isSameBody(attempt.body, wanted.body));
  const log = same && same !== current ? promote(context.log, same) : context.log;
  const shown = currentAttempt(log);
  const isExpired = shown !== undefined && isPastTime(shown, parseAnswer);
  const plan = planSubmission(log, wanted.body, { isConfirmed, isExpired, createKey });
  switch (plan.kind) {
    case 'send':
      return send({ ...context, log }, plan.key, wanted);
    case 'ask':
      return {
        log: context.log,
        flow: { ...flow, question: { confirmation: plan.confirmation, request: wanted } },
      };
    case 'return':
      return { log, flow: initialFlowState };
    case 'ignore':
      return { log: context.log, flow: initialFlowState };
  }
}

const repeatOf = ({ body, estimate }: Attempt): PaymentRequest => ({ body, estimate });

/** What a payer's action does. Pure, so that every sequence of actions can be tried. One that does not apply changes nothing. */
export function transition(action: PayerAction, context: TransitionContext): Transition {
  const { log, flow, isIdempotent, parseAnswer } = context;
  const current = currentAttempt(log);
  const isBusy = log.attempts.some(isInFlight);
  const unchanged = { log, flow };
  switch (action.type) {
    case 'request':
      return request(context, action, false);
    case 'repeat':
      return current ? request(context, repeatOf(current), false) : unchanged;
    case 'confirm':
      return flow.question ? request(context, flow.question.request, true) : unchanged;
    case 'dismiss':
      return { log, flow: { ...flow, question: null } };
    case 'checkAgain': {
      if (!isIdempotent || !current || isBusy || failureOf(current)?.outcome !== 'unknown') return unchanged;
      // Another key may make another order: the payer is asked first.
      return isKeySpent(current)
        ? request(context, repeatOf(current), false)
        : send(context, current.key, repeatOf(current));
    }
    case 'edit':
      return isBusy ? unchanged : { log, flow: { isEditing: true, question: null } };
    case 'returnToPayment': {
      const payable = isBusy ? undefined : payableAttempt(log, parseAnswer);
      return payable ? { log: promote(log, payable), flow: initialFlowState } : unchanged;
    }
    case 'reset':
      return isBusy ? unchanged : { log: clear(log), flow: initialFlowState };
  }
}
