import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });

/** Text of every QR code that a scanner finds in the pixels, for tests in a browser. Dark on light only: some banking apps cannot read inverted codes. */
export async function decodeQrFromImageData(pixels: ImageData): Promise<string[]> {
  const found = await readBarcodes(pixels, { formats: ['QRCode'], tryHarder: true, tryInvert: false });
  return found.filter((code) => code.isValid).map((code) => code.text);
}
