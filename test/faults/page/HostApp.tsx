import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense, useState, type ReactNode } from 'react';
import {
  PaymentCheckout,
  type PaymentCheckoutHandle,
  type PaymentCheckoutProps,
} from '../../../src/index.js';
import { sandboxMethods, sandboxServices } from '../../../src/sandbox/catalogue.js';
import type { HostCalls, Scenario } from './Scenario.js';

interface HostAppProps {
  scenario: Scenario;
  props: Partial<PaymentCheckoutProps>;
  calls: HostCalls;
  isSuspended: boolean;
}

/** Every query client default that could harm a payment. */
const hostileDefaults = {
  queries: { retry: 5, retryDelay: 10, networkMode: 'online', throwOnError: true, enabled: false },
  mutations: { retry: 3, retryDelay: 10, networkMode: 'offlineFirst', throwOnError: true, gcTime: 0 },
} as const;

const loadedLists = {
  stationsId: 57,
  methodsUrl: '/api/payment/methods',
  servicesUrl: '/api/payment/services',
};

/** New objects at every render, as careless hosts create them. */
const givenLists = () => ({
  paymentMethods: Object.values(sandboxMethods).map((method) => ({ ...method })),
  stationServices: sandboxServices.map((service) => ({ ...service })),
});

const fail = () => {
  throw new Error('The cache of the host failed.');
};

const createHostileClient = () =>
  new QueryClient({
    defaultOptions: hostileDefaults,
    queryCache: new QueryCache({ onSuccess: fail, onError: fail, onSettled: fail }),
    mutationCache: new MutationCache({ onSuccess: fail, onError: fail, onSettled: fail }),
  });

const statusSources = {
  hangs: () => new Promise<never>(() => undefined),
  rejects: () => Promise.reject(new Error('The status source of the host failed.')),
  throws: () => {
    throw new Error('The status source of the host failed.');
  },
  talksNonsense: () => Promise.resolve('<html>'),
};

/** New objects at every render, as careless hosts create them. */
function callbacksOf(calls: HostCalls, isThrowing: boolean): Partial<PaymentCheckoutProps> {
  const note = (write: () => void) => {
    write();
    if (isThrowing) throw new Error('The host failed.');
  };
  return {
    onPaymentCreated: ({ orderId, totalPayment }) =>
      note(() => calls.created.push({ totalPayment, ...(orderId !== undefined && { orderId }) })),
    onStatusChange: (status) => note(() => calls.statuses.push(status)),
    onPaid: ({ orderId }) => note(() => calls.paid.push(orderId)),
    onError: ({ code, outcome }) => note(() => calls.errors.push({ code, outcome })),
    onEvent: (event) =>
      note(() => {
        calls.events.push(event);
        calls.eventTexts.push(JSON.stringify(event));
      }),
    onStateChange: () => note(() => undefined),
  };
}

const never = new Promise<never>(() => undefined);

function Data({ isMissing }: { isMissing: boolean }): ReactNode {
  if (isMissing) throw never as unknown as Error;
  return null;
}

/** A partner's page, as hostile as the scenario asks for. */
export function HostApp({ scenario, props, calls, isSuspended }: HostAppProps) {
  const { client: kind, getStatus, isThrowing = false, isLoose = false, loadsLists } = scenario;
  const [client] = useState(() => (kind === 'hostile' ? createHostileClient() : new QueryClient()));
  const keepHandle = (handle: PaymentCheckoutHandle | null) => {
    window.host.submit = () => handle?.submit();
    window.host.reset = () => handle?.reset();
  };
  let page = (
    <Suspense fallback={<p>…</p>}>
      <Data isMissing={isSuspended} />
      <PaymentCheckout
        ref={keepHandle}
        proxyUrl="/api/payment"
        customerScheduleId={1869}
        {...(loadsLists ? loadedLists : givenLists())}
        {...callbacksOf(calls, isThrowing)}
        {...(getStatus && { getStatus: statusSources[getStatus] })}
        {...(kind === 'prop' && { queryClient: client })}
        {...props}
      />
    </Suspense>
  );
  if (kind === 'provided' || kind === 'hostile')
    page = <QueryClientProvider client={client}>{page}</QueryClientProvider>;
  return isLoose ? page : <StrictMode>{page}</StrictMode>;
}
