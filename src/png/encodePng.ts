/** Side of a module in the picture. Eight pixels of one bit are a byte, so a row of modules is a row of bytes. */
const pixelsPerModule = 8;

const bigEndian = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

/** Length, type, data and CRC-32, as every chunk of a PNG. */
function chunk(type: string, data: readonly number[]): number[] {
  const body = [...Array.from(type, (letter) => letter.charCodeAt(0)), ...data];
  let crc = -1;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return [...bigEndian(data.length), ...body, ...bigEndian(~crc)];
}

/**
 * Encodes square rows of modules, `true` for dark, as a one-bit PNG and returns its data URL. It needs no canvas: browsers that protect against
 * fingerprinting add noise to what is read back from one, and servers and test runners have none.
 */
export function encodePng(rows: readonly (readonly boolean[])[]): string {
  // A zlib stream of stored blocks, one for each line of pixels. Compressing so little would cost more than it saves.
  const stream = [0x78, 0x01];
  let a = 1;
  let b = 0;
  for (const row of rows) {
    const noFilter = 0;
    const line = [noFilter, ...row.map((isDark) => (isDark ? 0 : 0xff))];
    for (let copy = 0; copy < pixelsPerModule; copy += 1) {
      // The largest code has 177 modules: the length is one byte.
      stream.push(0, line.length, 0, line.length ^ 0xff, 0xff, ...line);
      for (const byte of line) {
        a = (a + byte) % 65_521;
        b = (b + a) % 65_521;
      }
    }
  }
  const adler32 = (b << 16) | a;
  stream.push(1, 0, 0, 0xff, 0xff, ...bigEndian(adler32));
  const side = bigEndian(rows.length * pixelsPerModule);
  const oneBitGray = [1, 0, 0, 0, 0];
  const png = [
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', [...side, ...side, ...oneBitGray]),
    ...chunk('IDAT', stream),
    ...chunk('IEND', []),
  ];
  return `data:image/png;base64,${btoa(png.map((byte) => String.fromCharCode(byte)).join(''))}`;
}
