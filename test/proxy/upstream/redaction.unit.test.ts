import { describe, expect, it, vi } from 'vitest';
import {
  type IdempotencyStore,
  type PaymentProxyOptions,
  type ProxyEvent,
  memoryStore,
} from '../../../src/proxy/index.js';
import { type Reply, envelope, fakeUpstream, paid, paidData, refused } from '../fakeUpstream.js';
import { get, keyed, newProxy, read } from '../newProxy.js';

const apiKey = 'Sec+ret/Key=42"x';
const person = 'Nguyen Van A 0901234567';

/** Every form in which an API could echo the key. */
const forms = {
  plain: apiKey,
  percentEncoded: encodeURIComponent(apiKey),
  lowerCasePercent: encodeURIComponent(apiKey)
    .toLowerCase()
    .replace('sec', 'Sec')
    .replace('ret', 'ret')
    .replace('key', 'Key'),
  partlyEncoded: apiKey.replace('+', '%2B'),
  fullyEncoded: Array.from(apiKey, (character) => `%${character.charCodeAt(0).toString(16)}`).join(''),
  nestedJson: JSON.stringify({ apiKey }),
};

/** Sends one payment and returns everything that left the proxy: the response, the event, and what was stored. */
async function collectOutput(reply: Reply, options: Partial<PaymentProxyOptions> = {}) {
  const inner = memoryStore();
  const output: unknown[] = [];
  const store: IdempotencyStore = {
    ...inner,
    settle: (settlement) => (output.push(settlement), inner.settle(settlement)),
  };
  const onEvent = (event: ProxyEvent) => {
    const cause =
      event.cause instanceof Error
        ? [event.cause.message, event.cause.stack, Object.entries(event.cause)]
        : event.cause;
    output.push({ ...event, cause });
  };
  const proxy = newProxy(fakeUpstream(reply), { apiKey, store, onEvent, ...options });
  const response = await proxy(keyed());
  const text = await response.text();
  output.push([...response.headers], text);
  return { text, status: response.status, all: JSON.stringify(output) + text };
}

function expectNoKey(text: string) {
  expect(text).not.toContain('ret/Key');
  expect(text.toLowerCase()).not.toContain('%4b%65%79');
  expect(decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, ''))).not.toMatch(/Sec.{0,6}ret.{0,6}Key/i);
}

describe('the API key', () => {
  describe.each(Object.entries(forms))('in its form %s', (_, form) => {
    it.each<[string, Reply]>([
      ['data', envelope({ ...paidData, metaData: { echo: `key=${form}`, [form]: 1 } })],
      ['error', envelope(null, { statusCode: 400, error: form, message: `key ${form}` }, { status: 400 })],
      ['errorCode', envelope({ isSuccess: 0, errorCode: form, errorMessage: form })],
      ['the error of a failure', envelope(null, { statusCode: 500, error: form }, { status: 500 })],
      [
        'an escaped text',
        new Response(
          JSON.stringify({ statusCode: 200, data: { ...paidData, metaData: form } })
            .replaceAll('+', '\\u002B')
            .replaceAll('K', '\\u004b'),
        ),
      ],
    ])('never leaves the proxy when the API sends it in %s', async (__, reply) => {
      expectNoKey((await collectOutput(reply)).all);
    });

    it('is removed from errors', async () => {
      const axiosLike = Object.assign(new Error(`connect with ${form}`), {
        config: { headers: { apiKey: form } },
      });
      const causes = [
        axiosLike,
        new TypeError('fetch failed', { cause: new Error(form) }),
        form,
        { headers: [form] },
      ];
      for (const cause of causes) {
        const { all } = await collectOutput(paid(), { fetch: vi.fn().mockRejectedValue(cause) });
        expectNoKey(all);
      }
    });
  });

  it('leaves the rest of an answer as it is', async () => {
    const { text } = await collectOutput(envelope({ ...paidData, metaData: `a ${apiKey} b` }));
    expect(JSON.parse(text)).toMatchObject({ data: { ...paidData, metaData: 'a *** b' } });
  });

  it('of digits alone does not change numbers', async () => {
    const digits = '120000';
    const { text } = await collectOutput(envelope({ ...paidData, metaData: `key ${digits}` }), {
      apiKey: digits,
    });
    expect(JSON.parse(text)).toMatchObject({ data: { totalPayment: 120000, metaData: 'key ***' } });
  });

  it('that looks like an error code is not passed on', async () => {
    const { text } = await collectOutput(refused(400, 'PARTNER_KEY_1'), { apiKey: 'PARTNER_KEY_1' });
    expect(JSON.parse(text)).toMatchObject({ error: 'INVALID_REQUEST' });
  });

  it('leaves an error without the key as it is', async () => {
    const cause = new TypeError('fetch failed');
    const events: ProxyEvent[] = [];
    await newProxy(fakeUpstream(cause), { apiKey, onEvent: (event) => events.push(event) })(keyed());
    expect(events[0]?.cause).toBe(cause);
  });
});

describe('a text of the API with personal data', () => {
  it.each<[string, Reply, string | null]>([
    [
      'error',
      envelope(null, { statusCode: 400, error: person, message: person }, { status: 400 }),
      'INVALID_REQUEST',
    ],
    ['message', refused(400, 'RECORD_NOT_FOUND'), 'RECORD_NOT_FOUND'],
    ['errorCode', envelope(null, { statusCode: 400, errorCode: person, message: person }), 'INVALID_REQUEST'],
    [
      'a lower-case word',
      envelope(null, { statusCode: 400, error: 'nguyen', message: person }),
      'INVALID_REQUEST',
    ],
    [
      'the error of a failure',
      envelope(null, { statusCode: 500, error: person, message: person }, { status: 500 }),
      'UNKNOWN_ERROR',
    ],
    [
      'a refusal',
      envelope(
        { isSuccess: 0, errorCode: person, errorMessage: person, metaData: person },
        { error: person, message: person },
      ),
      null,
    ],
  ])('never leaves the proxy: %s', async (_, reply, error) => {
    const { all, text } = await collectOutput(reply);
    for (const part of ['Nguyen', 'nguyen', '0901234567', 'no: ']) expect(all).not.toContain(part);
    expect((JSON.parse(text) as { error: unknown }).error).toBe(error);
  });

  it.each(['ALREADY_PAID', 'API_FAILED', '04'])('but the code %s does', async (errorCode) => {
    const { text } = await collectOutput(envelope({ isSuccess: 0, errorCode }));
    expect(JSON.parse(text)).toMatchObject({ data: { isSuccess: 0, errorCode } });
  });
});

it('redacts the answers of reads, too', async () => {
  const proxy = newProxy(
    fakeUpstream(
      envelope([{ paymentMethodType: 2, paymentMethodName: forms.percentEncoded, paymentMethodEnable: 1 }]),
    ),
    { apiKey },
  );
  expect((await read(await proxy(get('methods')))).data).toEqual([{ type: 2, name: '***' }]);
});
