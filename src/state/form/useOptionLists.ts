import type { QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { parseMethodList, type PaymentMethod } from '../../contract/paymentMethod.js';
import { parseServiceList, type StationService } from '../../contract/stationService.js';
import { parsePicture } from '../../payment/pictures.js';
import type { MethodOption, OptionList, ServiceOption } from '../PaymentCheckoutController.js';
import type { PaymentCheckoutOptions } from '../PaymentCheckoutOptions.js';
import { methodKey, serviceKey } from './optionKeys.js';
import { useOptionList } from './useOptionList.js';

const noQuery = {};

/** A picture named by a server must keep the rules for pictures in answers; what the host's own props name is the host's. */
function withSafeImage(
  { imageUrl, ...method }: PaymentMethod,
  assetBaseUrl: string | undefined,
): PaymentMethod {
  const picture = imageUrl === undefined ? null : parsePicture(imageUrl, assetBaseUrl);
  return picture === null ? method : { ...method, imageUrl: picture };
}

/** Methods and services to choose from: given as props, or loaded. */
export function useOptionLists(
  options: PaymentCheckoutOptions,
  client: QueryClient,
): { methods: OptionList<MethodOption>; services: OptionList<ServiceOption> } {
  const { stationsId, assetBaseUrl, fetch, headers } = options;
  const transport = { fetch, headers };
  const servicesQuery = useMemo(() => (stationsId === undefined ? noQuery : { stationsId }), [stationsId]);
  const methods = useOptionList<PaymentMethod>(
    {
      given: options.paymentMethods,
      url: options.methodsUrl,
      query: noQuery,
      parse: (data) => parseMethodList(data).map((method) => withSafeImage(method, assetBaseUrl)),
      keyOf: methodKey,
      transport,
    },
    client,
  );
  const services = useOptionList<StationService>(
    {
      given: options.stationServices,
      url: options.servicesUrl,
      query: servicesQuery,
      parse: parseServiceList,
      keyOf: serviceKey,
      transport,
    },
    client,
  );
  return { methods, services };
}
