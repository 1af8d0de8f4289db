import { createKey } from './createKey.js';
import { transition, type PayerAction, type Transition, type TransitionContext } from './transition.js';

/** The transition for something the payer does now; a new attempt gets a new key. */
export const transitionNow = (
  action: PayerAction,
  context: Omit<TransitionContext, 'createKey' | 'at'>,
): Transition => transition(action, { ...context, createKey, at: Date.now() });
