import { useQuery, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { fetchData } from '../../transport/fetchData.js';
import type { PaymentError } from '../../transport/PaymentError.js';
import type { TransportOptions } from '../../transport/requestEnvelope.js';
import type { OptionList } from '../PaymentCheckoutController.js';
import { useRetryCountdown } from '../hooks/useRetryCountdown.js';

export interface OptionListSource<Item> {
  /** The host's own list: wins over `url`. */
  given: readonly Item[] | undefined;
  url: string | undefined;
  query: Readonly<Record<string, string | number>>;
  parseAnswer: (data: unknown) => Item[];
  keyOf: (item: Item) => string;
  transport: Pick<TransportOptions, 'fetch' | 'headers'>;
}

const timeoutMs = 15_000;
const none: readonly never[] = [];

/** What the payer chooses from: given, or loaded once. Never changes under the payer's hands by itself. */
export function useOptionList<Item extends object>(
  { given, url, query, parseAnswer, keyOf, transport }: OptionListSource<Item>,
  client: QueryClient,
): OptionList<Item & { key: string }> {
  const isLoaded = given === undefined && url !== undefined;
  const list = useQuery<Item[], Partial<PaymentError>>(
    {
      queryKey: ['ttdk-payment-checkout', 'options', url, query],
      queryFn: async ({ signal }) =>
        parseAnswer(await fetchData(url ?? '', query, { ...transport, timeoutMs, signal })),
      enabled: isLoaded,
      // A server that asks to be left alone is.
      retry: (count, { code }) => count < 1 && code !== 'quota_exceeded',
      throwOnError: false,
      networkMode: 'always',
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      refetchInterval: false,
    },
    client,
  );
  const retryInSeconds = useRetryCountdown(list.error, list.errorUpdatedAt);
  const items = isLoaded ? list.data : given;
  const options = useMemo(
    () =>
      // A host written in JavaScript may pass anything here; what is wrong with it is said elsewhere.
      Array.isArray(items)
        ? (items as readonly (Item | null)[]).flatMap((item) => (item ? [{ ...item, key: keyOf(item) }] : []))
        : none,
    [items, keyOf],
  );
  return {
    // By the data: a callback of the host's cache that throws makes an error of a list that came.
    status: !isLoaded || list.data ? 'ready' : list.isError && !list.isFetching ? 'failed' : 'loading',
    options,
    isOffered: isLoaded || options.length > 0,
    retryInSeconds,
    reload: () => {
      if (isLoaded) void list.refetch({ cancelRefetch: false });
    },
  };
}
