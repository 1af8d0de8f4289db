/**
 * CRC-16/CCITT-FALSE (polynomial 1021, start FFFF), as EMVCo merchant-presented codes end with.
 * Over the UTF-8 bytes of `text`.
 */
export function crc16(text: string): number {
  let crc = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc;
}
