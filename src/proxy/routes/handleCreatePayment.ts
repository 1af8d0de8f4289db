import {
  type CreatePaymentRequest,
  createPaymentDataSchema,
  outcomeSchema,
} from '../../contract/createPayment.js';
import { createPaymentPath } from '../../contract/envelope.js';
import type { Upstream } from '../upstream/createUpstream.js';
import { declineFromReply, invalidAnswer } from '../upstream/declineFromReply.js';
import type { Exchange } from '../http/RequestRecord.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { type ProxyAnswer, toAnswer } from '../http/ProxyResponse.js';
import { ProxyRefusal } from '../http/ProxyError.js';
import { reachStore } from '../idempotency/callStore.js';
import { readCreatePayment } from './parsePaymentBody.js';
import { readIdempotencyKey } from '../idempotency/parseIdempotencyKey.js';
import { type UpstreamReply, isAccepted } from '../upstream/parseReply.js';
import { requireAuthorization } from '../guards/requireAuthorization.js';
import { requireWithinLimit } from '../guards/requireWithinLimit.js';
import { type Run, runOnce, uncertain } from '../idempotency/runOnce.js';
import { sha256 } from '../idempotency/sha256.js';
import { withoutKey } from '../upstream/redactKey.js';

/** `POST`: one createPayment, at most once for an `Idempotency-Key`. */
export async function createPaymentRoute(
  config: ProxyConfig,
  upstream: Upstream,
  request: Request,
  exchange: Exchange,
): Promise<ProxyAnswer> {
  const idempotencyKey = readIdempotencyKey(request.headers);
  const body = await readCreatePayment(request, config.bodyTimeoutMs);
  const key = idempotencyKey === undefined ? undefined : await sha256(idempotencyKey);
  await requireAdmission(config, exchange, request, body).catch(async (refusal: unknown) => {
    // A refusal tells the payer that there is no order. Not so when this very key has been let in before.
    if (key !== undefined && (await reachStore(config, exchange, (store) => store.has(key))))
      // With a time to come back: the key is good, and may hold an order that only cannot be told of now.
      throw uncertain((refusal instanceof ProxyRefusal ? refusal.headers.retryAfterSeconds : undefined) ?? 2);
    throw refusal;
  });
  const run = () => pay(config, upstream, body, exchange);
  if (key === undefined) return (await run()).answer;
  return runOnce(config, exchange, { key, bodyHash: await sha256(JSON.stringify(body)) }, run);
}

async function requireAdmission(
  config: ProxyConfig,
  exchange: Exchange,
  request: Request,
  body: CreatePaymentRequest,
): Promise<void> {
  const { perClient, perBooking, clientKey } = config.limits;
  await requireWithinLimit(config, exchange, perClient, clientKey(request));
  await requireAuthorization(config, exchange, request, { route: 'createPayment', ...body });
  await requireWithinLimit(config, exchange, perBooking, String(body.customerScheduleId));
}

async function pay(
  config: ProxyConfig,
  upstream: Upstream,
  body: CreatePaymentRequest,
  exchange: Exchange,
): Promise<Run> {
  const reply = await upstream(exchange, { path: createPaymentPath, body }, config.timeoutMs);
  const answer = withoutKey(judge(reply, exchange), config.apiKey);
  const hasNoOrder = answer.outcome === 'declined' || (reply.kind === 'failure' && reply.neverSent);
  return { answer, mode: hasNoOrder ? 'release' : 'keep' };
}

/** Passes `data` on as it is, once it is known to be a yes or a no that the contract knows. */
function judge(reply: UpstreamReply, exchange: Exchange): ProxyAnswer {
  if (!isAccepted(reply)) return declineFromReply(reply, exchange);
  const { error, message, data } = reply.envelope;
  const isSuccess = outcomeSchema.safeParse(data).data?.isSuccess;
  if (isSuccess === undefined || (isSuccess && !createPaymentDataSchema.safeParse(data).success))
    return invalidAnswer(exchange);
  try {
    const outcome = isSuccess ? 'ok' : 'declined';
    return toAnswer({ status: 200, error: error ?? null, message: message ?? '', data, outcome });
  } catch {
    // Nested so deep that it cannot be written as JSON again.
    return invalidAnswer(exchange);
  }
}
