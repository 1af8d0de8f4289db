import { correction, generate, mode } from 'lean-qr';

const quietZone = 4;
const pixelsPerModule = 4;

function bigEndian(value: number): number[] {
  return [value >>> 24, value >>> 16, value >>> 8, value].map((byte) => byte & 0xff);
}

function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function adler32(bytes: readonly number[]): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

function chunk(type: string, data: readonly number[]): number[] {
  const body = [...new TextEncoder().encode(type), ...data];
  return [...bigEndian(data.length), ...body, ...bigEndian(crc32(body))];
}

/** One stored deflate block in a zlib stream. */
function stored(bytes: readonly number[]): number[] {
  if (bytes.length > 0xffff) throw new Error('The text is too long for a picture of the sandbox.');
  const length = [bytes.length & 0xff, bytes.length >> 8];
  return [
    0x78,
    0x01,
    1,
    ...length,
    ...length.map((byte) => byte ^ 0xff),
    ...bytes,
    ...bigEndian(adler32(bytes)),
  ];
}

/** One scan line of a one-bit picture: no filter, white is 1. */
function scanLine(width: number, isDark: (module: number) => boolean): number[] {
  const line = new Array<number>(Math.ceil(width / 8)).fill(0xff);
  for (let x = 0; x < width; x += 1) {
    if (isDark(Math.floor(x / pixelsPerModule) - quietZone))
      line[x >> 3] = (line[x >> 3] ?? 0) & ~(0x80 >> (x & 7));
  }
  return [0, ...line];
}

/** Draws a text as the API's own picture of it: a PNG in a data URL, so that nothing is fetched to show it. */
export function qrPicture(text: string): string {
  const code = generate(mode.bytes(new TextEncoder().encode(text)), { minCorrectionLevel: correction.M });
  const width = (code.size + quietZone * 2) * pixelsPerModule;
  const rows = Array.from({ length: width / pixelsPerModule }, (_, y) => {
    const line = scanLine(width, (x) => code.get(x, y - quietZone));
    return Array.from({ length: pixelsPerModule }, () => line).flat();
  }).flat();
  const header = [...bigEndian(width), ...bigEndian(width), 1, 0, 0, 0, 0];
  const png = [
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', header),
    ...chunk('IDAT', stored(rows)),
    ...chunk('IEND', []),
  ];
  return `data:image/png;base64,${btoa(String.fromCharCode(...png))}`;
}
