import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

let isPrepared = false;

async function prepare(): Promise<void> {
  if (isPrepared) return;
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasm = await readFile(path);
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  isPrepared = true;
}

/** Text of every QR code that a scanner finds in a picture (PNG or JPEG bytes), in Node. Dark on light only: not every banking app reads the inverse. */
export async function decodeQrFromPng(png: Uint8Array): Promise<string[]> {
  await prepare();
  const found = await readBarcodes(png, { formats: ['QRCode'], tryHarder: true, tryInvert: false });
  return found.filter((code) => code.isValid).map((code) => code.text);
}
