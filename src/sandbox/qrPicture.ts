import { encodeQR } from 'qr';
import { encodePng } from '../png/encodePng.js';

/** Draws a text as a QR code: a PNG in a data URL, like the API's `qrData`. */
export function qrPicture(text: string): string {
  return encodePng(encodeQR(text, 'raw', { ecc: 'medium', border: 4 }));
}
