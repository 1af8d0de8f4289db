/** Limits how many streams are open at once. */
export interface StreamSlots {
  /** Takes a slot; returns the function that gives it back, or `undefined` when there is none. */
  take(client: string | undefined): (() => void) | undefined;
}

/** Creates the slots of a process. `false`: no limit. */
export function createStreamSlots(maxTotal: number | false, maxPerClient: number | false): StreamSlots {
  const byClient = new Map<string, number>();
  let total = 0;
  return {
    take(client) {
      const own = client === undefined ? 0 : (byClient.get(client) ?? 0);
      if (maxTotal !== false && total >= maxTotal) return undefined;
      if (maxPerClient !== false && own >= maxPerClient) return undefined;
      total += 1;
      if (client !== undefined) byClient.set(client, own + 1);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        total -= 1;
        if (client === undefined) return;
        const left = (byClient.get(client) ?? 1) - 1;
        if (left === 0) byClient.delete(client);
        else byClient.set(client, left);
      };
    },
  };
}
