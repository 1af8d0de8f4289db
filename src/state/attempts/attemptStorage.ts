import * as z from 'zod/mini';
import {
  createPaymentDataSchema,
  createPaymentRequestSchema,
  paymentStatuses,
} from '../../contract/createPayment.js';
import {
  ageOf,
  emptyLog,
  isInFlight,
  isSettled,
  paidAttempt,
  type Attempt,
  type AttemptLog,
} from './attemptLog.js';

/** Where a checkout is kept over a reload. */
export interface AttemptStorage {
  load: () => AttemptLog;
  /** Is everything that matters of it safe there? */
  save: (log: AttemptLog) => boolean;
}

const version = 1;
/** No order is worth coming back to after a day, and storage may have been copied with its tab. */
const maxAgeMs = 24 * 60 * 60 * 1000;

const status = z.optional(z.literal([...paymentStatuses, 'Unknown']));

const attemptSchema = z.object({
  key: z.string().check(z.minLength(1)),
  body: createPaymentRequestSchema,
  startedAt: z.number(),
  isInDoubt: z.boolean(),
  answer: z.optional(
    z.object({ data: createPaymentDataSchema, receivedAt: z.number(), ageMs: z.optional(z.number()) }),
  ),
  failure: z.optional(
    z.object({
      code: z.literal([
        'invalid_request',
        'unauthorized',
        'quota_exceeded',
        'refused',
        'already_paid',
        'network',
        'timeout',
        'upstream',
        'invalid_response',
      ]),
      outcome: z.literal(['none', 'unknown']),
      at: z.number(),
      httpStatus: z.optional(z.number()),
      apiCode: z.optional(z.string()),
      retryAfterSeconds: z.optional(z.number()),
    }),
  ),
  status,
});

const recordSchema = z.object({
  version: z.literal(version),
  current: z.nullable(attemptSchema),
  superseded: z.array(attemptSchema),
});

/** What a reload cannot have kept alive: a request that was out has an unknown end. */
function restoreAttempt(attempt: Attempt): Attempt {
  return isInFlight(attempt)
    ? { ...attempt, failure: { code: 'network', outcome: 'unknown', at: attempt.startedAt } }
    : attempt;
}

/** `metaData` and `paymentGatewayData` are the host's, and may be anything: they are not kept. Nor is the host's word, but for the last one. */
function toStoredAttempt({ hostStatus, ...attempt }: Attempt): Attempt {
  if (hostStatus === 'Success') attempt.status = hostStatus;
  if (!attempt.answer) return attempt;
  const data = { ...attempt.answer.data, metaData: undefined, paymentGatewayData: undefined };
  return { ...attempt, answer: { ...attempt.answer, data, ageMs: ageOf(attempt.answer) } };
}

/**
 * Keeps attempts in `sessionStorage`, which belongs to one tab. Nothing secret is in it: the contract's body and answer, and a random key.
 * Where storage is refused (private mode, sandboxed iframe) nothing is kept and nothing breaks.
 */
export function createSessionStorage(name: string): AttemptStorage {
  return {
    load() {
      try {
        const record = recordSchema.safeParse(JSON.parse(sessionStorage.getItem(name) ?? 'null'));
        if (!record.success) return emptyLog;
        const fresh = (attempt: Attempt) => Date.now() - attempt.startedAt < maxAgeMs;
        const { current, superseded } = record.data as AttemptLog;
        return {
          current: current && fresh(current) ? restoreAttempt(current) : null,
          superseded: superseded.filter(fresh).map(restoreAttempt),
        };
      } catch {
        return emptyLog;
      }
    },
    save(log) {
      // Paid is kept too: a page that comes back to an empty form invites to pay twice.
      const isWorthKeeping =
        paidAttempt(log) !== undefined ||
        [log.current, ...log.superseded].some((attempt) => attempt && !isSettled(attempt));
      try {
        if (!isWorthKeeping) sessionStorage.removeItem(name);
        else {
          const { current, superseded } = log;
          const record = {
            version,
            current: current && toStoredAttempt(current),
            superseded: superseded.map(toStoredAttempt),
          };
          sessionStorage.setItem(name, JSON.stringify(record));
        }
        return true;
      } catch {
        // Refused or full: the checkout goes on without surviving a reload.
        return !isWorthKeeping;
      }
    },
  };
}
