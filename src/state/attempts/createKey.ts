/** A fresh `Idempotency-Key`, 128 random bits. Not `crypto.randomUUID`: plain-http pages of a LAN, where partners test on phones, lack it. */
export function createKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
