import type { PaymentCheckoutProps } from '../../../src/index.js';
import type { PaymentError } from '../../../src/index.js';

/** What a page is told by its address: only what JSON can say. */
export interface Scenario {
  props?: Partial<PaymentCheckoutProps>;
  /** A status source that does not do its work; else `statusUrl` of the props, or none. */
  getStatus?: 'hangs' | 'rejects' | 'throws' | 'talksNonsense';
  /** Whose QueryClient there is: none, a provider's, or one with every default against us. Default none. */
  client?: 'provided' | 'hostile' | 'prop';
  /** Every callback throws. */
  isThrowing?: boolean;
  /** Renders every 50 ms, with all props new. */
  isRestless?: boolean;
  /** Without StrictMode. */
  isLoose?: boolean;
}

type ErrorRecord = Pick<PaymentError, 'code' | 'outcome'>;

/** What the host's callbacks were called with, in order. */
export interface HostCalls {
  created: { orderId?: string; totalPayment: number }[];
  statuses: string[];
  paid: (string | undefined)[];
  errors: ErrorRecord[];
  events: { type: string }[];
  /** As they would leave the page, to see what is in them. */
  eventTexts: string[];
}

/** What a test can do to the page from outside. */
export interface HostPage {
  calls: HostCalls;
  /** Renders again with other props. */
  update: (props: Partial<PaymentCheckoutProps>) => void;
  mount: () => void;
  unmount: () => void;
  submit: () => void;
  reset: () => void;
  /** Lets the page around the checkout wait for data, and get them. */
  suspend: (isSuspended: boolean) => void;
}

declare global {
  interface Window {
    host: HostPage;
  }
}
