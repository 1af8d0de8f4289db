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

/** What a scanner reads in the picture of a code on the page. */
export const scanImage = (image: HTMLImageElement): Promise<string[]> => scan(image.src);
