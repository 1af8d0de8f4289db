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

/** Actions that do nothing, except for those given. */
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

/** A loaded list. */
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

/** An order with every field of a bank transfer. */
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

/** What a test sets on the controller. By default it is a form with methods and services. */
export type FakeController = Partial<Omit<PaymentCheckoutController, 'form' | 'actions'>> & {
  actions?: Partial<CheckoutActions>;
  values?: Partial<CheckoutFormValues>;
  /** Catalogue keys of the errors of a submit. */
  errors?: Partial<Record<keyof CheckoutFormValues, string>>;
};

export const FakeControllerContext = createContext<FakeController>({});

/** Replaces `usePaymentCheckout` with the controller in the context and a real form. */
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
  const { state = { status: 'editing' }, retryInSeconds = 0, services: serviceList = ready(services) } = rest;
  return {
    state,
    confirmation: null,
    statusPolling: { mode: 'none', isFailing: false, isChecking: false, canRefresh: false },
    methods: ready(methods),
    services: serviceList,
    total: 120_000,
    canSubmit:
      /^(editing|refused)$/.test(state.status) && retryInSeconds === 0 && serviceList.status === 'ready',
    isOffline: false,
    canCheckAgain: false,
    retryInSeconds,
    getRemainingMs: () => null,
    isBridgeAvailable: false,
    ...rest,
    form,
    actions: fakeActions({ submit: () => void form.handleSubmit(nothing)(), ...actions }),
  };
}
