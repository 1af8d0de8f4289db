import { describe, expect, test } from 'vitest';
import { crc16 } from '../../src/contract/crc16.js';
import { createPaymentDataSchema, outcomeSchema } from '../../src/contract/createPayment.js';
import { createPaymentPath } from '../../src/contract/envelope.js';
import {
  createSandbox,
  sandboxMethods,
  type SandboxMethodName,
  type SandboxOptions,
} from '../../src/sandbox/index.js';
import { decodeQrFromPng } from '../decodeQr.js';

interface Answer {
  isSuccess: number;
  paymentStatus: string;
  totalPayment: number;
  bankQR: { qrCode: string; qrData: string } | null;
  momoQR: { qrCode: string; qrDataURL: string; expiredInMinutes: number } | null;
  [field: string]: unknown;
}

const presentmentFields = [
  'bankQR',
  'paymentQR',
  'momoQR',
  'paymentLinkUrl',
  'paymentDeepLink',
  'inAppGtelOrderId',
  'metaData',
  'paymentGatewayData',
];

async function ask(name: SandboxMethodName, options?: SandboxOptions): Promise<Answer> {
  const method: { type: number; id: number; subType?: string } = sandboxMethods[name];
  const response = await createSandbox(options)(`https://partner-api.test${createPaymentPath}`, {
    method: 'POST',
    headers: { apiKey: 'demo_partner_api_key' },
    body: JSON.stringify({
      customerScheduleId: 1869,
      paymentMethodType: method.type,
      paymentMethodId: method.id,
      paymentMethodSubType: method.subType,
      stationServicesList: [101, 103],
    }),
  });
  return ((await response.json()) as { data: Answer }).data;
}

const filledFields = (answer: Answer) => presentmentFields.filter((field) => answer[field] != null);
const hasGoodCrc = (code: string) =>
  crc16(code.slice(0, -4)).toString(16).toUpperCase().padStart(4, '0') === code.slice(-4);
const decode = (dataUrl: string) => decodeQrFromPng(Buffer.from(dataUrl.split(',')[1] ?? '', 'base64'));

test.each([
  ['bankQr', ['bankQR']],
  ['momoQr', ['momoQR']],
  ['link', ['paymentLinkUrl']],
  ['appLink', ['paymentDeepLink']],
  ['inApp', ['inAppGtelOrderId']],
  ['several', ['bankQR', 'paymentLinkUrl', 'paymentDeepLink', 'metaData', 'paymentGatewayData']],
  ['nothing', []],
  ['olderShape', ['paymentQR']],
] as const)('%s fills %j and nothing else', async (name, fields) => {
  const answer = await ask(name);

  expect(filledFields(answer)).toEqual(fields);
  expect(answer).toMatchObject({ isSuccess: 1, paymentStatus: 'New', totalPayment: 170_000 });
});

test('the bank code contains the amount, the content and the account, and its CRC is valid', async () => {
  const { bankQR } = await ask('bankQr');

  expect(bankQR?.qrCode).toBe(
    '00020101021238540010A00000072701240006970423011000999999990208QRIBFTTA' +
      '530370454061700005802VN5917CONG TY TNHH TTDK62140810ORDER999996304' +
      bankQR!.qrCode.slice(-4),
  );
  expect(hasGoodCrc(bankQR!.qrCode)).toBe(true);
});

test.each(['bankQr', 'several', 'expiringSoon'] as const)(
  'the picture of %s contains its code',
  async (name) => {
    const { bankQR } = await ask(name);
    expect(await decode(bankQR!.qrData)).toEqual([bankQR!.qrCode]);
  },
);

test('the MoMo code pays to a MoMo account, its picture contains it, and it is valid for ten minutes', async () => {
  const { momoQR } = await ask('momoQr');

  expect(momoQR!.qrCode).toContain('0006971025');
  expect(momoQR!.qrCode).toContain('5406170000');
  expect(hasGoodCrc(momoQR!.qrCode)).toBe(true);
  expect(await decode(momoQR!.qrDataURL)).toEqual([momoQR!.qrCode]);
  expect(momoQR!.expiredInMinutes).toBe(10);
});

