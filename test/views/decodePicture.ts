import { decodeQrFromImageData } from '../decodeQr.browser.js';

/** What a scanner reads in a picture. */
export async function decodePicture(url: string): Promise<string[]> {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
  const context = canvas.getContext('2d')!;
  context.drawImage(picture, 0, 0);
  return decodeQrFromImageData(context.getImageData(0, 0, canvas.width, canvas.height));
}
