import { describe, expect, test } from 'vitest';
import { envelopeSchema } from '../../src/contract/envelope.js';

describe('the envelope', () => {
  test.each([
    [{ statusCode: 200, error: null, message: 'Success', data: {} }],
    [{ statusCode: 400, error: 'RECORD_NOT_FOUND', message: '...', data: null }],
    [{ statusCode: 500, error: 'SYSTEM_ERROR', errorCode: '99' }],
    [{ statusCode: 400, error: { code: 1 }, message: ['x'] }],
  ])('%j is one', (body) => {
    expect(envelopeSchema.parse(body).statusCode).toBe(body.statusCode);
  });

  test('a code that is no text is no code', () => {
    expect(envelopeSchema.parse({ statusCode: 400, error: { code: 1 } }).error).toBeNull();
  });

  test.each([
    [null],
    ['<html>'],
    [[]],
    [{}],
    [{ statusCode: '200' }],
    [{ statusCode: 200.5 }],
    [{ status: 200 }],
  ])('%j is none', (body) => {
    expect(envelopeSchema.safeParse(body).success).toBe(false);
  });
});
