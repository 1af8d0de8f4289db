import type { PaymentCheckoutProps } from '../../../src/index.js';
import type { PaymentError } from '../../../src/index.js';

/** Settings of a page, passed as JSON in its URL. */
export interface Scenario {
  props?: Partial<PaymentCheckoutProps>;
  /** A broken status source. Absent: `statusUrl` of the props, or none. */
  getStatus?: 'hangs' | 'rejects' | 'throws' | 'talksNonsense';
  /** The query client: none, one from a provider, or one with hostile defaults. Default none. */
  client?: 'provided' | 'hostile' | 'prop';
  /** Makes every callback throw. */
  isThrowing?: boolean;
  /** Re-renders every 50 ms with new props. */
  isRestless?: boolean;
  /** Methods and services come from the proxy, in place of props. */
  loadsLists?: boolean;
  /** Without StrictMode. */
  isLoose?: boolean;
}

type ErrorRecord = Pick<PaymentError, 'code' | 'outcome'>;

/** Arguments of the host's callbacks, in order. */
export interface HostCalls {
  created: { orderId?: string; totalPayment: number }[];
  statuses: string[];
  paid: (string | undefined)[];
  errors: ErrorRecord[];
  events: { type: string }[];
  /** Serialised, as an analytics service would receive them. */
  eventTexts: string[];
}

/** How a test controls the page. */
export interface HostPage {
  calls: HostCalls;
  /** Of the page's React. */
  reactVersion: string;
  /** Renders again with other props. */
  update: (props: Partial<PaymentCheckoutProps>) => void;
  mount: () => void;
  unmount: () => void;
  submit: () => void;
  reset: () => void;
  /** Suspends the page around the checkout until its data arrive. */
  suspend: (isSuspended: boolean) => void;
}

declare global {
  interface Window {
    host: HostPage;
  }
}
