import * as z from 'zod/mini';
import {
  createPaymentDataSchema,
  createPaymentRequestSchema,
  paymentStatuses,
  type QrObject,
} from '../../contract/createPayment.js';
import { paymentErrorCodes } from '../../transport/PaymentError.js';
import { toPlainJson } from '../../transport/toPlainJson.js';
import { ageOf, startedAt, type Attempt, type AttemptLog } from './attempt.js';
import { emptyLog } from './attemptLog.js';
import { raiseElapsed } from '../hooks/elapsed.js';
import { compareRecency } from './joinLogs.js';

/** Where the log of a booking is kept beside the page's memory. */
export interface AttemptStorage {
  /** The saved log; `undefined` when nothing was saved since the last `read` or `write`. */
  read: () => AttemptLog | undefined;
  write: (log: AttemptLog) => void;
  /** Has somebody removed what was saved? */
  isCleared: () => boolean;
  /** Another document has written. */
  subscribe: (onChange: () => void) => () => void;
}

const version = 2;
/** No order is worth coming back to after a day. */
const maxAgeMs = 24 * 60 * 60 * 1000;

const optionalNumber = z.optional(z.number());
const optionalTrue = z.optional(z.literal(true));

const failureSchema = z.object({
  code: z.literal([...paymentErrorCodes]),
  outcome: z.literal(['none', 'unknown']),
  at: z.number(),
  httpStatus: optionalNumber,
  apiCode: z.optional(z.string()),
  retryAfterSeconds: optionalNumber,
});

const attemptSchema = z.object({
  key: z.string().check(z.minLength(1)),
  body: createPaymentRequestSchema,
  recency: z.number(),
  requests: z
    .array(z.object({ at: z.number(), timeoutMs: z.number(), failure: z.optional(failureSchema) }))
    .check(z.minLength(1)),
  estimate: optionalNumber,
  answer: z.optional(
    z.object({ data: createPaymentDataSchema, receivedAt: z.number(), ageMs: optionalNumber }),
  ),
  status: z.optional(z.object({ status: z.literal([...paymentStatuses, 'Unknown']), at: z.number() })),
  told: z.optional(z.object({ created: optionalTrue, paid: optionalTrue })),
});

const recordSchema = z.object({
  version: z.literal(version),
  clearedRecency: z.number(),
  attempts: z.array(z.unknown()),
});

/** One attempt that cannot be read is lost alone. */
function parseAttempt(saved: unknown): Attempt[] {
  const { data: attempt } = attemptSchema.safeParse(saved);
  if (!attempt || Date.now() - startedAt(attempt) >= maxAgeMs) return [];
  if (!attempt.answer) return [attempt];
  const { ageMs = 0, ...answer } = attempt.answer;
  raiseElapsed(answer, answer.receivedAt, ageMs);
  return [{ ...attempt, answer }];
}

function parseLog(text: string): AttemptLog {
  try {
    const { attempts, clearedRecency } = recordSchema.parse(JSON.parse(text));
    return { attempts: attempts.flatMap(parseAttempt).sort(compareRecency), clearedRecency };
  } catch {
    return emptyLog;
  }
}

/** No QR code holds more characters (ISO/IEC 18004: 7 089 digits); what is longer is a picture. */
const maxCodeLength = 7_089;
const withoutLong = (text: string | null | undefined) =>
  text && text.length > maxCodeLength ? undefined : text;
const withoutPicture = (qr: QrObject | null | undefined) =>
  qr && { ...qr, qrData: withoutLong(qr.qrData), qrDataURL: withoutLong(qr.qrDataURL) };

/** `metaData` and `paymentGatewayData` may hold anything, and are for the host's callback alone: they are not saved. */
function toSaved({ answer, ...attempt }: Attempt, hasPictures: boolean) {
  if (!answer) return attempt;
  const data = { ...answer.data, metaData: undefined, paymentGatewayData: undefined };
  if (!hasPictures) {
    data.bankQR = withoutPicture(data.bankQR);
    data.paymentQR = withoutPicture(data.paymentQR);
    data.momoQR = withoutPicture(data.momoQR);
  }
  return { ...attempt, answer: { ...answer, data, ageMs: Math.round(ageOf(answer)) } };
}

const toText = (log: AttemptLog, hasPictures: boolean) =>
  toPlainJson({
    version,
    clearedRecency: log.clearedRecency,
    attempts: log.attempts.map((attempt) => toSaved(attempt, hasPictures)),
  });

/** Access alone throws in sandboxed frames and where the payer blocks cookies. */
function openArea(area: 'localStorage' | 'sessionStorage'): Storage | undefined {
  try {
    return window[area];
  } catch {
    return undefined;
  }
}

/**
 * Keeps a log in `localStorage` (all tabs and frames of the origin) or `sessionStorage` (one tab). Nothing secret is in it: the contract's body and
 * answer, and a random key. Where storage is refused or full nothing breaks: the page's memory goes on.
 */
export function createWebStorage(area: 'localStorage' | 'sessionStorage', name: string): AttemptStorage {
  /** The text that was read or written last. */
  let known: string | null = null;
  /** The saved text, `null` when there is none, `undefined` when storage cannot be read. */
  const load = () => {
    try {
      return openArea(area)?.getItem(name);
    } catch {
      return undefined;
    }
  };
  const save = (text: string) => {
    openArea(area)?.setItem(name, text);
    known = text;
  };
  return {
    read() {
      const text = load();
      if (text == null || text === known) return undefined;
      known = text;
      return parseLog(text);
    },
    isCleared: () => known !== null && load() === null,
    write(log) {
      try {
        save(toText(log, true));
      } catch {
        try {
          // Full: a picture that the API sent is dropped before the order is.
          save(toText(log, false));
        } catch {
          // Refused.
        }
      }
    },
    subscribe(onChange) {
      const onStorage = ({ key, storageArea }: StorageEvent) => {
        if (storageArea === openArea(area) && (key === name || key === null)) onChange();
      };
      window.addEventListener('storage', onStorage);
      return () => window.removeEventListener('storage', onStorage);
    },
  };
}

/** Keeps nothing: for `resume={false}` and for the server. */
export const noStorage: AttemptStorage = {
  read: () => undefined,
  write: () => undefined,
  isCleared: () => false,
  subscribe: () => () => undefined,
};
