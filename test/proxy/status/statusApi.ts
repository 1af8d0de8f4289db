import { envelope, refused } from '../fakeUpstream.js';

/** A fake `queryOrderBatch`. Records the orders of every call. */
export interface StatusApi {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  calls: string[][];
  statuses: Map<string, string>;
  /** Most calls that were in flight at once. */
  readonly maxInFlight: number;
}

/** Every order is `New` unless `statuses` has another word. `answer` may reply in its own way. */
export function statusApi(answer?: (ids: string[]) => Response | undefined, latencyMs = 0): StatusApi {
  const statuses = new Map<string, string>();
  const calls: string[][] = [];
  let inFlight = 0;
  let maxInFlight = 0;
  return {
    calls,
    statuses,
    get maxInFlight() {
      return maxInFlight;
    },
    async fetch(_, init) {
      const { items } = JSON.parse(init.body as string) as { items: { orderId: string }[] };
      const ids = items.map(({ orderId }) => orderId);
      calls.push(ids);
      maxInFlight = Math.max(maxInFlight, (inFlight += 1));
      if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
      inFlight -= 1;
      return (
        answer?.(ids) ??
        envelope(ids.map((orderId) => ({ orderId, paymentStatus: statuses.get(orderId) ?? 'New' })))
      );
    },
  };
}

export const orderNotFound = () => refused(400, 'ORDER_NOT_FOUND');
