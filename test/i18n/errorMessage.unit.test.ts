import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.js';
import { errorMessage } from '../../src/i18n/errorMessage.js';
import { resolveMessages } from '../../src/i18n/resolveMessages.js';
import { vi, type ErrorKey } from '../../src/i18n/vi.js';
import { PaymentError, paymentErrorCodes } from '../../src/transport/PaymentError.js';

const refusedWith = (apiCode: string, outcome: 'none' | 'unknown' = 'none') =>
  new PaymentError('refused', 'raw server text', { outcome, apiCode });

const byApiCode: [string, ErrorKey][] = [
  ['INVALID_REQUEST', 'invalid_request'],
  ['UNAUTHORIZED', 'unauthorized'],
  ['APIKEY_QUOTA_EXCEEDED', 'quota_exceeded'],
  ['UNKNOWN_ERROR', 'upstream'],
  ['RECORD_NOT_FOUND', 'not_found'],
  ['NOT_FOUND', 'not_found'],
  ['API_FAILED', 'upstream'],
  ['MISSING_AUTHORITY', 'unauthorized'],
  ['QUOTA_EXCEEDED', 'quota_exceeded'],
  ['ORDER_NOT_FOUND', 'not_found'],
  ['03', 'not_found'],
  ['ALREADY_PAID', 'already_paid'],
  ['04', 'already_paid'],
  ['AMOUNT_MISMATCH', 'amount_mismatch'],
  ['05', 'amount_mismatch'],
  ['INVALID_ORDER', 'invalid_request'],
  ['06', 'invalid_request'],
  ['SYSTEM_ERROR', 'upstream'],
  ['99', 'upstream'],
  ['TOO_MANY_REQUESTS', 'quota_exceeded'],
  ['IDEMPOTENCY_KEY_REUSED', 'idempotency_key_reused'],
  ['UNCERTAIN', 'uncertain'],
];

describe('errorMessage', () => {
  it.each(byApiCode)('explains %s with its own message (%s) in both languages', (apiCode, key) => {
    const error = refusedWith(apiCode, key === 'upstream' ? 'unknown' : 'none');
    expect(errorMessage(error, vi)).toBe(vi.errors[key]);
    expect(errorMessage(error, en)).toBe(en.errors[key]);
  });

  it('suggests another method when a failing system certainly made no order', () => {
    expect(errorMessage(refusedWith('SYSTEM_ERROR'), vi)).toBe(vi.errors.refused);
  });

  it.each(paymentErrorCodes)('has a message for %s', (code) => {
    const error = new PaymentError(code, 'raw server text', { outcome: 'unknown' });
    expect(errorMessage(error, vi)).toBe(vi.errors[code]);
    expect(errorMessage(error, en)).toBe(en.errors[code]);
  });

  it.each(['SOMETHING_NEW', '', 'constructor', '__proto__', 'toString', '<b>hi</b>'])(
    'falls back for the unknown code %j',
    (apiCode) => expect(errorMessage(refusedWith(apiCode), vi)).toBe(vi.errors.refused),
  );

  it('says that nothing was sent when the device was offline', () => {
    const error = new PaymentError('network', 'offline', { outcome: 'none' });
    expect(errorMessage(error, vi)).toBe(vi.errors.offline);
  });

  it("prefers a host's message for an API code", () => {
    const messages = resolveMessages('vi', { errors: { RECORD_NOT_FOUND: 'Lịch hẹn đã bị hủy.' } });
    expect(errorMessage(refusedWith('RECORD_NOT_FOUND'), messages)).toBe('Lịch hẹn đã bị hủy.');
  });
});
