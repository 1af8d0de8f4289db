import { isFailed } from './callWithRetry.js';
import { type UpstreamReply, isAccepted } from './parseReply.js';

/** Remembers the replies of the API's lists. */
export interface ListCache {
  /** Returns a fresh reply, or calls `ask`, once for all who wait. When the API fails, the last good reply is returned as long as it may be kept. */
  get(query: string, ask: () => Promise<UpstreamReply>): Promise<UpstreamReply>;
}

interface Entry {
  good?: { reply: UpstreamReply; at: number };
  /** Until when a failing API is not asked again, while there is a good reply. */
  retryAt: number;
  asking?: Promise<UpstreamReply> | undefined;
}

const maxQueries = 1_000;
const minRetryMs = 5_000;
/** Statuses that say nothing about the list: our key, the quota. */
const keyRefusals = new Set([401, 403, 429]);

const isTransient = (reply: UpstreamReply) =>
  isFailed(reply) || (reply.kind === 'answer' && keyRefusals.has(reply.status));

/** Creates a cache. `freshMs` 0: only requests at the same moment share a call. `keepMs` 0: a failure is passed on. */
export function createListCache(freshMs: number, keepMs: number): ListCache {
  const entries = new Map<string, Entry>();

  function read(query: string): Entry {
    const entry = entries.get(query) ?? { retryAt: 0 };
    entries.delete(query);
    entries.set(query, entry);
    const [oldest] = entries.keys();
    if (entries.size > maxQueries && oldest !== undefined) entries.delete(oldest);
    return entry;
  }

  async function refresh(entry: Entry, ask: () => Promise<UpstreamReply>): Promise<UpstreamReply> {
    const reply = await ask();
    const now = performance.now();
    if (isAccepted(reply)) {
      entry.good = { reply, at: now };
      return reply;
    }
    if (!isTransient(reply) || entry.good === undefined || now - entry.good.at >= keepMs) return reply;
    entry.retryAt = now + minRetryMs;
    return entry.good.reply;
  }

  return {
    get(query, ask) {
      const entry = read(query);
      const now = performance.now();
      if (entry.good) {
        const ageMs = now - entry.good.at;
        if (ageMs < freshMs || (ageMs < keepMs && now < entry.retryAt))
          return Promise.resolve(entry.good.reply);
      }
      entry.asking ??= refresh(entry, ask).finally(() => (entry.asking = undefined));
      return entry.asking;
    },
  };
}
