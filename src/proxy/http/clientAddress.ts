/** A web-standard `Request` has no sender's address; the Node adapter notes it here, where no header can forge it. */
const addresses = new WeakMap<Request, string>();

/** Notes the address that a request came from. */
export function setClientAddress(request: Request, address: string): void {
  addresses.set(request, address);
}

/** The address noted for a request, where an adapter knew it. */
export function getClientAddress(request: Request): string | undefined {
  return addresses.get(request);
}
