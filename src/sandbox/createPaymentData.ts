import { sandboxAccount, sandboxMethods, type SandboxMethodName } from './catalogue.js';
import type { SandboxOrder } from './OrderStore.js';
import { qrPicture } from './qrPicture.js';
import { vietQrText, vnpayQrText, type VietQrFields } from './vietQrText.js';

/** Options of a sandbox that change its answers. */
export interface PaymentDataOptions {
  /** Hosted payment page. The order id is added to its query. */
  gatewayUrl: string;
  /** Validity of the code of `expiringSoon`, minutes. */
  expiringInMinutes: number;
}

type DataFields = Record<string, unknown>;

const getContent = ({ orderId }: SandboxOrder) => `ORDER${orderId}`;

function createBankCode(order: SandboxOrder, changes: Partial<VietQrFields> = {}): string {
  return vietQrText({
    bankBin: sandboxAccount.bin,
    accountNumber: sandboxAccount.number,
    amount: order.totalPayment,
    content: getContent(order),
    merchantName: sandboxAccount.holder,
    ...changes,
  });
}

function qrFields(order: SandboxOrder, qrCode: string, rest: DataFields = {}): DataFields {
  return { qrData: qrPicture(qrCode), qrCode, paymentContent: getContent(order), ...rest };
}

/** Makes the last digit of the CRC wrong, as in a damaged code. */
const corruptCrc = (text: string) => text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');

const getPaymentLink = ({ orderId }: SandboxOrder, { gatewayUrl }: PaymentDataOptions) => {
  const url = new URL(gatewayUrl);
  url.searchParams.set('orderId', String(orderId));
  return url.href;
};

const bankQr = (order: SandboxOrder): DataFields => ({ bankQR: qrFields(order, createBankCode(order)) });

/** The fields that each method fills; all others are null, as in the contract. */
const fieldsByMethod: Record<
  SandboxMethodName,
  (order: SandboxOrder, options: PaymentDataOptions) => DataFields
> = {
  bankQr,
  momoQr: (order) => {
    const qrCode = createBankCode(order, {
      bankBin: '971025',
      accountNumber: `PSP${1_000_000_000_000_000 + order.orderId}`,
    });
    const paymentContent = getContent(order);
    return { momoQR: { qrDataURL: qrPicture(qrCode), qrCode, paymentContent, expiredInMinutes: 10 } };
  },
  link: (order, options) => ({ paymentLinkUrl: getPaymentLink(order, options) }),
  appLink: (order) => ({ paymentDeepLink: `zalopay://payment/order?id=${order.orderId}` }),
  inApp: (order) => ({ inAppGtelOrderId: `GTEL${order.orderId}` }),
  several: (order, options) => ({
    bankQR: qrFields(order, createBankCode(order), { expiredInMinutes: 15 }),
    paymentLinkUrl: getPaymentLink(order, options),
    paymentDeepLink: `momo://payment?order=${order.orderId}`,
    metaData: { provider: 'baoKim' },
    paymentGatewayData: { reference: `BK${order.orderId}` },
  }),
  nothing: () => ({}),
  refused: () => ({}),
  free: () => ({}),
  paidAtOnce: () => ({}),
  expiringSoon: (order, { expiringInMinutes }) => ({
    bankQR: qrFields(order, createBankCode(order), { expiredInMinutes: expiringInMinutes }),
  }),
  wrongAmount: (order) => ({
    bankQR: qrFields(order, createBankCode(order, { amount: order.totalPayment + 1_000 })),
  }),
  badCrc: (order) => ({
    bankQR: qrFields(order, createBankCode(order), { qrCode: corruptCrc(createBankCode(order)) }),
  }),
  noAmount: (order) => ({ bankQR: qrFields(order, createBankCode(order, { amount: null })) }),
  pictureOnly: (order) => ({ bankQR: qrFields(order, createBankCode(order), { qrCode: null }) }),
  otherBooking: (order) => ({ ...bankQr(order), customerScheduleId: order.customerScheduleId + 1 }),
  otherMethod: (order) => ({ ...bankQr(order), paymentMethodType: sandboxMethods.bankQr.type }),
  olderShape: (order) => ({
    paymentQR: qrFields(order, createBankCode(order)),
    bankQR: undefined,
    orderId: order.orderId,
    orderData: undefined,
  }),
  otherContent: (order) => ({
    bankQR: qrFields(order, createBankCode(order, { content: `${getContent(order)}X` })),
  }),
  otherScheme: (order) => ({
    bankQR: qrFields(order, vnpayQrText('01087990', order.totalPayment, getContent(order))),
  }),
  failed: bankQr,
  canceled: bankQr,
  unknownStatus: (order) => ({ ...bankQr(order), paymentStatus: 'Reconciling' }),
  unsafeLinks: () => ({
    paymentLinkUrl: 'javascript://payment.momo.vn/%0aalert(1)',
    paymentDeepLink: ' javascript:alert(1)',
  }),
};

/** Creates `data` of a createPayment that made an order. Its fields are in the contract's order. */
export function createPaymentData(order: SandboxOrder, options: PaymentDataOptions): DataFields {
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
    ...fieldsByMethod[order.method](order, options),
  };
}
