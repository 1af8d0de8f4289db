import type { ProxyConfig } from '../ProxyConfig.js';
import type { Upstream } from '../upstream/createUpstream.js';
import { createApiSource } from './createApiSource.js';
import { type Notifier, createNotifier } from './createNotifier.js';
import { createPartnerSource } from './createPartnerSource.js';
import { type StatusHub, createStatusHub } from './createStatusHub.js';
import { type StreamSlots, createStreamSlots } from './createStreamSlots.js';

/** Everything about the statuses of orders in one process. */
export interface Statuses {
  /** Returns the status of one order. Never rejects. */
  ask: StatusHub['ask'];
  hub: StatusHub;
  notifier: Notifier;
  slots: StreamSlots;
}

/** Creates the statuses; `undefined` when the proxy has no source of them. Questions to the partner's own records are neither gathered nor remembered, except those of streams. */
export function createStatuses(config: ProxyConfig, upstream: Upstream): Statuses | undefined {
  const { getStatus, clientId, timeoutMs, storeTimeoutMs, limits, store } = config;
  if (getStatus === undefined && clientId === undefined) return undefined;
  const source = getStatus ? createPartnerSource(getStatus, timeoutMs) : createApiSource(config, upstream);
  const hub = createStatusHub(config, source);
  return {
    hub,
    notifier: createNotifier(hub, store.channel, storeTimeoutMs),
    slots: createStreamSlots(limits.streams, limits.streamsPerClient),
    ask: getStatus
      ? async (question, record) => (await source([question], record))[0] ?? { kind: 'unavailable' }
      : hub.ask,
  };
}