describe('faulty answers', () => {
  test('refused: HTTP 200 with a reason and no order', async () => {
    const answer = await ask('refused');
    expect(answer).toMatchObject({
      isSuccess: 0,
      errorCode: 'API_FAILED',
      orderData: null,
      totalPayment: 170_000,
    });
    expect(filledFields(answer)).toEqual([]);
  });

  test.each([
    ['free', 'Success', 0],
    ['paidAtOnce', 'Success', 170_000],
    ['failed', 'Failed', 170_000],
    ['canceled', 'Canceled', 170_000],
    ['unknownStatus', 'Reconciling', 170_000],
  ] as const)('%s is %s at once, for %i VND', async (name, paymentStatus, totalPayment) => {
    expect(await ask(name)).toMatchObject({ isSuccess: 1, paymentStatus, totalPayment });
  });

  test('expiringSoon has an expiry', async () => {
    expect((await ask('expiringSoon')).bankQR).toMatchObject({ expiredInMinutes: 1 });
    expect((await ask('expiringSoon', { expiringInMinutes: 0.05 })).bankQR).toMatchObject({
      expiredInMinutes: 0.05,
    });
  });

  test('wrongAmount has another amount in a valid code', async () => {
    const { bankQR, totalPayment } = await ask('wrongAmount');
    expect(totalPayment).toBe(170_000);
    expect(bankQR!.qrCode).toContain('5406171000');
    expect(hasGoodCrc(bankQR!.qrCode)).toBe(true);
  });

  test('badCrc differs from the valid code only in its CRC, and has the valid picture', async () => {
    const { bankQR } = await ask('badCrc');
    const { bankQR: good } = await ask('bankQr');
    expect(hasGoodCrc(bankQR!.qrCode)).toBe(false);
    expect(bankQR!.qrCode.slice(0, -4)).toBe(good!.qrCode.slice(0, -4));
    expect(await decode(bankQR!.qrData)).toEqual([good!.qrCode]);
  });

  test('noAmount has a code without an amount', async () => {
    const { bankQR } = await ask('noAmount');
    expect(bankQR!.qrCode).toContain('53037045802VN');
    expect(hasGoodCrc(bankQR!.qrCode)).toBe(true);
  });

  test('pictureOnly has a readable picture and no code', async () => {
    const { bankQR } = await ask('pictureOnly');
    expect(bankQR!.qrCode).toBeNull();
    expect(await decode(bankQR!.qrData)).toEqual([(await ask('bankQr')).bankQR!.qrCode]);
  });

  test('otherBooking, otherMethod and otherContent differ from the request', async () => {
    expect(await ask('otherBooking')).toMatchObject({ customerScheduleId: 1870 });
    expect(await ask('otherMethod')).toMatchObject({ paymentMethodType: 2, paymentMethodId: 29 });
    const { bankQR } = await ask('otherContent');
    expect(bankQR).toMatchObject({ paymentContent: 'ORDER99999' });
    expect(bankQR!.qrCode).toContain('0811ORDER99999X');
  });

  test('otherScheme has a valid code without a bank account', async () => {
    const { bankQR } = await ask('otherScheme');
    expect(bankQR!.qrCode).toContain('0010A000000775');
    expect(hasGoodCrc(bankQR!.qrCode)).toBe(true);
  });

  test('olderShape has its order id at the top level', async () => {
    const answer = await ask('olderShape');
    expect(answer).toMatchObject({ orderId: 99999, paymentQR: { paymentContent: 'ORDER99999' } });
    expect(answer).not.toHaveProperty('orderData');
    expect(answer).not.toHaveProperty('bankQR');
  });
});

test('links point to the configured gateway', async () => {
  expect(await ask('link')).toMatchObject({
    paymentLinkUrl: 'https://gateway.sandbox.example/pay?orderId=99999',
  });
  expect(await ask('link', { gatewayUrl: 'http://localhost:5173/gateway?lang=vi' })).toMatchObject({
    paymentLinkUrl: 'http://localhost:5173/gateway?lang=vi&orderId=99999',
  });
});

test.each(Object.keys(sandboxMethods) as SandboxMethodName[])('parsePayment accepts %s', async (name) => {
  const answer = await ask(name);

  expect(outcomeSchema.safeParse(answer).success).toBe(true);
  expect(createPaymentDataSchema.safeParse(answer).success).toBe(true);
});
