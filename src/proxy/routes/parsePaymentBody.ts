import { type CreatePaymentRequest, createPaymentRequestSchema } from '../../contract/createPayment.js';
import { documentedErrors } from '../../contract/envelope.js';
import { ProxyError } from '../http/ProxyError.js';
import { TooLargeError, readText } from '../http/readText.js';
import { TimeoutError, withTimeout } from '../http/withTimeout.js';

const maxBodyBytes = 16 * 1024;
const jsonType = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * Reads and validates the createPayment body: JSON of at most 16 KiB that arrives within `timeoutMs` and follows the contract. Unknown fields are dropped.
 * @throws ProxyError 400, 408, 413 or 415.
 */
export async function parsePaymentBody(request: Request, timeoutMs: number): Promise<CreatePaymentRequest> {
  const encoding = request.headers.get('content-encoding');
  if (
    !jsonType.test(request.headers.get('content-type') ?? '') ||
    (encoding !== null && encoding !== 'identity')
  )
    throw new ProxyError(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'The body must be uncompressed application/json in UTF-8.',
    );
  if (Number(request.headers.get('content-length')) > maxBodyBytes) throw bodyTooLarge();
  const body = createPaymentRequestSchema.safeParse(parseJson(await readBody(request, timeoutMs)));
  if (body.success) return body.data;
  const fields = new Set(body.error.issues.map(({ path }) => String(path[0] ?? 'the whole body')));
  throw invalidBody(`The body breaks the rules of createPayment in: ${[...fields].join(', ')}.`);
}

async function readBody(request: Request, timeoutMs: number): Promise<string> {
  try {
    return await withTimeout(timeoutMs, (onTimeout) => readText(request.body, maxBodyBytes, onTimeout));
  } catch (error) {
    if (error instanceof TooLargeError) throw bodyTooLarge();
    if (error instanceof TimeoutError)
      throw new ProxyError(408, 'REQUEST_TIMEOUT', 'The body took too long to arrive.');
    throw invalidBody('The body could not be read as UTF-8.');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidBody('The body is not valid JSON.');
  }
}

function bodyTooLarge(): ProxyError {
  return new ProxyError(413, 'PAYLOAD_TOO_LARGE', `The body may have at most ${maxBodyBytes} bytes.`);
}

function invalidBody(message: string): ProxyError {
  return new ProxyError(400, documentedErrors[400], message);
}
