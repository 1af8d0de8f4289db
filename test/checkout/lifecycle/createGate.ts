import type { Network } from '../../renderCheckout.js';

/** A network that holds every answer back until it is opened; the request has arrived by then. */
export function createGate(): { network: Network; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const network: Network = async (request, next) => {
    const response = await next(request);
    await opened;
    return response;
  };
  return { network, open: () => open() };
}
