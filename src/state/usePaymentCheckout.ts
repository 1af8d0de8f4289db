import { useCallback, useEffect, useMemo, useRef } from 'react';
import { readMethodList, type PaymentMethod } from '../contract/paymentMethod.js';
import { readServiceList } from '../contract/stationService.js';
import { readPicture } from '../payment/pictures.js';
import { PaymentError } from '../transport/PaymentError.js';
import { problemOfOptions } from './checkOptions.js';
import { deriveCheckoutState } from './deriveCheckoutState.js';
import { gtelBridge } from './gtelBridge.js';
import { callHost } from './hostEvents.js';
import { methodKey, methodKeyOf, serviceKey } from './optionKeys.js';
import type { MethodOption, PaymentCheckoutController } from './PaymentCheckoutController.js';
import type { PaymentBridge, PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';
import { useAttempts } from './useAttempts.js';
import { useCheckoutForm } from './useCheckoutForm.js';
import { useCheckoutQueryClient } from './useCheckoutQueryClient.js';
import { useDeveloperErrors } from './useDeveloperErrors.js';
import { useFollowing } from './useFollowing.js';
import { useIsOffline } from './useIsOffline.js';
import { useLatest } from './useLatest.js';
import { useOptionList } from './useOptionList.js';
import { useReader } from './useReader.js';
import { useRetryCountdown } from './useRetryCountdown.js';
import { useSubmission } from './useSubmission.js';

const noQuery = {};

/** A picture that a server named is held to the rules for an answer's pictures; the host's own props are the host's. */
function withSafeImage(
  { imageUrl, ...method }: PaymentMethod,
  assetBaseUrl: string | undefined,
): PaymentMethod {
  const picture = imageUrl === undefined ? null : readPicture(imageUrl, assetBaseUrl);
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
  const { log, store } = useAttempts(options);

  const transport = { fetch, headers };
  const servicesQuery = useMemo(() => (stationsId === undefined ? noQuery : { stationsId }), [stationsId]);
  const methods = useOptionList(
    {
      given: options.paymentMethods,
      url: options.methodsUrl,
      query: noQuery,
      read: (data) => readMethodList(data).map((method) => withSafeImage(method, options.assetBaseUrl)),
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
      read: readServiceList,
      keyOf: serviceKey,
      transport,
    },
    client,
  );
  const onMethodChosen = useCallback(
    ({ type, id }: MethodOption) =>
      store.tell({
        type: 'event',
        event: { type: 'method_chosen', methodType: type, ...(id !== undefined && { methodId: id }) },
      }),
    [store],
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

  const read = useReader(options, methods.options);
  const { following, isExpired, getRemainingMs, refresh } = useFollowing(
    { log, store },
    read,
    options,
    client,
  );
  const submission = useSubmission(store, read, isExpired, options, client);
  const { isEditing, confirmation } = submission;
  const { paymentStatus: hostStatus } = options;
  const state = useMemo(
    () => deriveCheckoutState(log, { isEditing, isExpired, hostStatus, read }),
    [log, isEditing, isExpired, hostStatus, read],
  );
  const isOffline = useIsOffline();
  const isForm = state.status === 'editing' || state.status === 'refused';
  const retryInSeconds = useRetryCountdown(isForm ? log.current?.failure : undefined);

  // A payment on the go is worth more than a perfect prop: then the form's needs do not matter.
  const problem = isForm ? problemOfOptions(options) : undefined;
  const propsError = useMemo(
    () =>
      problem === undefined
        ? null
        : new PaymentError('invalid_props', `PaymentCheckout: ${problem}`, { outcome: 'none' }),
    [problem],
  );
  useDeveloperErrors(propsError, store);

  const latest = useLatest({ state, propsError, retryInSeconds, options });
  useEffect(() => {
    callHost(() => latest.current.options.onStateChange?.(state));
  }, [state, latest]);

  const isShown = useRef(false);
  useEffect(() => {
    if (isShown.current) return;
    isShown.current = true;
    store.tell({ type: 'event', event: { type: 'shown' } });
    const { current } = store.getLog();
    const payment = current && read(current)?.payment;
    if (!payment) return;
    const { orderId } = payment;
    store.tell({ type: 'event', event: { type: 'resumed', ...(orderId !== undefined && { orderId }) } });
  }, [store, read]);

  const submit = () => {
    const { status } = latest.current.state;
    const isBlocked = latest.current.propsError !== null || latest.current.retryInSeconds > 0;
    if (isBlocked || (status !== 'editing' && status !== 'refused')) return;
    void form.handleSubmit((body) => submission.request(body))();
  };
  const edit = () => {
    const body = log.current?.body;
    if (body && form.getValues('method') === '') {
      form.setValue('method', methodKeyOf(body));
      form.setValue(
        'services',
        (body.stationServicesList ?? []).map((id) => serviceKey({ id })),
      );
    }
    submission.edit();
  };

  return {
    state,
    confirmation,
    following,
    form,
    methods,
    services,
    total,
    isOffline,
    canCheckAgain: proxyIsIdempotent === true,
    retryInSeconds,
    getRemainingMs,
    isBridgeAvailable: state.status === 'awaitingPayment' && isBridgeThere(bridge),
    propsError,
    actions: {
      submit,
      edit,
      confirm: submission.confirm,
      dismiss: submission.dismiss,
      checkAgain: submission.checkAgain,
      retry: submission.repeat,
      renew: submission.repeat,
      returnToPayment: submission.returnToPayment,
      refreshStatus: refresh,
      reset: submission.reset,
      openInApp: (orderId) => {
        callHost(() => bridge.payOrder({ order_id: orderId }));
        store.tell({ type: 'event', event: { type: 'app_opened', how: 'bridge' } });
      },
      report: (event) => store.tell({ type: 'event', event }),
    },
  };
}
