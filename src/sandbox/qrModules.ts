import { qrCodewords } from './qrCodewords.js';

/** Modules on a side of a version 10 code. */
const size = 57;
/** Centres of the alignment patterns; the three that would touch a corner pattern are left out. */
const alignments: readonly (readonly [number, number])[] = [
  [28, 6],
  [6, 28],
  [28, 28],
  [50, 28],
  [28, 50],
  [50, 50],
];
const corners: readonly (readonly [number, number])[] = [
  [3, 3],
  [size - 4, 3],
  [3, size - 4],
];
/** Level M with mask 0, and version 10, each with its own correction. */
const formatBits = 0x5412;
const versionBits = 0x0a4d3;

const isBitSet = (value: number, index: number) => ((value >>> index) & 1) === 1;

/** A square of modules; those still `undefined` are free for data. */
class Grid {
  readonly rows = Array.from({ length: size }, () => new Array<boolean | undefined>(size).fill(undefined));

  isFree(x: number, y: number): boolean {
    return this.rows[y]?.[x] === undefined;
  }

  set(x: number, y: number, isDark: boolean): void {
    const row = this.rows[y];
    if (row && x >= 0 && x < size) row[x] = isDark;
  }

  /** Concentric squares around a centre. */
  setRings(x: number, y: number, radius: number, isDark: (ring: number) => boolean): void {
    for (let dy = -radius; dy <= radius; dy += 1) {
      for (let dx = -radius; dx <= radius; dx += 1) {
        this.set(x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
  }
}

function drawPatterns(grid: Grid): void {
  for (let index = 0; index < size; index += 1) {
    grid.set(6, index, index % 2 === 0);
    grid.set(index, 6, index % 2 === 0);
  }
  for (const [x, y] of alignments) grid.setRings(x, y, 2, (ring) => ring !== 1);
  for (const [x, y] of corners) grid.setRings(x, y, 4, (ring) => ring !== 2 && ring !== 4);
}

function drawFormatAndVersion(grid: Grid): void {
  for (let index = 0; index < 15; index += 1) {
    const isDark = isBitSet(formatBits, index);
    if (index < 8) {
      grid.set(8, index < 6 ? index : index + 1, isDark);
      grid.set(size - 1 - index, 8, isDark);
    } else {
      grid.set(index === 8 ? 7 : 14 - index, 8, isDark);
      grid.set(8, size - 15 + index, isDark);
    }
  }
  grid.set(8, size - 8, true);
  for (let index = 0; index < 18; index += 1) {
    const along = size - 11 + (index % 3);
    const across = Math.floor(index / 3);
    grid.set(along, across, isBitSet(versionBits, index));
    grid.set(across, along, isBitSet(versionBits, index));
  }
}

/** Two columns at a time from the right, up and down in turn, around the timing column; under mask 0. */
function drawData(grid: Grid, codewords: readonly number[]): void {
  let next = 0;
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    const isUpward = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const y = isUpward ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (!grid.isFree(x, y)) continue;
        const isDark = isBitSet(codewords[next >> 3] ?? 0, 7 - (next & 7));
        grid.set(x, y, isDark !== ((x + y) % 2 === 0));
        next += 1;
      }
    }
  }
}

/**
 * Modules of a QR code, true for dark, without its quiet zone. Always version 10, level M, mask 0: one size holds every
 * payment code of the sandbox (213 bytes) and needs none of a general encoder's tables.
 */
export function qrModules(text: string): boolean[][] {
  const grid = new Grid();
  drawPatterns(grid);
  drawFormatAndVersion(grid);
  drawData(grid, qrCodewords(text));
  return grid.rows.map((row) => row.map(Boolean));
}
