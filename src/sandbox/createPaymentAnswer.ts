import { sandboxAccount, sandboxMethods, type SandboxMethodName } from './catalogue.js';
import type { SandboxOrder } from './OrderBook.js';
import { qrPicture } from './qrPicture.js';
import { vietQrText, vnpayQrText, type VietQrFields } from './vietQrText.js';

/** What an answer can differ by from one sandbox to another. */
export interface AnswerOptions {
  /** Hosted payment page; the order id is added to its query. */
  gatewayUrl: string;
  /** Life of the code of `expiringSoon`, minutes. */
  expiringInMinutes: number;
}

type AnswerFields = Record<string, unknown>;

const contentOf = ({ orderId }: SandboxOrder) => `ORDER${orderId}`;

function bankText(order: SandboxOrder, changes: Partial<VietQrFields> = {}): string {
  return vietQrText({
    bankBin: sandboxAccount.bin,
    accountNumber: sandboxAccount.number,
    amount: order.totalPayment,
    content: contentOf(order),
    merchantName: sandboxAccount.holder,
    ...changes,
  });
}

function qr(order: SandboxOrder, qrCode: string, rest: AnswerFields = {}): AnswerFields {
  return { qrData: qrPicture(qrCode), qrCode, paymentContent: contentOf(order), ...rest };
}

/** One wrong digit at the end, as a code cut or retyped on its way would have. */
const spoilCrc = (text: string) => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');

const linkOf = ({ orderId }: SandboxOrder, { gatewayUrl }: AnswerOptions) => {
  const url = new URL(gatewayUrl);
  url.searchParams.set('orderId', String(orderId));
  return url.href;
};

const bankQr = (order: SandboxOrder): AnswerFields => ({ bankQR: qr(order, bankText(order)) });

/** The omitNil fields of each kind of answer; all others are the contract's nulls. */
const filledFields: Record<SandboxMethodName, (order: SandboxOrder, options: AnswerOptions) => AnswerFields> =
  {
    bankQr,
    momoQr: (order) => {
      const qrCode = bankText(order, {
        bankBin: '971025',
        accountNumber: `PSP${1_000_000_000_000_000 + order.orderId}`,
      });
      const paymentContent = contentOf(order);
      return { momoQR: { qrDataURL: qrPicture(qrCode), qrCode, paymentContent, expiredInMinutes: 10 } };
    },
    link: (order, options) => ({ paymentLinkUrl: linkOf(order, options) }),
    appLink: (order) => ({ paymentDeepLink: `zalopay://payment/order?id=${order.orderId}` }),
    inApp: (order) => ({ inAppGtelOrderId: `GTEL${order.orderId}` }),
    several: (order, options) => ({
      bankQR: qr(order, bankText(order), { expiredInMinutes: 15 }),
      paymentLinkUrl: linkOf(order, options),
      paymentDeepLink: `momo://payment?order=${order.orderId}`,
      metaData: { provider: 'baoKim' },
      paymentGatewayData: { reference: `BK${order.orderId}` },
    }),
    nothing: () => ({}),
    refused: () => ({}),
    free: () => ({}),
    paidAtOnce: () => ({}),
    expiringSoon: (order, { expiringInMinutes }) => ({
      bankQR: qr(order, bankText(order), { expiredInMinutes: expiringInMinutes }),
    }),
    wrongAmount: (order) => ({ bankQR: qr(order, bankText(order, { amount: order.totalPayment + 1_000 })) }),
    badCrc: (order) => ({ bankQR: qr(order, bankText(order), { qrCode: spoilCrc(bankText(order)) }) }),
    noAmount: (order) => ({ bankQR: qr(order, bankText(order, { amount: null })) }),
    pictureOnly: (order) => ({ bankQR: qr(order, bankText(order), { qrCode: null }) }),
    otherBooking: (order) => ({ ...bankQr(order), customerScheduleId: order.customerScheduleId + 1 }),
    otherMethod: (order) => ({ ...bankQr(order), paymentMethodType: sandboxMethods.bankQr.type }),
    olderShape: (order) => ({
      paymentQR: qr(order, bankText(order)),
      bankQR: undefined,
      orderId: order.orderId,
      orderData: undefined,
    }),
    otherContent: (order) => ({ bankQR: qr(order, bankText(order, { content: `${contentOf(order)}X` })) }),
    otherScheme: (order) => ({
      bankQR: qr(order, vnpayQrText('01087990', order.totalPayment, contentOf(order))),
    }),
    failed: bankQr,
    canceled: bankQr,
    unknownStatus: (order) => ({ ...bankQr(order), paymentStatus: 'Reconciling' }),
    unsafeLinks: () => ({
      paymentLinkUrl: 'javascript://payment.momo.vn/%0aalert(1)',
      paymentDeepLink: ' javascript:alert(1)',
    }),
  };

/** `data` of a createPayment that made an order, in the order of the contract's own page. */
export function createPaymentAnswer(order: SandboxOrder, options: AnswerOptions): AnswerFields {
  return {
    customerScheduleId: order.customerScheduleId,
    isSuccess: 1,
    paymentStatus: order.status,
    totalPayment: order.totalPayment,
    orderData: { orderId: order.orderId },
    errorMessage: null,
    errorCode: null,
    inAppGtelOrderId: null,
    paymentMethodId: order.request.paymentMethodId ?? null,
    paymentMethodType: order.request.paymentMethodType,
    paymentMethodSubType: order.request.paymentMethodSubType ?? null,
    metaData: null,
    bankQR: null,
    momoQR: null,
    paymentLinkUrl: null,
    paymentDeepLink: null,
    paymentGatewayData: null,
    ...filledFields[order.method](order, options),
  };
}
