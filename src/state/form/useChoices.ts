import type { QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CheckoutEvent } from '../CheckoutEvent.js';
import type { MethodOption, OptionList, ServiceOption } from '../PaymentCheckoutController.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import { useCheckoutForm, type CheckoutFormResult } from './useCheckoutForm.js';
import { useOptionLists } from './useOptionLists.js';

export interface Choices extends CheckoutFormResult {
  methods: OptionList<MethodOption>;
  services: OptionList<ServiceOption>;
}

/** What the payer chooses from, and the form that holds the choices. */
export function useChoices(
  options: PaymentCheckoutOptions,
  client: QueryClient,
  report: (event: CheckoutEvent) => void,
): Choices {
  const { customerScheduleId, stationsId, requireTerms = false, defaultValues } = options;
  const { methods, services } = useOptionLists(options, client);
  const onMethodChosen = useCallback(
    ({ type, id }: MethodOption) => report({ type: 'method_chosen', methodType: type, methodId: id }),
    [report],
  );
  const form = useCheckoutForm(
    { customerScheduleId, stationsId, methods: methods.options, services: services.options, requireTerms },
    defaultValues,
    onMethodChosen,
  );
  return { methods, services, ...form };
}
