import { QRCodeSVG } from 'qrcode.react';
import { encodePng } from '../../png/encodePng.js';
import { part } from '../part.js';
import { splitQrSegments } from './splitQrSegments.js';

/** A code as it was drawn. A module is one unit. */
export interface QrModules {
  /** Modules on a side, the white margin among them. */
  width: number;
  /** The dark modules, as data of an SVG path. */
  path: string;
  /** The same drawing as a PNG in a data URL. */
  imageUrl: string;
}

/** Reads what {@link QRCodeSVG} has drawn: a white square, then a path with one rectangle for each run of dark modules in a row. */
export function readQrModules(markup: string): QrModules {
  const [, side, path = ''] = /viewBox="0 0 (\d+).*d="([^"]*)"/.exec(markup) ?? [];
  const width = Number(side);
  const rows = Array.from({ length: width }, () => new Array<boolean>(width).fill(false));
  for (const [, x, y, length] of path.matchAll(/M(\d+)[ ,](\d+) ?h(\d+)/g)) {
    rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  }
  return { width, path, imageUrl: encodePng(rows) };
}

interface QrDrawingProps {
  payload: string;
  /** Accessible name of the code. */
  name: string;
  /** Called with the modules as soon as they are in the document, before the browser paints. */
  onDraw: (modules: QrModules) => void;
}

/**
 * Draws a text as a QR code with qrcode.react. It stands in the page only until {@link QrCode} has the same modules as a picture: dark modes of
 * extensions and browsers give both colours of an SVG one fill, and an SVG cannot be held to save it.
 */
export function QrDrawing({ payload, name, onDraw }: QrDrawingProps) {
  return (
    <QRCodeSVG
      {...part('qr-code')}
      value={splitQrSegments(payload)}
      level="M"
      marginSize={4}
      aria-label={name}
      ref={(svg) => {
        if (svg) onDraw(readQrModules(svg.outerHTML));
      }}
    />
  );
}
