import { correction, generate, mode } from 'lean-qr';

/** White modules around a code (ISO/IEC 18004). */
const quietZone = 4;
const asciiModes = [mode.numeric, mode.alphaNumeric, mode.ascii];

/** A code as a drawing in which a module is a unit. */
export interface QrDrawing {
  /** Modules on a side, the quiet zone among them. */
  width: number;
  /** The dark modules, as data of an SVG path. */
  path: string;
}

/** Draws a text as a QR code, level M or better, in as few modules as hold it: fewer are larger, and scan from further away. */
export function drawQr(text: string): QrDrawing {
  const isAscii = /^[\0-\x7f]*$/.test(text);
  // Beyond ASCII plain UTF-8: a header that names the character set is more than some scanners know.
  const content = isAscii
    ? mode.auto(text, { modes: asciiModes })
    : mode.bytes(new TextEncoder().encode(text));
  const code = generate(content, { minCorrectionLevel: correction.M });
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      const start = x;
      while (code.get(x, y)) x += 1;
      if (x > start) path += `M${start + quietZone} ${y + quietZone}h${x - start}v1H${start + quietZone}z`;
    }
  }
  return { width: code.size + 2 * quietZone, path };
}
