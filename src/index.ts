export { PaymentCheckout, type PaymentCheckoutHandle, type PaymentCheckoutProps } from './PaymentCheckout.js';
export type { CheckoutSlots, SubmitButtonProps } from './views/CheckoutSlots.js';
export type { LinkTarget } from './views/paying/PaymentOptions.js';
export { usePaymentCheckout } from './state/usePaymentCheckout.js';
export type {
  CheckoutActions,
  CheckoutForm,
  CheckoutFormValues,
  MethodOption,
  OptionList,
  PaymentCheckoutController,
  ServiceOption,
} from './state/PaymentCheckoutController.js';
export type {
  CreatedPayment,
  PaymentBridge,
  PaymentCheckoutOptions,
  StatusRequest,
} from './state/PaymentCheckoutOptions.js';
export type { CheckoutState, Confirmation, StatusPolling } from './state/CheckoutState.js';
export type { CheckoutEvent } from './state/CheckoutEvent.js';
export { isPaymentError, PaymentError, type PaymentErrorCode } from './transport/PaymentError.js';
export { toPaymentMethods, type MethodAccount, type PaymentMethod } from './contract/paymentMethod.js';
export { toStationServices, type StationService } from './contract/stationService.js';
export type { CreatePaymentRequest, PaymentStatus } from './contract/createPayment.js';
export { readVietQr } from './payment/readVietQr.js';
export type { VietQrReading } from './payment/VietQrReading.js';
export type { BankTransfer, Payment, PaymentNotice, Presentment } from './payment/presentment.js';
export { vi, type MessageOverrides, type Messages } from './i18n/vi.js';
export { en } from './i18n/en.js';
export type { Locale } from './i18n/resolveMessages.js';
