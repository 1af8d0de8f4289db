/** Checks of the Node adapter, whose requests have no signal of their own: creating one for every request costs time. */
const checks = new WeakMap<Request, () => boolean>();

/** Stores how to find out whether the client of a request has disconnected. */
export function setDisconnectCheck(request: Request, check: () => boolean): void {
  checks.set(request, check);
}

/** Whether the client of a request has disconnected, so that nobody will receive the response. */
export function isDisconnected(request: Request): boolean {
  return checks.get(request)?.() ?? request.signal.aborted;
}
