import { omitNil } from '../../contract/omitNil.js';
import type { ParsedPayment } from '../../payment/presentment.js';
import { failureOf, isInFlight, statusOf, type Attempt, type AttemptLog } from './attempt.js';
import type { LogChange } from './attemptStore.js';
import type { ParseAnswer } from './deriveCheckoutState.js';
import { endEvents, type HostEvent } from './hostEvents.js';
import { contradictionError, errorOf, unpayableError } from './paymentErrors.js';

/** An order was made: told once per order and browser. */
function createdEvents(attempt: Attempt, parsed: ParsedPayment): HostEvent[] {
  const { payment, notices } = parsed;
  const error = contradictionError(parsed) ?? unpayableError(attempt, parsed);
  return [
    {
      type: 'created',
      payment: omitNil({
        ...payment,
        metaData: attempt.answer?.data.metaData,
        paymentGatewayData: attempt.answer?.data.paymentGatewayData,
      }),
    },
    ...notices.map((notice): HostEvent => ({ type: 'event', event: { type: 'notice', notice } })),
    ...(error ? [{ type: 'error', error } as const] : []),
    // Success is told below, where it is told once.
    ...(error || payment.status === 'Success' ? [] : endEvents(payment.status, payment)),
  ];
}

const hasBegun = (attempt: Attempt, before: Attempt | undefined) =>
  isInFlight(attempt) && attempt.requests.length > (before?.requests.length ?? 0);

function attemptEvents(
  attempt: Attempt,
  before: Attempt | undefined,
  origin: LogChange['origin'],
  parseAnswer: ParseAnswer,
): HostEvent[] {
  const isOurs = origin === 'committed';
  if (isOurs && hasBegun(attempt, before)) return [{ type: 'event', event: { type: 'submitted' } }];
  const failure = failureOf(attempt);
  if (isOurs && failure && failure !== (before && failureOf(before)))
    return [{ type: 'error', error: errorOf(failure) }];
  const payment = parseAnswer(attempt)?.payment;
  const status = statusOf(attempt);
  if (!payment || !status || !before?.answer || statusOf(before) === status) return [];
  const endings = status === 'Success' ? [] : endEvents(status, payment);
  return [{ type: 'status', status, payment }, ...endings];
}

/**
 * What hosts are told about a change of the log, by comparing it with the log before. What another document did is told there, save for the
 * status of an order, which is on this document's screen too.
 */
export const changeEvents = ({ log, previous, origin }: LogChange, parseAnswer: ParseAnswer): HostEvent[] =>
  log.attempts
    .filter((attempt) => !previous.attempts.includes(attempt))
    .flatMap((attempt) => {
      const before = previous.attempts.find(({ key }) => key === attempt.key);
      return attemptEvents(attempt, before, origin, parseAnswer);
    });

/** A callback that is owed to hosts, and the fact that records that it has run. */
export interface OwedCallback {
  attempt: Attempt;
  told: NonNullable<Attempt['told']>;
  events: HostEvent[];
}

/**
 * `onPaymentCreated` and `onPaid` as far as nobody has run them yet, in any document: the answer may have come while nobody listened, in
 * another tab, or just before a reload.
 */
export const owedCallbacks = (log: AttemptLog, parseAnswer: ParseAnswer): OwedCallback[] =>
  log.attempts.flatMap((attempt) => {
    const parsed = parseAnswer(attempt);
    if (!parsed) return [];
    const isPaid = statusOf(attempt) === 'Success';
    return [
      ...(attempt.told?.created
        ? []
        : [
            {
              attempt,
              told: { created: true },
              events: createdEvents(attempt, parsed),
            } satisfies OwedCallback,
          ]),
      ...(attempt.told?.paid || !isPaid
        ? []
        : [
            {
              attempt,
              told: { paid: true },
              events: endEvents('Success', parsed.payment),
            } satisfies OwedCallback,
          ]),
    ];
  });
