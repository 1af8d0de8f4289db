import { createContext, useContext } from 'react';
import { useForm } from 'react-hook-form';
import type { CreatePaymentRequest } from '../../src/contract/createPayment.js';
import type { Payment } from '../../src/payment/presentment.js';
import type {
  CheckoutActions,
  CheckoutFormValues,
  MethodOption,
  OptionList,
  PaymentCheckoutController,
  ServiceOption,
} from '../../src/state/PaymentCheckoutController.js';

/** A bank code for 120 000 VND with content ORDER99999; its CRC is right. */
export const bankPayload =
  '00020101021238540010A00000072701240006970423011000999999990208QRIBFTTA530370454061200005802VN' +
  '62140810ORDER9999963043FBC';

const nothing = () => undefined;

/** Actions that do nothing, with some of your own. */
function fakeActions(actions: Partial<CheckoutActions> = {}): CheckoutActions {
  return {
    submit: nothing,
    confirm: nothing,
    dismiss: nothing,
    checkAgain: nothing,
    retry: nothing,
    renew: nothing,
    edit: nothing,
    returnToPayment: nothing,
    refreshStatus: () => Promise.resolve(),
    reset: nothing,
    openInApp: nothing,
    report: nothing,
    ...actions,
  };
}

/** A list that has arrived. */
export function ready<Option>(options: readonly Option[]): OptionList<Option> {
  return { status: 'ready', options, isOffered: options.length > 0, retryInSeconds: 0, reload: nothing };
}

export const methods: MethodOption[] = [
  { key: 'm1', type: 1, id: 1, name: 'Chuyển khoản VietQR', description: 'Mọi ứng dụng ngân hàng' },
  { key: 'm2', type: 2, id: 2, name: 'Ví MoMo', description: 'Quét mã hoặc mở ứng dụng' },
  { key: 'm3', type: 5, id: 3, name: 'ZaloPay', description: 'Mở trang thanh toán' },
];

export const services: ServiceOption[] = [
  { key: 's101', id: 101, name: 'Đăng kiểm xe cơ giới', price: 120_000, required: true },
  { key: 's102', id: 102, name: 'Rửa xe', price: 50_000 },
];

/** An order with every line of a bank transfer. */
export const bankPayment: Payment = {
  orderId: '99999',
  customerScheduleId: 1869,
  totalPayment: 120_000,
  status: 'New',
  presentments: [
    {
      kind: 'bankQr',
      payload: bankPayload,
      payerTypesAmount: false,
      expiresInMs: 300_000,
      transfer: {
        bankBin: '970423',
        bankName: 'TPBank',
        accountNumber: '0099999999',
        accountKind: 'account',
        accountHolder: 'CONG TY TNHH TTDK',
        amount: 120_000,
        content: 'ORDER99999',
      },
    },
  ],
};

/** What a test says about a controller; the rest is a form with a method and a service to choose. */
export type FakeController = Partial<Omit<PaymentCheckoutController, 'form' | 'actions'>> & {
  actions?: Partial<CheckoutActions>;
  values?: Partial<CheckoutFormValues>;
  /** Catalogue keys of errors that a submit finds. */
  errors?: Partial<Record<keyof CheckoutFormValues, string>>;
};

export const FakeControllerContext = createContext<FakeController>({});

/** Stands in for `usePaymentCheckout`: shows what the context says, over a real form. */
export function useFakeController(): PaymentCheckoutController {
  const { actions, values, errors = {}, ...rest } = useContext(FakeControllerContext);
  const form = useForm<CheckoutFormValues, unknown, CreatePaymentRequest>({
    defaultValues: { method: '', services: [], terms: false, ...values },
    resolver: (formValues) => {
      const found = Object.entries(errors).map(([name, message]) => [name, { type: 'custom', message }]);
      return found.length > 0
        ? { values: {}, errors: Object.fromEntries(found) as object }
        : {
            values: { customerScheduleId: 1869, paymentMethodType: formValues.method === '' ? 1 : 2 },
            errors: {},
          };
    },
  });
  return {
    state: { status: 'editing' },
    confirmation: null,
    statusPolling: { mode: 'none', isFailing: false, isChecking: false },
    methods: ready(methods),
    services: ready(services),
    total: 120_000,
    isOffline: false,
    canCheckAgain: false,
    retryInSeconds: 0,
    getRemainingMs: () => null,
    isBridgeAvailable: false,
    propsError: null,
    ...rest,
    form,
    actions: fakeActions({ submit: () => void form.handleSubmit(nothing)(), ...actions }),
  };
}
