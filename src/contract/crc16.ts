/**
 * CRC-16/CCITT-FALSE (polynomial 1021, start FFFF), the checksum at the end of EMVCo merchant-presented codes,
 * over the UTF-8 bytes of `text`.
 */
export function crc16(text: string): number {
  let crc = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    let mixed = (crc >> 8) ^ byte;
    mixed ^= mixed >> 4;
    crc = ((crc << 8) ^ (mixed << 12) ^ (mixed << 5) ^ mixed) & 0xffff;
  }
  return crc;
}
