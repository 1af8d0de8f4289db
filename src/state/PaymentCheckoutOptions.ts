import type { QueryClient } from '@tanstack/react-query';
import type { PaymentStatus } from '../contract/createPayment.js';
import type { PaymentMethod } from '../contract/paymentMethod.js';
import type { StationService } from '../contract/stationService.js';
import type { Payment } from '../payment/presentment.js';
import type { PaymentError } from '../transport/PaymentError.js';
import type { CheckoutEvent } from './CheckoutEvent.js';
import type { CheckoutState } from './CheckoutState.js';

/** What `getStatus` is called with. */
export interface StatusRequest {
  /** The order, as createPayment named it. */
  orderId: string;
  /** The booking that the order pays. */
  customerScheduleId: number;
  /** Total of the order, VND. */
  totalPayment: number;
  /** Aborted when the answer is no longer wanted. */
  signal: AbortSignal;
}

/** A super-app around the page that can take an order. */
export interface PaymentBridge {
  /** Called when the order is shown; the button is offered only where this returns true. */
  isAvailable: () => boolean;
  /** Hands the order to the super-app. `order_id` is the answer's `inAppGtelOrderId`. */
  payOrder: (order: { order_id: string }) => void;
}

/** An order that was just made, with the parts of the answer that only the host uses. */
export interface CreatedPayment extends Payment {
  /** The answer's `metaData`, unchanged and never rendered. Absent when the answer has none. */
  metaData?: unknown;
  /** The answer's `paymentGatewayData`, unchanged and never rendered. Absent when the answer has none. */
  paymentGatewayData?: unknown;
}

/** Behaviour of a checkout: everything that `usePaymentCheckout` takes. */
export interface PaymentCheckoutOptions {
  /** createPayment is POSTed to exactly this URL: your proxy, which alone holds the API key. */
  proxyUrl: string;
  /** The booking to pay, a whole number > 0 (contract: `customerScheduleId`). */
  customerScheduleId: number;
  /** The station, a whole number > 0 (contract: `stationsId`). Absent: the body leaves it out. */
  stationsId?: number;
  /** Ways to pay. Wins over `methodsUrl`; without either the checkout cannot work. */
  paymentMethods?: readonly PaymentMethod[];
  /** Services to choose from. Wins over `servicesUrl`; without either no services are offered. */
  stationServices?: readonly StationService[];
  /** GET: your proxy's list of methods, in the contract's envelope. Absent: `paymentMethods` is needed. */
  methodsUrl?: string;
  /** GET: your proxy's list of services; `stationsId` is added to its query. Absent: see `stationServices`. */
  servicesUrl?: string;
  /**
   * Asks your backend whether an order has been paid; returns the API's word for it. Wins over `statusUrl`. Without any status source
   * the page says how confirmation will come, instead of "waiting".
   */
  getStatus?: (request: StatusRequest) => Promise<PaymentStatus | (string & {})>;
  /**
   * GET: answers `{paymentStatus}` in the contract's envelope; `orderId` and `amount` (VND) are added to its query. Absent: see `getStatus`.
   */
  statusUrl?: string;
  /**
   * The status as your own backend knows it (from a webhook, say). Joins what the status source reports: a status only moves forward, and
   * `Success` is final. Absent: the status source decides.
   */
  paymentStatus?: PaymentStatus;
  /**
   * Choices that the form starts with. `services` holds service ids.
   * @default no method, and the required services
   */
  defaultValues?: { method?: Pick<PaymentMethod, 'type' | 'id' | 'subType'>; services?: readonly number[] };
  /**
   * The payer must agree to your terms before paying.
   * @default false
   */
  requireTerms?: boolean;
  /**
   * Headers for your proxy (a CSRF token, say). Never an API key.
   * @default none
   */
  headers?: Readonly<Record<string, string>>;
  /**
   * Sends every request of the checkout.
   * @default window.fetch
   */
  fetch?: typeof globalThis.fetch;
  /**
   * TanStack Query client to use.
   * @default the client of the surrounding `QueryClientProvider`, else a private one
   */
  queryClient?: QueryClient;
  /**
   * Longest wait for createPayment, ms.
   * @default 30_000
   */
  timeoutMs?: number;
  /**
   * Life of a code when the answer does not name one, minutes. Absent: such a code is not known to expire.
   */
  expiresInMinutes?: number;
  /**
   * Your proxy makes one order of one `Idempotency-Key` (ours does), so the payer may check again after a lost answer.
   * @default false
   */
  proxyIsIdempotent?: boolean;
  /**
   * Where the booking's payment is kept, for a day: `browser`, in `localStorage`, so that every tab and frame of your origin shows the same
   * order; `tab`, in `sessionStorage`; `false`, in the page's memory alone.
   * @default 'browser'
   */
  resume?: 'browser' | 'tab' | false;
  /** Base URL for pictures that the API names by path. Absent: such pictures are not shown. */
  assetBaseUrl?: string;
  /**
   * Origins of the payment pages that may be opened, for example `['https://payment.momo.vn']`.
   * @default any https origin
   */
  allowedLinkOrigins?: readonly string[];
  /**
   * App schemes that may be opened, for example `['momo']`. Replaces the built-in list.
   * @default the schemes that vendors publish
   */
  allowedAppSchemes?: readonly string[];
  /**
   * The super-app around the page.
   * @default GTEL Pay's, when present
   */
  bridge?: PaymentBridge;
  /** An order was made. Called once, when its answer arrives. */
  onPaymentCreated?: (payment: CreatedPayment) => void;
  /** The status of the order changed, as the API or the host reports it. */
  onStatusChange?: (status: PaymentStatus, payment: Payment) => void;
  /** The money has arrived. Called once for an order; not for an order of 0 VND. */
  onPaid?: (payment: Payment) => void;
  /** Something failed. The payer reads a sentence of the catalogue; `error` is for your logs. */
  onError?: (error: PaymentError) => void;
  /** One step of the checkout, for analytics. */
  onEvent?: (event: CheckoutEvent) => void;
  /** The state changed. */
  onStateChange?: (state: CheckoutState) => void;
}
