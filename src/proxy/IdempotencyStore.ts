import type { ProxyAnswer } from './http/ProxyResponse.js';

/** Who asks for which key. */
export interface ClaimRequest {
  /** Hash of the `Idempotency-Key`. */
  key: string;
  /** Hash of the body. */
  bodyHash: string;
  /** Names this attempt. Claiming again with the same token is the same claim: a client that sends a command twice does no harm. */
  token: string;
  /** Token of the attempt that this caller has been waiting for, if any. */
  waitingFor: string | undefined;
  /** Longest time the call can take, ms. A claim not settled by then was lost in a crash. */
  leaseMs: number;
  /** How long the key is remembered, ms. */
  keepMs: number;
}

/** What became of a claim. */
export type Claim =
  /** The caller, and nobody else, may run the call. */
  | { state: 'claimed' }
  /** Another attempt runs. `leaseLeftMs` <= 0: it was lost, and nobody knows what came of it. */
  | { state: 'running'; token: string; leaseLeftMs: number }
  /** The answer to give again. */
  | { state: 'answered'; answer: ProxyAnswer }
  /** The key belongs to another body. */
  | { state: 'mismatch' }
  /** No room for another key without forgetting a live one. */
  | { state: 'full' };

/** The result of a claimed call. */
export interface Settlement {
  /** Hash of the `Idempotency-Key`. */
  key: string;
  /** Token of the claim. */
  token: string;
  /** The answer to remember. */
  answer: ProxyAnswer;
  /**
   * `keep`: the answer is given for the key from now on. `release`: it was a definite no; those who already wait for this attempt get it,
   * the next caller may run again.
   */
  mode: 'keep' | 'release';
  /** How long the answer is remembered, ms. */
  keepMs: number;
}

/**
 * Remembers which `Idempotency-Key` was used and what was answered. Each operation must be atomic, and rejects when the store cannot be reached.
 * Holds nothing but hashes, a random token and the answer.
 */
export interface IdempotencyStore {
  /** Takes the key for one call, unless it is taken. */
  claim(request: ClaimRequest): Promise<Claim>;
  /** Ignored when the key is no longer this token's. */
  settle(settlement: Settlement): Promise<void>;
  /** Forgets a claim that led to no call. Ignored when the key is no longer this token's. */
  abandon(key: string, token: string): Promise<void>;
  /** Is the key running or answered? */
  has(key: string): Promise<boolean>;
}
