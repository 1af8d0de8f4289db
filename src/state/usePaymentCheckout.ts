'use client';

import { useCallback } from 'react';
import { omitNil } from '../contract/omitNil.js';
import { isKeySpent } from './attempts/attempt.js';
import { currentAttempt } from './attempts/attemptLog.js';
import { useAnswerParser } from './attempts/useAnswerParser.js';
import { useAttempts } from './attempts/useAttempts.js';
import { useCanSubmit } from './attempts/useCanSubmit.js';
import { useCheckoutState } from './attempts/useCheckoutState.js';
import { useDeveloperErrors } from './attempts/useDeveloperErrors.js';
import { useEmitToHost, useHostEvents } from './attempts/useHostEvents.js';
import { useHostStatus } from './attempts/useHostStatus.js';
import { usePropsError } from './attempts/usePropsError.js';
import { useStateEvents } from './attempts/useStateEvents.js';
import { useSubmission } from './attempts/useSubmission.js';
import type { CheckoutEvent } from './CheckoutEvent.js';
import { useChoices } from './form/useChoices.js';
import { gtelBridge } from './hooks/gtelBridge.js';
import { useBridge } from './hooks/useBridge.js';
import { useCheckoutQueryClient } from './hooks/useCheckoutQueryClient.js';
import { useIsOffline } from './hooks/useIsOffline.js';
import type { PaymentCheckoutController } from './PaymentCheckoutController.js';
import type { PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';
import { useRefreshOnExpiry } from './status/useRefreshOnExpiry.js';
import { useStatusPolling } from './status/useStatusPolling.js';
import { useActions } from './useActions.js';

/** Hosts written in JavaScript leave out what they must give, and pass `null` for what they do not have. */
const toOptions = (given: Partial<PaymentCheckoutOptions>) =>
  ({ proxyUrl: '', ...omitNil(given) }) as PaymentCheckoutOptions;

/** The whole behaviour of a checkout, without a screen: state, form, lists, and what a payer can do. */
export function usePaymentCheckout(given: PaymentCheckoutOptions): PaymentCheckoutController {
  const options = toOptions(given);
  const { bridge = gtelBridge } = options;
  const client = useCheckoutQueryClient(options.queryClient);
  const emitToHost = useEmitToHost(options);
  const report = useCallback((event: CheckoutEvent) => emitToHost({ type: 'event', event }), [emitToHost]);

  const { log, store } = useAttempts(options);
  const current = currentAttempt(log);
  const choices = useChoices(options, client, report);
  const { methods, services, form, total } = choices;

  const parseAnswer = useAnswerParser(options, methods.options);
  useHostEvents(store, log, parseAnswer, emitToHost);
  const { statusPolling, refresh: refreshStatus } = useStatusPolling(
    { log, store },
    parseAnswer,
    options,
    client,
    emitToHost,
  );
  const hostStatus = useHostStatus(options, store);

  const { isEditing, confirmation, act } = useSubmission(store, parseAnswer, options, client);
  const propsError = usePropsError(given);
  const { wasOver } = store;
  const derivation = { isEditing, hostStatus, propsError, parseAnswer, wasOver };
  const { state, getRemainingMs } = useCheckoutState(log, derivation);
  useStateEvents(state, { store, parseAnswer, options, emitToHost });
  useDeveloperErrors(state, emitToHost);
  useRefreshOnExpiry(state, refreshStatus);

  const isOfferedInApp =
    state.status === 'awaitingPayment' && state.payment.presentments.some(({ kind }) => kind === 'inApp');
  const { canSubmit, retryInSeconds } = useCanSubmit(state, current, services.status);
  const actions = useActions({ state, current, choices, canSubmit, bridge, act, refreshStatus, report });
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
    isBridgeAvailable: useBridge(bridge, isOfferedInApp),
    actions,
  };
}
