/** Sizes of a version 10, level M code (ISO/IEC 18004). */
const dataCodewords = 216;
const errorCodewords = 26;
/** Data codewords of each block. */
const blocks = [43, 43, 43, 43, 44];

/** In GF(256) over 0x11D. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

/** The generator polynomial: the product of (x - 2^i), without its leading 1. */
function generator(): number[] {
  let polynomial: number[] = [...new Array<number>(errorCodewords - 1).fill(0), 1];
  let root = 1;
  for (let step = 0; step < errorCodewords; step += 1) {
    const factor = root;
    polynomial = polynomial.map((value, index) => multiply(value, factor) ^ (polynomial[index + 1] ?? 0));
    root = multiply(root, 2);
  }
  return polynomial;
}

function errorCorrection(block: readonly number[], polynomial: readonly number[]): number[] {
  let rest = polynomial.map(() => 0);
  for (const byte of block) {
    const factor = byte ^ (rest[0] ?? 0);
    rest = polynomial.map((value, index) => (rest[index + 1] ?? 0) ^ multiply(value, factor));
  }
  return rest;
}

/** Mode, length, text, end and padding. */
function dataOf(text: string): number[] {
  const bytes = [...new TextEncoder().encode(text)];
  if (bytes.length > dataCodewords - 3) throw new Error('The text is too long for a picture of the sandbox.');
  const { length } = bytes;
  const nibbles = [
    4,
    length >> 12,
    length >> 8,
    length >> 4,
    length,
    ...bytes.flatMap((byte) => [byte >> 4, byte]),
    0,
  ];
  const filled = Array.from({ length: length + 3 }, (_, index) => {
    const [high = 0, low = 0] = nibbles.slice(index * 2, index * 2 + 2);
    return ((high & 15) << 4) | (low & 15);
  });
  const padding = Array.from({ length: dataCodewords - filled.length }, (_, index) =>
    index % 2 ? 0x11 : 0xec,
  );
  return [...filled, ...padding];
}

const interleave = (rows: readonly number[][], length: number) =>
  Array.from({ length }, (_, index) => rows.flatMap((row) => row[index] ?? [])).flat();

/** Codewords of a text in byte mode, with their correction, in the order in which they are drawn. */
export function qrCodewords(text: string): number[] {
  const data = dataOf(text);
  const polynomial = generator();
  let start = 0;
  const dataBlocks = blocks.map((length) => data.slice(start, (start += length)));
  const errorBlocks = dataBlocks.map((block) => errorCorrection(block, polynomial));
  return [...interleave(dataBlocks, Math.max(...blocks)), ...interleave(errorBlocks, errorCodewords)];
}
