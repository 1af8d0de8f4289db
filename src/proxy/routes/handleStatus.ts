import { identifyClient } from '../guards/identifyClient.js';
import { requireAuthorization } from '../guards/requireAuthorization.js';
import { requireWithinLimit } from '../guards/requireWithinLimit.js';
import type { OrderQuery } from '../http/ProxyCall.js';
import { ProxyError } from '../http/ProxyError.js';
import { type ProxyResponse, toProxyResponse } from '../http/ProxyResponse.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import type { StreamResponse } from '../http/StreamResponse.js';
import type { ProxyConfig } from '../ProxyConfig.js';
import { createStatusStream } from '../status/createStatusStream.js';
import type { Statuses } from '../status/createStatuses.js';
import { type StatusResult, isFinal } from '../status/StatusResult.js';
import type { Question } from '../status/StatusSource.js';
import { toFailedResponse } from '../upstream/toFailedResponse.js';
import { parseQuery } from './parseQuery.js';

/** Handles `GET /status`. */
export async function handleStatus(
  config: ProxyConfig,
  statuses: Statuses | undefined,
  request: Request,
  record: RequestRecord,
): Promise<ProxyResponse> {
  const { question } = await admit(config, request, record);
  const result = await requireSource(statuses).ask(question, record);
  return toStatusResponse(result, question, record);
}

/** Handles `GET /status/stream`: the status at once, and at every change until it is final. */
export async function handleStatusStream(
  config: ProxyConfig,
  statuses: Statuses | undefined,
  request: Request,
  record: RequestRecord,
): Promise<ProxyResponse | StreamResponse> {
  const { question, client } = await admit(config, request, record);
  const { ask, hub, slots, notifier } = requireSource(statuses);
  const release = slots.take(client);
  if (release === undefined)
    throw new ProxyError(429, 'TOO_MANY_STREAMS', 'Too many streams are open. Ask for the status instead.', {
      retryAfterSeconds: 30,
    });
  let result: StatusResult;
  try {
    result = await ask(question, record);
    if (result.kind !== 'status') {
      release();
      return toStatusResponse(result, question, record);
    }
  } catch (error) {
    release();
    throw error;
  }
  const { orderId } = question;
  const stream = createStatusStream({
    first: { paymentStatus: result.paymentStatus, orderId },
    isOver: isFinal(result),
    start(send, end) {
      const stopListening = notifier.listen();
      const stopWatching = hub.watch(question, result, (change) => {
        send({ paymentStatus: change.paymentStatus, orderId });
        if (isFinal(change)) end();
      });
      return () => {
        stopWatching();
        stopListening();
      };
    },
    onEnd: release,
    signal: request.signal,
  });
  return { status: 200, error: null, outcome: 'ok', stream };
}

async function admit(
  config: ProxyConfig,
  request: Request,
  record: RequestRecord,
): Promise<{ question: Question; client: string | undefined }> {
  const call = parseQuery('status', new URL(request.url).searchParams);
  const client = await identifyClient(config, record, request);
  await requireWithinLimit(config, record, config.limits.reads, client);
  await requireAuthorization(config, record, request, call);
  return { question: { orderId: call.orderId, amount: call.amount, request }, client };
}

function requireSource(statuses: Statuses | undefined): Statuses {
  if (statuses !== undefined) return statuses;
  throw new ProxyError(
    404,
    'NOT_FOUND',
    '`status` needs the option `clientId` or `getStatus`, which this proxy does not have.',
  );
}

function toStatusResponse(
  result: StatusResult,
  { orderId }: OrderQuery,
  record: RequestRecord,
): ProxyResponse {
  switch (result.kind) {
    case 'status': {
      const data = { paymentStatus: result.paymentStatus, orderId };
      return toProxyResponse({ status: 200, error: null, message: 'Success', data, outcome: 'ok' });
    }
    case 'notFound':
      throw new ProxyError(404, 'ORDER_NOT_FOUND', 'There is no such order.');
    case 'mismatch':
      throw new ProxyError(400, 'AMOUNT_MISMATCH', 'The order has another amount.');
    case 'unavailable':
      throw new ProxyError(503, 'STATUS_UNAVAILABLE', 'The status is not available now.');
    case 'failed':
      return toFailedResponse(result.reply, record);
  }
}
