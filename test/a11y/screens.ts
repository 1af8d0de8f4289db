import type { CheckoutState, StatusPolling } from '../../src/state/CheckoutState.js';
import type { PaymentCheckoutProps } from '../../src/PaymentCheckout.js';
import type { Presentment } from '../../src/payment/presentment.js';
import {
  PaymentError,
  type PaymentErrorCode,
  type PaymentErrorOptions,
} from '../../src/transport/PaymentError.js';
import { bankPayload, bankPayment, methods, ready, type FakeController } from '../views/fakeController.js';

/** A screen of the checkout. */
export interface CheckoutScreen {
  fake: FakeController;
  props?: Partial<PaymentCheckoutProps>;
  /** Names of buttons that the payer presses to get there, one after the other. */
  presses?: string[];
}

const active: StatusPolling = { mode: 'active', isFailing: false, isChecking: false, canRefresh: true };
const error = (code: PaymentErrorCode, options: Partial<PaymentErrorOptions> = {}) =>
  new PaymentError(code, 'For developers.', { outcome: 'unknown', ...options });
const refused = (code: PaymentErrorCode, apiCode?: string): FakeController => ({
  state: { status: 'refused', error: error(code, { outcome: 'none', apiCode }) },
});
const uncertain = (code: PaymentErrorCode): Extract<CheckoutState, { status: 'uncertain' }> => ({
  status: 'uncertain',
  error: error(code),
  customerScheduleId: 1869,
  startedAt: new Date(2026, 10, 23, 9, 5).getTime(),
});
const list = { options: [], isOffered: true, retryInSeconds: 0, reload: () => undefined };
const [bankQr] = bankPayment.presentments;
const momoQr: Presentment = {
  kind: 'walletQr',
  wallet: 'momo',
  payload: bankPayload,
  payerTypesAmount: false,
};
const link: Presentment = { kind: 'link', url: 'https://payment.momo.vn/pay?id=1' };
const appLink: Presentment = { kind: 'appLink', url: 'momo://pay?id=1' };
const inApp: Presentment = { kind: 'inApp', orderId: 'G1' };
/** White, one pixel. */
const imageUrl = 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=';

const awaiting = (presentments: readonly Presentment[], fake: FakeController = {}): CheckoutScreen => ({
  fake: {
    state: { status: 'awaitingPayment', payment: { ...bankPayment, presentments } },
    statusPolling: active,
    ...fake,
  },
});

export const formScreens = {
  nothingChosen: { fake: {}, props: { terms: 'Tôi đồng ý với điều khoản.', 'data-theme': 'light' } },
  chosen: {
    fake: { values: { method: 'm2', services: ['s101', 's102'] }, total: 170_000 },
    props: { 'data-theme': 'dark' },
  },
  wrong: {
    fake: { errors: { method: 'methodRequired', terms: 'termsRequired' } },
    props: { terms: 'Tôi đồng ý với điều khoản.' },
    presses: ['Thanh toán'],
  },
  manyServices: {
    fake: {
      total: null,
      services: ready(
        Array.from({ length: 13 }, (_, index) => ({ key: `x${index}`, id: index + 1, name: `Gói ${index}` })),
      ),
    },
  },
  loading: {
    fake: { total: null, methods: { ...list, status: 'loading' }, services: { ...list, status: 'loading' } },
  },
  failed: {
    fake: {
      total: null,
      methods: { ...list, status: 'failed', retryInSeconds: 12 },
      services: { ...list, status: 'failed' },
    },
  },
  empty: { fake: { total: null, methods: ready([]), services: { ...list, status: 'ready' } } },
  disabledMethod: {
    fake: {
      methods: ready([
        { ...methods[0]!, imageUrl },
        { ...methods[1]!, disabled: true },
      ]),
      services: ready([]),
    },
  },
  offline: { fake: { isOffline: true } },
  openPayment: { fake: { state: { status: 'editing', openPayment: bankPayment } } },
  submitting: { fake: { state: { status: 'submitting' } } },
  invalidRequest: { fake: refused('invalid_request', 'RECORD_NOT_FOUND') },
  unauthorized: { fake: refused('unauthorized') },
  quotaExceeded: { fake: { ...refused('quota_exceeded'), retryInSeconds: 12 } },
  refused: { fake: refused('refused') },
  sentNothing: { fake: { ...refused('network'), isOffline: true } },
  replaceAsked: {
    fake: {
      state: { status: 'editing', openPayment: bankPayment },
      confirmation: { reason: 'replace', orderId: '99999', customerScheduleId: 1869 },
    },
  },
} satisfies Record<string, CheckoutScreen>;

