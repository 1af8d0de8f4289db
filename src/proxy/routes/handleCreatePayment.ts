import {
  type CreatePaymentRequest,
  createPaymentDataSchema,
  outcomeSchema,
  parseBooking,
} from '../../contract/createPayment.js';
import { hasOrder } from '../../contract/hasOrder.js';
import { type Envelope, createPaymentPath } from '../../contract/envelope.js';
import type { Admission } from './createAdmission.js';
import { isDisconnected } from '../http/isDisconnected.js';
import { type ProxyResponse, toProxyResponse } from '../http/ProxyResponse.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import { readIdempotencyKey } from '../idempotency/readIdempotencyKey.js';
import { runOnce } from '../idempotency/runOnce.js';
import { sha256 } from '../idempotency/sha256.js';
import { type OrderRun, type OpenOrders } from '../orders/createOpenOrders.js';
import { parseOrder } from '../orders/parseOrder.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import type { Statuses } from '../status/createStatuses.js';
import type { Upstream } from '../upstream/createUpstream.js';
import { parseErrorCode } from '../upstream/parseErrorCode.js';
import { type UpstreamReply, isAccepted } from '../upstream/parseReply.js';
import { invalidReply, toFailedResponse } from '../upstream/toFailedResponse.js';
import { parsePaymentBody } from './parsePaymentBody.js';

/** What payments need. */
export interface PaymentParts {
  config: ProxyConfig;
  upstream: Upstream;
  admit: Admission;
  openOrders: OpenOrders | undefined;
  statuses: Statuses | undefined;
}

/** Handles `POST`: calls createPayment, at most once for an `Idempotency-Key`, and not for a booking whose open order the payer does not replace. */
export async function handleCreatePayment(
  { config, upstream, admit, openOrders, statuses }: PaymentParts,
  request: Request,
  record: RequestRecord,
): Promise<ProxyResponse> {
  const key = await readIdempotencyKey(config, request.headers);
  const body = await parsePaymentBody(request, config.bodyTimeoutMs);
  await admit(request, record, body, key);
  const call = async () => {
    const run = await pay(config, upstream, body, record);
    if (run.order) statuses?.hub.learn({ ...run.order, request: undefined }, run.order.status);
    return run;
  };
  const run = openOrders ? () => openOrders.payOnce(request, record, body, call) : call;
  if (key === undefined) return (await run()).answer;
  const bodyHash = await sha256(JSON.stringify(body));
  return runOnce(config, record, { key, bodyHash, isAbandoned: () => isDisconnected(request) }, run);
}

async function pay(
  config: ProxyConfig,
  upstream: Upstream,
  body: CreatePaymentRequest,
  record: RequestRecord,
): Promise<OrderRun> {
  const reply = await upstream(record, { path: createPaymentPath, body }, config.timeoutMs);
  const answer = toPaymentResponse(reply, body, record);
  const isWithoutOrder = answer.outcome === 'declined' || (reply.kind === 'failure' && reply.neverSent);
  const order = answer.outcome === 'ok' && isAccepted(reply) ? parseOrder(reply.envelope.data) : undefined;
  return { answer, mode: isWithoutOrder ? 'release' : 'keep', order, body };
}

function toPaymentResponse(
  reply: UpstreamReply,
  body: CreatePaymentRequest,
  record: RequestRecord,
): ProxyResponse {
  if (!isAccepted(reply)) return toFailedResponse(reply, record);
  const { envelope } = reply;
  const { data } = envelope;
  const outcome = outcomeSchema.safeParse(data).data;
  const isOtherBooking = (parseBooking(data) ?? body.customerScheduleId) !== body.customerScheduleId;
  if (outcome === undefined || isOtherBooking) return invalidReply(record);
  if (!outcome.isSuccess) return hasOrder(data) ? invalidReply(record) : refusal(envelope, outcome.errorCode);
  if (!createPaymentDataSchema.safeParse(data).success) return invalidReply(record);
  try {
    return success(data);
  } catch {
    // Nested too deeply to be serialized again.
    return invalidReply(record);
  }
}

/** Passes on `data` unchanged. */
function success(data: unknown): ProxyResponse {
  return toProxyResponse({ status: 200, error: null, message: 'Success', data, outcome: 'ok' });
}

/** `isSuccess: 0` without the API's messages, which may contain personal data. */
function refusal(envelope: Envelope, errorCode: string | null | undefined): ProxyResponse {
  const data = { isSuccess: 0, errorCode: parseErrorCode({ errorCode }) ?? null, errorMessage: null };
  return toProxyResponse({
    status: 200,
    error: parseErrorCode(envelope) ?? null,
    message: 'The payment service refused the request.',
    data,
    outcome: 'declined',
  });
}
