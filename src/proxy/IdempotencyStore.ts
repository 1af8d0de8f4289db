import type { ProxyResponse } from './http/ProxyResponse.js';
import type { OpenOrderStore, StoreChannel } from './OpenOrderStore.js';

/** A request for the right to run the call of one key. */
export interface ClaimRequest {
  /** Hash of the `Idempotency-Key`, the API and the partner. */
  key: string;
  /** Hash of the body. */
  bodyHash: string;
  /** Identifies this attempt. Claiming twice with the same token is one claim, so a client may safely repeat a command. */
  token: string;
  /** Token of the attempt that this caller has been waiting for, if any. */
  waitingFor: string | undefined;
  /**
   * Time since the client first sent the key, ms.
   * @default 0, a first request
   */
  ageMs?: number;
  /** Maximum time that the call can take, ms. A claim that is not settled by then was lost in a crash. */
  leaseMs: number;
  /** How long the key is remembered, ms. */
  keepMs: number;
}

/** Result of a claim. */
export type Claim =
  /** This caller, and no other, may run the call. */
  | { state: 'claimed' }
  /** Another attempt is running. With `leaseLeftMs` <= 0 it was lost, and its result is unknown. */
  | { state: 'running'; token: string; leaseLeftMs: number }
  /** The call was made before; `answer` is to be sent again. */
  | { state: 'answered'; answer: ProxyResponse }
  /** The key was used with another body. */
  | { state: 'mismatch' }
  /** The store does not know the key, and began to remember keys after the client first sent it. The key may have been used. */
  | { state: 'forgotten' }
  /** The store has no room for another key. */
  | { state: 'full' };

/** Result of a claimed call. */
export interface Settlement {
  /** Hash of the `Idempotency-Key`. */
  key: string;
  /** Token of the claim. */
  token: string;
  /** What the client was answered. */
  answer: ProxyResponse;
  /**
   * `keep`: every later request with the key gets this answer. `release`: no order was made. Requests that already wait for this attempt get
   * the answer; the next one may run the call again.
   */
  mode: 'keep' | 'release';
  /** How long the answer is remembered, ms. */
  keepMs: number;
}

/**
 * Remembers used `Idempotency-Key`s and their answers. Every operation must be atomic, and must reject when the store cannot be reached.
 * It receives only hashes, a random token and the answer; `openOrders` receives the body of an open order too.
 */
export interface IdempotencyStore {
  /** Takes the key for one call, unless it is taken. */
  claim(request: ClaimRequest): Promise<Claim>;
  /** Does nothing when the token no longer holds the key. */
  settle(settlement: Settlement): Promise<void>;
  /** Forgets a claim whose call was never made. Does nothing when the token no longer holds the key. */
  abandon(key: string, token: string): Promise<void>;
  /** Whether the key is running or answered, or may have been before the store began to remember keys. */
  has(key: string, ageMs?: number): Promise<boolean>;
  /**
   * Keeps the open order of each booking.
   * @default absent: the proxy knows no open orders, and `GET /open` answers 404
   */
  openOrders?: OpenOrderStore;
  /**
   * Carries messages between the processes that share the store.
   * @default absent: `notify` reaches the streams of its own process
   */
  channel?: StoreChannel;
}
