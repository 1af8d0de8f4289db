import { describe, expect, test } from 'vitest';
import { envelopeSchema } from '../../src/contract/envelope.js';

describe('the envelope', () => {
  test.each([
    [{ statusCode: 200, error: null, message: 'Success', data: {} }],
    [{ statusCode: 400, error: 'RECORD_NOT_FOUND', message: '...', data: null }],
    [{ statusCode: 500, error: 'SYSTEM_ERROR', errorCode: '99' }],
    [{ statusCode: 400, error: { code: 1 }, message: ['x'] }],
  ])('accepts %j', (body) => {
    expect(envelopeSchema.parse(body).statusCode).toBe(body.statusCode);
  });

  test.each([[{ code: 1 }], [''], [4], [null]])('the error code %j counts as absent', (code) => {
    expect(envelopeSchema.parse({ statusCode: 400, error: code, errorCode: code })).toMatchObject({
      error: null,
      errorCode: null,
    });
  });

  test.each([
    [null],
    ['<html>'],
    [[]],
    [{}],
    [{ statusCode: '200' }],
    [{ statusCode: 200.5 }],
    [{ status: 200 }],
  ])('rejects %j', (body) => {
    expect(envelopeSchema.safeParse(body).success).toBe(false);
  });
});
