import { parseLink } from './links.js';

/** 512 KiB in base64, and room for the prefix. A QR code takes a few. */
const maxDataUrlLength = 700_000;

/**
 * A picture's `src`, or null when it is not safe: https, a bitmap as a base64 data URL (SVG can carry script), or a path, joined below `assetBaseUrl` and staying on its origin.
 * Without `assetBaseUrl` a path says nothing. http only on this very machine.
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
