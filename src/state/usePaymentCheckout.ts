'use client';

import { useCallback, useEffect } from 'react';
import { toPaymentStatus } from '../contract/createPayment.js';
import { omitNil } from '../contract/omitNil.js';
import { failureOf, isKeySpent } from './attempts/attempt.js';
import { currentAttempt, setHostStatus } from './attempts/attemptLog.js';
import { callHost } from './hooks/callHost.js';
import { useAnswerParser } from './attempts/useAnswerParser.js';
import { useAttempts } from './attempts/useAttempts.js';
import { useCheckoutState } from './attempts/useCheckoutState.js';
import { useEmitToHost, useHostEvents } from './attempts/useHostEvents.js';
import { useSubmission } from './attempts/useSubmission.js';
import { useCheckoutForm } from './form/useCheckoutForm.js';
import { useOptionLists } from './form/useOptionLists.js';
import { gtelBridge } from './hooks/gtelBridge.js';
import { useBridge } from './hooks/useBridge.js';
import { useCheckoutQueryClient } from './hooks/useCheckoutQueryClient.js';
import { useDeveloperErrors } from './attempts/useDeveloperErrors.js';
import { useIsOffline } from './hooks/useIsOffline.js';
import { useLatest } from './hooks/useLatest.js';
import { usePropsError } from './attempts/usePropsError.js';
import { useRetryCountdown } from './hooks/useRetryCountdown.js';
import { useStateEvents } from './attempts/useStateEvents.js';
import type { CheckoutEvent } from './CheckoutEvent.js';
import type { MethodOption, PaymentCheckoutController } from './PaymentCheckoutController.js';
import type { PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';
import { useStatusPolling } from './status/useStatusPolling.js';

/** Hosts written in JavaScript leave out what they must give, and pass `null` for what they do not have. */
const toOptions = (given: Partial<PaymentCheckoutOptions>) =>
  ({ proxyUrl: '', ...omitNil(given) }) as PaymentCheckoutOptions;

/** The whole behaviour of a checkout, without a screen: state, form, lists, and what a payer can do. */
export function usePaymentCheckout(given: PaymentCheckoutOptions): PaymentCheckoutController {
  const options = toOptions(given);
  const { customerScheduleId, stationsId, requireTerms = false, bridge = gtelBridge } = options;
  const hostStatus = options.paymentStatus && toPaymentStatus(options.paymentStatus);

  const client = useCheckoutQueryClient(options.queryClient);
  const emitToHost = useEmitToHost(options);
  const { log, store } = useAttempts(options);
  const current = currentAttempt(log);

  const { methods, services } = useOptionLists(options, client);
  const onMethodChosen = useCallback(
    ({ type, id }: MethodOption) =>
      emitToHost({ type: 'event', event: { type: 'method_chosen', methodType: type, methodId: id } }),
    [emitToHost],
  );
  const { form, total, startAnew, restore } = useCheckoutForm(
    { customerScheduleId, stationsId, methods: methods.options, services: services.options, requireTerms },
    options.defaultValues,
    onMethodChosen,
  );

  const parseAnswer = useAnswerParser(options, methods.options);
  useHostEvents(store, log, parseAnswer, emitToHost);
  const { statusPolling, refresh } = useStatusPolling(
    { log, store },
    parseAnswer,
    options,
    client,
    emitToHost,
  );
  useEffect(() => {
    if (hostStatus) store.commit((before) => setHostStatus(before, hostStatus, Date.now()));
  }, [hostStatus, store]);

  const propsError = usePropsError(given);
  const { isEditing, confirmation, act } = useSubmission(store, parseAnswer, options, client);
  const { state, getRemainingMs } = useCheckoutState(log, {
    isEditing,
    hostStatus,
    propsError,
    parseAnswer,
    wasOver: store.wasOver,
  });
  useStateEvents(state, { store, parseAnswer, options, emitToHost });
  const onError = useCallback(
    (error: typeof propsError & object) => emitToHost({ type: 'error', error }),
    [emitToHost],
  );
  useDeveloperErrors(state.status === 'broken' ? state.error : undefined, onError);

  const isExpired = state.status === 'expired';
  useEffect(() => {
    if (isExpired) void refresh();
  }, [isExpired, refresh]);

  const isForm = state.status === 'editing' || state.status === 'refused';
  const failure = isForm && current ? failureOf(current) : undefined;
  const retryInSeconds = useRetryCountdown(failure, failure?.at);
  // Before the services are known, a required one could be missing.
  const canSubmit = isForm && retryInSeconds === 0 && services.status === 'ready';
  const latest = useLatest({ canSubmit, total });

  const submit = () => {
    if (latest.current.canSubmit)
      void form.handleSubmit((body) =>
        act({ type: 'request', body, estimate: latest.current.total ?? undefined }),
      )();
  };
  const report = useCallback((event: CheckoutEvent) => emitToHost({ type: 'event', event }), [emitToHost]);
  const repeat = () => act({ type: 'repeat' });

  return {
    state,
    confirmation,
    statusPolling,
    form,
    methods,
    services,
    total,
    isOffline: useIsOffline(),
    canSubmit,
    canCheckAgain: options.proxyIsIdempotent === true && !(current && isKeySpent(current)),
    retryInSeconds,
    getRemainingMs,
    isBridgeAvailable: useBridge(
      bridge,
      state.status === 'awaitingPayment' && state.payment.presentments.some(({ kind }) => kind === 'inApp'),
    ),
    actions: {
      submit,
      edit: () => {
        if (current) restore(current.body);
        act({ type: 'edit' });
      },
      confirm: () => act({ type: 'confirm' }),
      dismiss: () => act({ type: 'dismiss' }),
      checkAgain: () => act({ type: 'checkAgain' }),
      retry: repeat,
      renew: repeat,
      returnToPayment: () => act({ type: 'returnToPayment' }),
      refreshStatus: refresh,
      reset: () => {
        if (state.status === 'submitting') return;
        startAnew();
        act({ type: 'reset' });
      },
      openInApp: (orderId) => {
        callHost(() => bridge.payOrder({ order_id: orderId }));
        emitToHost({ type: 'event', event: { type: 'app_opened', how: 'bridge' } });
      },
      report,
    },
  };
}