export const paymentScreens = {
  bankQr: awaiting([bankQr!], { getRemainingMs: () => 299_000 }),
  momoQr: awaiting([momoQr]),
  link: awaiting([link]),
  appLink: awaiting([appLink]),
  inApp: awaiting([inApp], { isBridgeAvailable: true }),
  outsideTheApp: awaiting([inApp]),
  several: awaiting([bankQr!, link, appLink]),
  typeAmount: awaiting([{ ...momoQr, payerTypesAmount: true }]),
  picture: awaiting([{ kind: 'bankQr', imageUrl, payerTypesAmount: false }]),
  pictureFailed: awaiting([
    { kind: 'bankQr', imageUrl: 'data:image/png;base64,AAAA', payerTypesAmount: false },
  ]),
  notFollowed: awaiting([momoQr], { statusPolling: { ...active, mode: 'none', canRefresh: false } }),
  stopped: awaiting([momoQr], { statusPolling: { ...active, mode: 'stopped' } }),
  checkFailing: awaiting([momoQr], { statusPolling: { ...active, isFailing: true } }),
  offline: awaiting([momoQr], { isOffline: true }),
  saved: { ...awaiting([momoQr]), presses: ['Tải ảnh QR'] },
  copied: { ...awaiting([bankQr!]), presses: ['Sao chép Số tài khoản'] },
  /** See `openScreen`. */
  copyFailed: { ...awaiting([bankQr!]), presses: ['Sao chép Nội dung'] },
  enlarged: { ...awaiting([momoQr]), presses: ['Phóng to'] },
} satisfies Record<string, CheckoutScreen>;

export const outcomeScreens = {
  nothingToShow: awaiting([]),
  expired: { fake: { state: { status: 'expired', payment: bankPayment }, statusPolling: active } },
  newCodeAsked: {
    fake: {
      state: { status: 'expired', payment: bankPayment },
      confirmation: { reason: 'renew', orderId: '99999', customerScheduleId: 1869 },
    },
  },
  processing: { fake: { state: { status: 'processing', payment: bankPayment }, statusPolling: active } },
  paid: { fake: { state: { status: 'paid', payment: bankPayment } } },
  paidSaysTheHost: { fake: { state: { status: 'paid' } } },
  nothingToPay: { fake: { state: { status: 'nothingToPay', payment: { ...bankPayment, totalPayment: 0 } } } },
  failed: { fake: { state: { status: 'closed', reason: 'failed', payment: bankPayment } } },
  canceled: { fake: { state: { status: 'closed', reason: 'canceled', payment: bankPayment } } },
  network: { fake: { state: uncertain('network'), canCheckAgain: true } },
  timeout: { fake: { state: { ...uncertain('timeout'), openPayment: bankPayment } } },
  upstream: { fake: { state: uncertain('upstream') } },
  invalidResponse: { fake: { state: uncertain('invalid_response') } },
  retryAsked: {
    fake: { state: uncertain('timeout'), confirmation: { reason: 'retry', customerScheduleId: 1869 } },
  },
  alreadyPaid: { fake: refused('already_paid') },
  otherAmount: {
    fake: { state: { status: 'untrusted', error: error('qr_mismatch'), payment: bankPayment } },
  },
  otherBooking: {
    fake: {
      state: {
        status: 'untrusted',
        error: error('booking_mismatch'),
        payment: bankPayment,
        openPayment: bankPayment,
      },
    },
  },
  broken: { fake: { state: { status: 'broken', error: error('invalid_props', { outcome: 'none' }) } } },
} satisfies Record<string, CheckoutScreen>;

/** Every screen of the checkout. */
export const screens: Readonly<Record<string, CheckoutScreen>> = {
  ...formScreens,
  ...Object.fromEntries(Object.entries(paymentScreens).map(([name, screen]) => [`payment ${name}`, screen])),
  ...Object.fromEntries(Object.entries(outcomeScreens).map(([name, screen]) => [`outcome ${name}`, screen])),
};
