import type { QrModules } from './QrDrawing.js';

const minWidth = 1024;
const lineHeight = 72;

/**
 * Draws a code as a PNG with lines of text below it, and returns its data URL (a strict CSP refuses `blob:` pictures). Every module is a whole
 * number of pixels. Without a canvas: the code alone.
 */
export function drawSavedPicture(code: QrModules, lines: readonly string[]): string {
  const scale = Math.ceil(minWidth / code.width);
  const width = code.width * scale;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = width + lines.length * lineHeight;
  const context = canvas.getContext('2d');
  if (!context) return code.imageUrl;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, canvas.height);
  context.fillStyle = '#000';
  context.font = '600 44px system-ui, sans-serif';
  context.textAlign = 'center';
  lines.forEach((line, index) =>
    context.fillText(line, width / 2, width + index * lineHeight + 28, width - 96),
  );
  context.scale(scale, scale);
  context.fill(new Path2D(code.path));
  return canvas.toDataURL();
}

/** A PNG data URL as a file to share. */
export function toPictureFile(dataUrl: string, name: string): File {
  const bytes = Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (char) => char.charCodeAt(0));
  return new File([bytes], name, { type: 'image/png' });
}
