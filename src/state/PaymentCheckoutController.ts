import type { UseFormReturn } from 'react-hook-form';
import type { CreatePaymentRequest } from '../contract/createPayment.js';
import type { PaymentMethod } from '../contract/paymentMethod.js';
import type { StationService } from '../contract/stationService.js';
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
  /** Value of its radio button; unique in the list. */
  key: string;
}

/** A service with the key that its checkbox carries. */
export interface ServiceOption extends StationService {
  /** Value of its checkbox; unique in the list. */
  key: string;
}

/** A list that the payer chooses from: given by the host, or loaded from `methodsUrl` / `servicesUrl`. */
export interface OptionList<Option> {
  /** `loading` also while it is loaded again; `failed`: see `reload`. */
  status: 'ready' | 'loading' | 'failed';
  /** The entries; empty until `ready`. */
  options: readonly Option[];
  /** Whether to show the list: it has entries, or is loaded from a URL. */
  isOffered: boolean;
  /** Whole seconds until loading again can help (429 with `Retry-After`); 0 when at once. */
  retryInSeconds: number;
  /** Loads again after `failed`. */
  reload: () => void;
}

/** What a payer can do. Each may be called at any time and any number of times: one that does not apply does nothing. */
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
  /** Where the checkout is: render one screen for each `state.status`. */
  state: CheckoutState;
  /** A question to put to the payer, answered with `actions.confirm` or `actions.dismiss`; `null` when there is none. */
  confirmation: Confirmation | null;
  /** How the status of the payment is polled. */
  statusPolling: StatusPolling;
  /** The form, from react-hook-form. */
  form: CheckoutForm;
  /** Ways to pay. */
  methods: OptionList<MethodOption>;
  /** Services to choose from. */
  services: OptionList<ServiceOption>;
  /** Total of the chosen services, VND; `null` while the price of one is unknown, or none is chosen. */
  total: number | null;
  /** The device reports that it has no network. */
  isOffline: boolean;
  /** May the payer press "pay" now? False while a request is in flight, a pause is due, or the services are not known. */
  canSubmit: boolean;
  /** Whether `actions.checkAgain` is possible: `proxyIsIdempotent`, and the key can still be used. */
  canCheckAgain: boolean;
  /** Whole seconds until a refused payer may try again (429 with `Retry-After`); 0 when at once. */
  retryInSeconds: number;
  /** ms until the code expires, computed at each call; `null` when it does not expire. For a countdown that re-renders by itself. */
  getRemainingMs: () => number | null;
  /** The page runs inside a super-app that can take the order (`inApp` presentments). */
  isBridgeAvailable: boolean;
  /** What the payer can do. */
  actions: CheckoutActions;
}
