import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { CreatePaymentRequest } from '../../contract/createPayment.js';
import { checkoutFormSchema, totalOf, type CheckoutFormRules } from './checkoutForm.js';
import { formResolver } from './formResolver.js';
import { methodKey, methodKeyOf, serviceKey } from './optionKeys.js';
import type {
  CheckoutForm,
  CheckoutFormValues,
  MethodOption,
  ServiceOption,
} from '../PaymentCheckoutController.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import { useLatest } from '../hooks/useLatest.js';

const choosable = (methods: readonly MethodOption[]) => methods.filter((method) => !method.disabled);

/** What can be chosen. Before the services are known, that is everything. */
const keepChoosable = (services: readonly ServiceOption[], keys: string[]) =>
  services.length === 0
    ? keys
    : keys.filter((key) => services.some((service) => service.key === key && !service.disabled));

/** The host's choice, else the only one there is. */
function firstMethod(methods: readonly MethodOption[], wanted: string | undefined): string {
  const offered = choosable(methods);
  return (
    offered.find(({ key }) => key === wanted)?.key ?? (offered.length === 1 ? (offered[0]?.key ?? '') : '')
  );
}

export interface CheckoutFormResult {
  form: CheckoutForm;
  /** VND; `null` while the price of a chosen service is unknown, or none is chosen. */
  total: number | null;
  /** Forgets every choice and the consent. */
  startAnew: () => void;
  /** Shows the choices of an order that was found; once for a booking, and not over choices that the payer has made here. */
  restore: (body: CreatePaymentRequest) => void;
}

/** The form, whose resolver gives the contract's body. Keeps choices that still exist when lists are replaced, and drops the others. */
export function useCheckoutForm(
  rules: CheckoutFormRules,
  defaults: PaymentCheckoutOptions['defaultValues'],
  onMethodChosen: (method: MethodOption) => void,
): CheckoutFormResult {
  const { customerScheduleId, stationsId, methods, services, requireTerms } = rules;
  const schema = useMemo(
    () => checkoutFormSchema({ customerScheduleId, stationsId, methods, services, requireTerms }),
    [customerScheduleId, stationsId, methods, services, requireTerms],
  );
  const wantedMethod = defaults?.method && methodKey(defaults.method);
  const initial: CheckoutFormValues = {
    method: firstMethod(methods, wantedMethod),
    services: keepChoosable(
      services,
      (defaults?.services ?? []).map((id) => serviceKey({ id })),
    ),
    terms: false,
  };
  const form = useForm<CheckoutFormValues, unknown, CreatePaymentRequest>({
    resolver: formResolver(schema),
    defaultValues: initial,
  });
  const { getValues, setValue, reset, control } = form;

  // Choices, and above all consent, are about one booking.
  const latestInitial = useLatest(initial);
  const shownFor = useRef(customerScheduleId);
  const hasChosen = useRef(false);
  useEffect(() => {
    if (shownFor.current === customerScheduleId) return;
    shownFor.current = customerScheduleId;
    hasChosen.current = false;
    reset(latestInitial.current);
  }, [customerScheduleId, reset, latestInitial]);
  const startAnew = () => {
    hasChosen.current = false;
    reset(initial);
  };
  const { isSubmitted } = form.formState;
  const restore = useCallback(
    (body: CreatePaymentRequest) => {
      if (hasChosen.current || isSubmitted) return;
      hasChosen.current = true;
      setValue('method', methodKeyOf(body));
      setValue(
        'services',
        (body.stationServicesList ?? []).map((id) => serviceKey({ id })),
      );
    },
    [isSubmitted, setValue],
  );

  useEffect(() => {
    if (methods.length === 0) return;
    const { method } = getValues();
    if (!choosable(methods).some(({ key }) => key === method))
      setValue('method', firstMethod(methods, wantedMethod));
  }, [methods, wantedMethod, getValues, setValue]);
  useEffect(() => {
    const chosen = getValues('services');
    const kept = keepChoosable(services, chosen);
    if (kept.length !== chosen.length) setValue('services', kept);
  }, [services, getValues, setValue]);

  const [chosenMethod, chosenServices] = useWatch({ control, name: ['method', 'services'] });
  const reported = useRef(chosenMethod);
  useEffect(() => {
    if (reported.current === chosenMethod) return;
    reported.current = chosenMethod;
    const method = methods.find(({ key }) => key === chosenMethod);
    if (method) onMethodChosen(method);
  }, [chosenMethod, methods, onMethodChosen]);

  return { form, total: totalOf(services, chosenServices), startAnew, restore };
}
