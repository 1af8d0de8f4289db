import { vi } from 'vitest';

/** A tab's storage, for Node; `limit`: characters that it takes. */
export function stubSessionStorage(limit = Infinity): Map<string, string> {
  const items = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, text: string) => {
      if (text.length > limit) throw new DOMException('full', 'QuotaExceededError');
      items.set(name, text);
    },
    removeItem: (name: string) => items.delete(name),
  });
  return items;
}
