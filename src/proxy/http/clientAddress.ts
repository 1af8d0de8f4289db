/** A web-standard `Request` does not carry the sender's address. The Node adapter stores it here, where no header can forge it. */
const addresses = new WeakMap<Request, string>();

/** Stores the address that a request came from. */
export function setClientAddress(request: Request, address: string): void {
  addresses.set(request, address);
}

/** Returns the stored address of a request, if an adapter provided one. */
export function getClientAddress(request: Request): string | undefined {
  return addresses.get(request);
}
