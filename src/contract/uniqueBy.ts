/** The entries without those whose key an earlier entry has already. */
export function uniqueBy<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => unknown): Entry[] {
  const keys = new Set<unknown>();
  return entries.filter((entry) => {
    const isNew = !keys.has(keyOf(entry));
    keys.add(keyOf(entry));
    return isNew;
  });
}
