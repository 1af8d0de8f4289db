import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';

/** The `queryClient` prop, else the host's provider, else a client of this checkout alone. */
export function useCheckoutQueryClient(given: QueryClient | undefined): QueryClient {
  const provided = useContext(QueryClientContext);
  // Once its checkout is gone nobody asks it again: what it knows need not wait for the usual five minutes.
  const [own] = useState(() => new QueryClient({ defaultOptions: { queries: { gcTime: 1_000 } } }));
  const client = given ?? provided ?? own;
  useEffect(() => {
    // A client that is not mounted never hears of focus and network; one by prop may have no provider. Mounts are counted.
    client.mount();
    return () => client.unmount();
  }, [client]);
  return client;
}
