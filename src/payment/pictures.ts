import { parseLink } from './links.js';

/** Characters: 512 KiB in base64, and the prefix. The picture of a QR code needs a few KiB. */
const maxDataUrlLength = 700_000;

/**
 * Parses the `src` of a picture; null if it is not safe. Accepts https, a bitmap as a base64 data URL (an SVG may contain scripts), and a path, which is
 * appended to `assetBaseUrl` and must stay on its origin. A path is refused without `assetBaseUrl`. Accepts http on the local machine.
 */
export function parsePicture(text: string, assetBaseUrl?: string): string | null {
  if (/^data:/i.test(text)) {
    const isBitmap = /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z\d+/]+={0,2}$/.test(text);
    return isBitmap && text.length <= maxDataUrlLength ? text : null;
  }
  if (/^[^/?#]*:/.test(text)) return parseLink(text);
  const base = assetBaseUrl === undefined ? null : parseLink(assetBaseUrl);
  if (base === null || text.startsWith('//')) return null;
  const path = text.replace(/^\//, '');
  return parseLink(`${base.replace(/[?#].*/, '').replace(/\/?$/, '/')}${path}`, { allowedOrigins: [base] });
}
