import { useQuery, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { fetchData } from '../../transport/fetchData.js';
import type { PaymentError } from '../../transport/PaymentError.js';
import type { TransportOptions } from '../../transport/requestEnvelope.js';
import { ownQueryOptions } from '../hooks/ownQueryOptions.js';
import type { OptionList } from '../PaymentCheckoutController.js';
import { useRetryCountdown } from '../hooks/useRetryCountdown.js';

export interface OptionListSource<Item> {
  /** The host's own list; `url` is then not used. */
  given: readonly Item[] | undefined;
  url: string | undefined;
  query: Readonly<Record<string, string | number>>;
  parse: (data: unknown) => Item[];
  keyOf: (item: Item) => string;
  transport: Pick<TransportOptions, 'fetch' | 'headers'>;
}

const timeoutMs = 15_000;
const none: readonly never[] = [];

/** What the payer chooses from: given, or loaded once. A loaded list does not change while the payer chooses. */
export function useOptionList<Item extends object>(
  { given, url, query, parse, keyOf, transport }: OptionListSource<Item>,
  client: QueryClient,
): OptionList<Item & { key: string }> {
  const isLoaded = given === undefined && url !== undefined;
  const list = useQuery<Item[], Partial<PaymentError>>(
    {
      ...ownQueryOptions,
      queryKey: ['ttdk-payment-checkout', 'options', url, query],
      queryFn: async ({ signal }) =>
        parse(await fetchData(url ?? '', query, { ...transport, timeoutMs, signal })),
      enabled: isLoaded,
      // Not after a 429: the server asked for a pause.
      retry: (count, { code }) => count < 1 && code !== 'quota_exceeded',
      staleTime: Infinity,
      refetchOnReconnect: false,
    },
    client,
  );
  const retryInSeconds = useRetryCountdown(list.error, list.errorUpdatedAt);
  const { refetch } = list;
  const isPaused = retryInSeconds > 0;
  const hadPause = useRef(false);
  useEffect(() => {
    // The pause that the server asked for (429) is over.
    if (hadPause.current && !isPaused) void refetch({ cancelRefetch: false });
    hadPause.current = isPaused;
  }, [isPaused, refetch]);
  const items = isLoaded ? list.data : given;
  const options = useMemo(
    () =>
      // A host written in JavaScript may pass anything here; `findOptionsProblem` explains what is wrong with it.
      Array.isArray(items)
        ? (items as readonly (Item | null)[]).flatMap((item) => (item ? [{ ...item, key: keyOf(item) }] : []))
        : none,
    [items, keyOf],
  );
  return {
    // By the data: a callback of the host's cache that throws turns a list that came into an error.
    status: !isLoaded || list.data ? 'ready' : list.isError && !list.isFetching ? 'failed' : 'loading',
    options,
    isOffered: isLoaded || options.length > 0,
    retryInSeconds,
    reload: () => {
      if (isLoaded) void refetch({ cancelRefetch: false });
    },
  };
}
