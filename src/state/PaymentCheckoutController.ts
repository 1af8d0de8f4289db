import type { UseFormReturn } from 'react-hook-form';
import type { CreatePaymentRequest } from '../contract/createPayment.js';
import type { PaymentMethod } from '../contract/paymentMethod.js';
import type { StationService } from '../contract/stationService.js';
import type { PaymentError } from '../transport/PaymentError.js';
import type { CheckoutEvent } from './CheckoutEvent.js';
import type { CheckoutState, Confirmation, StatusPolling } from './CheckoutState.js';

/** Values of the form: stable string keys, because that is what inputs hold. */
export interface CheckoutFormValues {
  /** {@link MethodOption.key} of the chosen method, `''` for none. */
  method: string;
  /** {@link ServiceOption.key} of each chosen service; required ones are always in it. */
  services: string[];
  /** Consent to the host's terms. Always true when there are none. */
  terms: boolean;
}

/** The form: string values in, the contract's body out. */
export type CheckoutForm = UseFormReturn<CheckoutFormValues, unknown, CreatePaymentRequest>;

/** A method with the key that its radio button carries. */
export interface MethodOption extends PaymentMethod {
  key: string;
}

/** A service with the key that its checkbox carries. */
export interface ServiceOption extends StationService {
  key: string;
}

/** A list that the payer chooses from: given by the host, or loaded from `methodsUrl` / `servicesUrl`. */
export interface OptionList<Option> {
  status: 'ready' | 'loading' | 'failed';
  options: readonly Option[];
  /** There is a list to speak of: one with something on it, or one that is loaded. */
  isOffered: boolean;
  /** Whole seconds until loading again can help (429 with `Retry-After`); 0 when at once. */
  retryInSeconds: number;
  /** Loads again after `failed`. */
  reload: () => void;
}

/** What a payer can do. All of them are safe to call at any time, in any number: one that does not apply does nothing. */
export interface CheckoutActions {
  /** Validates and posts. Never makes a second order by itself: asks first (see `confirmation`). */
  submit: () => void;
  /** Answers yes to `confirmation`. */
  confirm: () => void;
  /** Answers no to `confirmation`; back to where the payer was. */
  dismiss: () => void;
  /** After `uncertain`, only with `proxyIsIdempotent`: posts the same body and key. */
  checkAgain: () => void;
  /** After `uncertain`: a new try, asked about first. */
  retry: () => void;
  /** A new code for the same choices, asked about first while the old order may be paid. */
  renew: () => void;
  /** Back to the form. The order stays, and is followed. */
  edit: () => void;
  /** From the form back to the order that can still be paid. */
  returnToPayment: () => void;
  /** Asks the status source now, and settles when it has answered. */
  refreshStatus: () => Promise<void>;
  /** Forgets everything on screen and starts anew. */
  reset: () => void;
  /** Hands the order to the super-app around the page. */
  openInApp: (orderId: string) => void;
  /** Reports what the payer did on a screen (copied, saved, opened): see `onEvent`. */
  report: (event: CheckoutEvent) => void;
}

/** What `usePaymentCheckout` returns: the whole behaviour, without a screen. */
export interface PaymentCheckoutController {
  state: CheckoutState;
  confirmation: Confirmation | null;
  statusPolling: StatusPolling;
  form: CheckoutForm;
  methods: OptionList<MethodOption>;
  services: OptionList<ServiceOption>;
  /** VND for the chosen services; `null` while one of their prices, or any choice, is not known. */
  total: number | null;
  /** The device says that it has no network. */
  isOffline: boolean;
  /** Only where the proxy keeps the promise of one order for one key, and as long as that key can still be used. */
  canCheckAgain: boolean;
  /** Whole seconds until a refused payer may try again (429 with `Retry-After`); 0 when at once. */
  retryInSeconds: number;
  /** ms until the code expires, read at call time; `null` when it does not expire. For a leaf that ticks by itself. */
  getRemainingMs: () => number | null;
  /** The page runs inside a super-app that can take the order (`inApp` presentments). */
  isBridgeAvailable: boolean;
  /** Props that cannot work: nothing else is shown. */
  propsError: PaymentError | null;
  actions: CheckoutActions;
}
