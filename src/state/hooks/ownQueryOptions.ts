/**
 * Options of our queries that a host's QueryClient must not set by its defaults: they would show data of another query
 * (`placeholderData`), change what comes (`select`), or decide when to ask.
 */
export const ownQueryOptions = {
  networkMode: 'always',
  throwOnError: false,
  refetchOnWindowFocus: false,
  refetchInterval: false,
  refetchIntervalInBackground: false,
  notifyOnChangeProps: 'all',
  placeholderData: () => undefined,
  select: <Data>(data: Data) => data,
} as const;
