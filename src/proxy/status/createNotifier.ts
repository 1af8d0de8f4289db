import * as z from 'zod/mini';
import { randomId } from '../http/randomId.js';
import { withTimeout } from '../http/withTimeout.js';
import type { StoreChannel } from '../OpenOrderStore.js';
import type { StatusHub } from './createStatusHub.js';

/** Carries hints about orders between processes. */
export interface Notifier {
  /** Refreshes an order here and in every other process. Rejects when the others could not be told. */
  notify(orderId: string): Promise<void>;
  /** Listens to the other processes until the returned function is called. */
  listen(): () => void;
}

/** So that streams that come and go do not open a connection each. */
const lingerMs = 10_000;

const hintSchema = z.object({ sender: z.string(), orderId: z.string().check(z.maxLength(100)) });

/** Creates the notifier of a process. Only processes with streams listen: the others learn what they need when they are asked. */
export function createNotifier(
  hub: StatusHub,
  channel: StoreChannel | undefined,
  timeoutMs: number,
): Notifier {
  const sender = randomId();
  let listeners = 0;
  let subscription: Promise<() => void> | undefined;
  let lingerTimer: ReturnType<typeof setTimeout> | undefined;

  function receive(message: string): void {
    try {
      const hint = hintSchema.parse(JSON.parse(message));
      if (hint.sender !== sender) void hub.refresh(hint.orderId);
    } catch {
      // Somebody else uses the channel.
    }
  }

  function subscribe(): void {
    clearTimeout(lingerTimer);
    if (channel === undefined || subscription !== undefined) return;
    const attempt = channel.subscribe(receive);
    subscription = attempt;
    attempt.catch(() => {
      // Without hints from others the streams are told by the regular questions; the next stream tries again.
      if (subscription === attempt) subscription = undefined;
    });
  }

  function unsubscribe(): void {
    subscription?.then(
      (stop) => stop(),
      () => undefined,
    );
    subscription = undefined;
  }

  return {
    async notify(orderId) {
      const told = channel
        ? withTimeout(timeoutMs, () => channel.publish(JSON.stringify({ sender, orderId })))
        : Promise.resolve();
      await Promise.all([told, hub.refresh(orderId)]);
    },
    listen() {
      listeners += 1;
      subscribe();
      return () => {
        listeners -= 1;
        if (listeners > 0) return;
        clearTimeout(lingerTimer);
        lingerTimer = setTimeout(unsubscribe, lingerMs);
      };
    },
  };
}
