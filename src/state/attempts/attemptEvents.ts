import { omitNil } from '../../contract/omitNil.js';
import type { ParsedPayment } from '../../payment/presentment.js';
import { PaymentError } from '../../transport/PaymentError.js';
import { allAttempts, isInFlight, isSettled, statusOf, type Attempt, type AttemptLog } from './attemptLog.js';
import type { AttemptStore } from './attemptStore.js';
import { contradiction, type ParseAnswer } from './deriveCheckoutState.js';
import { endEvents, type HostEvent } from './hostEvents.js';

/** An order that waits for money, and nothing in its answer to pay it with. */
function unpayable(attempt: Attempt, { payment }: ParsedPayment): PaymentError | undefined {
  if (isSettled(attempt) || payment.presentments.length > 0) return undefined;
  return new PaymentError(
    'invalid_response',
    `Order ${payment.orderId ?? 'unknown'} was made, but nothing in its answer can be shown: no readable code, picture or safe link.`,
    { outcome: 'unknown' },
  );
}

/** What one attempt has to tell that it did not have to tell before. */
function eventsOf(before: Attempt | undefined, attempt: Attempt, parseAnswer: ParseAnswer): HostEvent[] {
  if (isInFlight(attempt)) return [{ type: 'event', event: { type: 'submitted' } }];
  const parsed = parseAnswer(attempt);
  if (!attempt.answer || !parsed) return [];
  const { payment, notices } = parsed;
  if (before?.answer === undefined) {
    const { metaData, paymentGatewayData } = attempt.answer.data;
    const error = contradiction(parsed) ?? unpayable(attempt, parsed);
    return [
      { type: 'created', payment: omitNil({ ...payment, metaData, paymentGatewayData }) },
      ...notices.map((notice): HostEvent => ({ type: 'event', event: { type: 'notice', notice } })),
      ...(error ? [{ type: 'error', error } as const] : endEvents(payment.status, payment)),
    ];
  }
  const status = statusOf(attempt);
  if (!status || statusOf(before) === status) return [];
  return [{ type: 'status', status, payment }, ...endEvents(status, payment)];
}

/** The one way to write: changes the log, and tells every host what is new in it. */
export function commit(
  store: AttemptStore,
  parseAnswer: ParseAnswer,
  change: (log: AttemptLog) => AttemptLog,
): void {
  const before = allAttempts(store.getLog());
  store.update(change);
  for (const attempt of allAttempts(store.getLog())) {
    if (before.includes(attempt)) continue;
    const earlier = before.find(({ key }) => key === attempt.key);
    for (const event of eventsOf(earlier, attempt, parseAnswer)) store.emit(event);
  }
}
