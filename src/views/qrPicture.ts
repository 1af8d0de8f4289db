const minWidth = 1024;
const lineHeight = 72;

/**
 * Draws the code on screen once more as a PNG with lines of text below it, and returns its data URL (a strict CSP refuses `blob:` pictures).
 * White, with the quiet zone of `svg`, every module a whole number of pixels.
 */
export function drawQrPicture(svg: SVGSVGElement, lines: readonly string[]): string {
  const modules = svg.viewBox.baseVal.width;
  const scale = Math.ceil(minWidth / modules);
  const width = modules * scale;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = width + lines.length * lineHeight;
  const context = canvas.getContext('2d');
  if (!context) return '';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, canvas.height);
  context.fillStyle = '#000';
  context.font = '600 44px system-ui, sans-serif';
  context.textAlign = 'center';
  lines.forEach((line, index) =>
    context.fillText(line, width / 2, width + index * lineHeight + 28, width - 96),
  );
  context.scale(scale, scale);
  // The first path of the drawing is its background, the last one the dark modules.
  context.fill(new Path2D(svg.querySelector('path:last-of-type')?.getAttribute('d') ?? ''));
  return canvas.toDataURL();
}

/** A PNG data URL as a file to share. */
export function toPictureFile(dataUrl: string, name: string): File {
  const bytes = Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (char) => char.charCodeAt(0));
  return new File([bytes], name, { type: 'image/png' });
}
