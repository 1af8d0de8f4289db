const pool = new Uint8Array(4_096);
let used = pool.length;

/** Returns 128 random bits as 32 hex digits. Draws them in bulk, because a call of `getRandomValues` costs much more than its bytes. */
export function randomId(): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, (used += 16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
