'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import { parseMethodList, type PaymentMethod } from '../contract/paymentMethod.js';
import { parseServiceList } from '../contract/stationService.js';
import { parsePicture } from '../payment/pictures.js';
import { PaymentError } from '../transport/PaymentError.js';
import { isKeySpent } from './attempts/attemptLog.js';
import { findOptionsProblem } from './findOptionsProblem.js';
import type { CheckoutState } from './CheckoutState.js';
import { deriveCheckoutState } from './attempts/deriveCheckoutState.js';
import { gtelBridge } from './hooks/gtelBridge.js';
import { callHost } from './attempts/hostEvents.js';
import { methodKey, methodKeyOf, serviceKey } from './form/optionKeys.js';
import type { MethodOption, PaymentCheckoutController } from './PaymentCheckoutController.js';
import type { PaymentBridge, PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';
import { useAttempts } from './attempts/useAttempts.js';
import { useCheckoutForm } from './form/useCheckoutForm.js';
import { useCheckoutQueryClient } from './hooks/useCheckoutQueryClient.js';
import { useDeveloperErrors } from './attempts/useDeveloperErrors.js';
import { useStatusPolling } from './status/useStatusPolling.js';
import { useIsOffline } from './hooks/useIsOffline.js';
import { useLatest } from './hooks/useLatest.js';
import { useOptionList } from './form/useOptionList.js';
import { useAnswerParser } from './attempts/useAnswerParser.js';
import { useRetryCountdown } from './hooks/useRetryCountdown.js';
import { useSubmission } from './attempts/useSubmission.js';

const noQuery = {};

/** A picture that a server named is held to the rules for an answer's pictures; the host's own props are the host's. */
function withSafeImage(
  { imageUrl, ...method }: PaymentMethod,
  assetBaseUrl: string | undefined,
): PaymentMethod {
  const picture = imageUrl === undefined ? null : parsePicture(imageUrl, assetBaseUrl);
  return picture === null ? method : { ...method, imageUrl: picture };
}

function isBridgeThere(bridge: PaymentBridge): boolean {
  let isThere = false;
  callHost(() => {
    isThere = bridge.isAvailable();
  });
  return isThere;
}

/** The whole behaviour of a checkout, without a screen: state, form, lists, and what a payer can do. */
export function usePaymentCheckout(options: PaymentCheckoutOptions): PaymentCheckoutController {
  const { customerScheduleId, stationsId, fetch, headers, proxyIsIdempotent, bridge = gtelBridge } = options;
  const client = useCheckoutQueryClient(options.queryClient);
  const { log, store, emitToHost } = useAttempts(options);

  const transport = { fetch, headers };
  const servicesQuery = useMemo(() => (stationsId === undefined ? noQuery : { stationsId }), [stationsId]);
  const methods = useOptionList(
    {
      given: options.paymentMethods,
      url: options.methodsUrl,
      query: noQuery,
      parseAnswer: (data) =>
        parseMethodList(data).map((method) => withSafeImage(method, options.assetBaseUrl)),
      keyOf: methodKey,
      transport,
    },
    client,
  );
  const services = useOptionList(
    {
      given: options.stationServices,
      url: options.servicesUrl,
      query: servicesQuery,
      parseAnswer: parseServiceList,
      keyOf: serviceKey,
      transport,
    },
    client,
  );
  const onMethodChosen = useCallback(
    ({ type, id }: MethodOption) =>
      emitToHost({
        type: 'event',
        event: { type: 'method_chosen', methodType: type, methodId: id },
      }),
    [emitToHost],
  );
  const { form, total } = useCheckoutForm(
    {
      customerScheduleId,
      stationsId,
      methods: methods.options,
      services: services.options,
      requireTerms: options.requireTerms ?? false,
    },
    options.defaultValues,
    onMethodChosen,
  );

  const parseAnswer = useAnswerParser(options, methods.options);
  const { statusPolling, hostStatus, isExpired, getRemainingMs, refresh } = useStatusPolling(
    { log, store },
    parseAnswer,
    options,
    client,
  );
  const { isEditing, confirmation, act } = useSubmission(store, parseAnswer, options, client);
  const state = useMemo(
    () => deriveCheckoutState(log, { isEditing, isExpired, hostStatus, parseAnswer }),
    [log, isEditing, isExpired, hostStatus, parseAnswer],
  );
  const isOffline = useIsOffline();
  const isForm = state.status === 'editing' || state.status === 'refused';
  const failure = log.current?.failure;
  const retryInSeconds = useRetryCountdown(isForm ? failure : undefined, failure?.at);

  // A payment on the go is worth more than a perfect prop: then the form's needs do not matter.
  const problem = isForm ? findOptionsProblem(options) : undefined;
  const propsError = useMemo(
    () =>
      problem === undefined
        ? null
        : new PaymentError('invalid_props', `PaymentCheckout: ${problem}`, { outcome: 'none' }),
    [problem],
  );
  useDeveloperErrors(propsError, { store, emitToHost });

  // Before the services are known, a required one could be missing.
  const isBlocked = propsError !== null || retryInSeconds > 0 || services.status !== 'ready';
  const latest = useLatest({ state, isBlocked, options });
  const told = useRef<CheckoutState>(undefined);
  useEffect(() => {
    // StrictMode runs effects twice.
    if (told.current === state) return;
    told.current = state;
    callHost(() => latest.current.options.onStateChange?.(state));
  }, [state, latest]);

  const isShown = useRef(false);
  useEffect(() => {
    if (isShown.current) return;
    isShown.current = true;
    emitToHost({ type: 'event', event: { type: 'shown' } });
    const { current } = store.getLog();
    const payment = current && parseAnswer(current)?.payment;
    if (!payment) return;
    emitToHost({ type: 'event', event: { type: 'resumed', orderId: payment.orderId } });
  }, [store, parseAnswer, emitToHost]);

  // Once, the choices of an order that was found after a reload: until then nobody has chosen anything here.
  const isRestored = useRef(false);
  const submit = () => {
    const { status } = latest.current.state;
    if (latest.current.isBlocked || (status !== 'editing' && status !== 'refused')) return;
    isRestored.current = true;
    void form.handleSubmit((body) => act({ type: 'request', body }))();
  };
  const repeat = () => act({ type: 'repeat' });
  const edit = () => {
    const body = log.current?.body;
    if (body && !isRestored.current) {
      isRestored.current = true;
      form.setValue('method', methodKeyOf(body));
      form.setValue(
        'services',
        (body.stationServicesList ?? []).map((id) => serviceKey({ id })),
      );
    }
    act({ type: 'edit' });
  };

  return {
    state,
    confirmation,
    statusPolling,
    form,
    methods,
    services,
    total,
    isOffline,
    canCheckAgain: proxyIsIdempotent === true && !(log.current && isKeySpent(log.current)),
    retryInSeconds,
    getRemainingMs,
    isBridgeAvailable: state.status === 'awaitingPayment' && isBridgeThere(bridge),
    propsError,
    actions: {
      submit,
      edit,
      confirm: () => act({ type: 'confirm' }),
      dismiss: () => act({ type: 'dismiss' }),
      checkAgain: () => act({ type: 'checkAgain' }),
      retry: repeat,
      renew: repeat,
      returnToPayment: () => act({ type: 'returnToPayment' }),
      refreshStatus: refresh,
      reset: () => act({ type: 'reset' }),
      openInApp: (orderId) => {
        callHost(() => bridge.payOrder({ order_id: orderId }));
        emitToHost({ type: 'event', event: { type: 'app_opened', how: 'bridge' } });
      },
      report: (event) => emitToHost({ type: 'event', event }),
    },
  };
}
