import { decodeQrFromImageData } from '../../decodeQr.browser.js';

/** The pixels of a picture by its URL. */
export async function readPixels(url: string): Promise<ImageData> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** What a scanner reads in a picture. */
export const scan = async (url: string): Promise<string[]> => decodeQrFromImageData(await readPixels(url));

/** What a scanner reads in a code that is drawn on the page as SVG, by the SVG's own shapes. */
export const scanSvg = (svg: Element): Promise<string[]> => {
  const drawing = svg.cloneNode(true) as SVGSVGElement;
  drawing.setAttribute('width', '600');
  drawing.setAttribute('height', '600');
  return scan(`data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`);
};
