import { type CreatePaymentRequest, createPaymentRequestSchema } from '../../contract/createPayment.js';
import { documentedErrors } from '../../contract/envelope.js';
import { ProxyRefusal } from '../http/ProxyError.js';
import { TooLargeError, readText } from '../http/readText.js';
import { DeadlineError, withDeadline } from '../http/withTimeout.js';

const maxBodyBytes = 16 * 1024;
const json = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * Reads the createPayment body: JSON of at most 16 KiB, within `timeoutMs`, by the contract's rules. Fields that the contract does not name are dropped.
 * @throws ProxyRefusal 400, 408, 413 or 415.
 */
export async function readCreatePayment(request: Request, timeoutMs: number): Promise<CreatePaymentRequest> {
  const encoding = request.headers.get('content-encoding');
  if (!json.test(request.headers.get('content-type') ?? '') || (encoding !== null && encoding !== 'identity'))
    throw new ProxyRefusal(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send application/json in UTF-8, not compressed.');
  if (Number(request.headers.get('content-length')) > maxBodyBytes) throw tooLarge();
  const body = createPaymentRequestSchema.safeParse(parseJson(await readBody(request, timeoutMs)));
  if (body.success) return body.data;
  const fields = new Set(body.error.issues.map(({ path }) => String(path[0] ?? 'the body itself')));
  throw invalid(`Against the rules of createPayment: ${[...fields].join(', ')}.`);
}

async function readBody(request: Request, timeoutMs: number): Promise<string> {
  try {
    return await withDeadline(timeoutMs, (onDeadline) => readText(request.body, maxBodyBytes, onDeadline));
  } catch (error) {
    if (error instanceof TooLargeError) throw tooLarge();
    if (error instanceof DeadlineError)
      throw new ProxyRefusal(408, 'REQUEST_TIMEOUT', 'The body took too long to arrive.');
    throw invalid('The body could not be read as UTF-8.');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('The body is not JSON.');
  }
}

function tooLarge(): ProxyRefusal {
  return new ProxyRefusal(413, 'PAYLOAD_TOO_LARGE', `The body may hold ${maxBodyBytes} bytes.`);
}

function invalid(message: string): ProxyRefusal {
  return new ProxyRefusal(400, documentedErrors[400], message);
}
