import type { QueryClient } from '@tanstack/react-query';
import type { PaymentStatus } from '../contract/createPayment.js';
import type { PaymentMethod } from '../contract/paymentMethod.js';
import type { StationService } from '../contract/stationService.js';
import type { Payment } from '../payment/presentment.js';
import type { PaymentError } from '../transport/PaymentError.js';
import type { CheckoutEvent } from './CheckoutEvent.js';
import type { CheckoutState } from './CheckoutState.js';

/** What a status source is asked with. */
export interface StatusRequest {
  orderId: string;
  customerScheduleId: number;
  /** VND. */
  totalPayment: number;
  /** Aborted when the answer is no longer wanted. */
  signal: AbortSignal;
}

/** A super-app around the page that can take an order. */
export interface PaymentBridge {
  /** Asked when the order is shown; the button is offered only where this is true. */
  isAvailable: () => boolean;
  payOrder: (order: { order_id: string }) => void;
}

/** An order that was just made, with the parts of the answer that are the host's business alone. */
export interface CreatedPayment extends Payment {
  /** The answer's `metaData`, untouched and never rendered. */
  metaData?: unknown;
  /** The answer's `paymentGatewayData`, untouched and never rendered. */
  paymentGatewayData?: unknown;
}

/** Behaviour of a checkout: everything that `usePaymentCheckout` takes. */
export interface PaymentCheckoutOptions {
  /** createPayment is POSTed to exactly this URL: your proxy, which alone holds the API key. */
  proxyUrl: string;
  /** The booking to pay, a whole number > 0. */
  customerScheduleId: number;
  /** The station, a whole number > 0. */
  stationsId?: number;
  /** Ways to pay. Needed unless `methodsUrl` is given. */
  paymentMethods?: readonly PaymentMethod[];
  /** Services to choose from. Leave out where there is nothing to choose. */
  stationServices?: readonly StationService[];
  /** GET: your proxy's list of methods, in the contract's envelope. */
  methodsUrl?: string;
  /** GET: your proxy's list of services; `stationsId` is added to its query. */
  servicesUrl?: string;
  /** Asks your backend whether an order has been paid. */
  getStatus?: (request: StatusRequest) => Promise<PaymentStatus | (string & {})>;
  /** GET: answers `{paymentStatus}` in the contract's envelope; `orderId` and `amount` are added to its query. */
  statusUrl?: string;
  /** For a host that knows better (webhook, push): wins over every other source. */
  paymentStatus?: PaymentStatus;
  /** Choices to begin with. */
  defaultValues?: { method?: Pick<PaymentMethod, 'type' | 'id' | 'subType'>; services?: readonly number[] };
  /** The payer must agree to your terms before paying. */
  requireTerms?: boolean;
  /** Headers for your proxy (a CSRF token, say). Never an API key. */
  headers?: Readonly<Record<string, string>>;
  /** Replaces `window.fetch`. */
  fetch?: typeof globalThis.fetch;
  /** Else the host's provider, else a private client. */
  queryClient?: QueryClient;
  /** Longest wait for createPayment, ms. Default 30 000. */
  timeoutMs?: number;
  /** Life of a code when the answer does not say, minutes. Default: it is not known to expire. */
  expiresInMinutes?: number;
  /** Your proxy promises one order for one `Idempotency-Key` (ours does). Default false. */
  proxyIsIdempotent?: boolean;
  /** Keeps the payment over a reload, in `sessionStorage`. Default true. */
  resume?: boolean;
  /** Base for pictures that the API names by path. */
  assetBaseUrl?: string;
  /** Narrows the payment pages that may be opened, for example `['https://payment.momo.vn']`. Default: any https origin. */
  allowedLinkOrigins?: readonly string[];
  /** Replaces the list of app schemes that may be opened, for example `['momo']`. Default: vendors' published schemes. */
  allowedAppSchemes?: readonly string[];
  /** The super-app around the page. Default: GTEL Pay's, where it is there. */
  bridge?: PaymentBridge;
  /** An order was made. Called once, when its answer arrives. */
  onPaymentCreated?: (payment: CreatedPayment) => void;
  /** The API's or the host's word on the order changed. */
  onStatusChange?: (status: PaymentStatus, payment: Payment) => void;
  /** The money has arrived. Called once for an order; not for an order of 0 VND. */
  onPaid?: (payment: Payment) => void;
  onError?: (error: PaymentError) => void;
  onEvent?: (event: CheckoutEvent) => void;
  /** The state changed. */
  onStateChange?: (state: CheckoutState) => void;
}
