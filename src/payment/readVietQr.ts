import { crc16 } from '../contract/crc16.js';
import { invisibleCharacter } from '../contract/invisibleCharacter.js';
import { omitNil } from '../contract/omitNil.js';
import { banks } from './banks.js';
import {
  EmvError,
  optionalField,
  parseEmvFields,
  requireField,
  type EmvFields,
  type LengthUnit,
} from './emvFields.js';
import type { EmvCode, VietQrCode, VietQrReading } from './VietQrReading.js';

/** The money that a code asks for. */
export interface QrCharge {
  /** Field 53, ISO 4217 number. */
  currency: string;
  /** Field 54. Absent: the payer enters it. */
  amount?: number;
}

/** A reading, and the charge of any code whose fields and CRC are sound, even if the code was refused for another reason. */
export interface ChargedReading {
  reading: VietQrReading;
  charge?: QrCharge;
}

const maxCodeLength = 512;
/** Characters of a name or content. */
const maxTextLength = 25;

function parseRoot(text: string, unit: LengthUnit): EmvFields {
  const root = parseEmvFields(text, '', unit);
  const crc = requireField(root, '63', /^[\da-f]{4}$/i);
  if (Number.parseInt(crc, 16) !== crc16(text.slice(0, -4))) throw new EmvError('crc_mismatch', '63');
  return root;
}

function parseCharge(root: EmvFields): QrCharge {
  const currency = requireField(root, '53', /^\d{3}$/);
  const amount = optionalField(root, '54', /^(?=.{1,13}$)\d+\.?\d*$/);
  return omitNil({ currency, amount: amount === undefined ? undefined : Number(amount) });
}

/** The parts that codes of all schemes share. */
function parseEmvCode(root: EmvFields, charge: QrCharge, unit: LengthUnit): EmvCode {
  const isOneTime = requireField(root, '01', /^1[12]$/) === '12';
  requireField(root, '58', /^VN$/);
  for (const field of ['55', '56', '57']) if (root.has(field)) throw new EmvError('surcharge', field);
  if (![...root.keys()].some((id) => id > '01' && id < '52')) throw new EmvError('missing_field', '38');

  const details = parseEmvFields(root.get('62') ?? '', '62/', unit);
  /** `***` asks the payer for the value. */
  const detail = (id: string) => (details.get(id) === '***' ? undefined : details.get(id));
  const content = detail('08');
  const merchantName = root.get('59');
  const warnings: EmvCode['warnings'][number][] = [];
  if (merchantName && merchantName.length > maxTextLength) warnings.push('merchant_name_too_long');
  if (content && content.length > maxTextLength) warnings.push('content_too_long');
  return omitNil({
    ok: true,
    ...charge,
    content,
    billNumber: detail('01'),
    merchantName,
    isOneTime,
    warnings,
  });
}

/** What the NAPAS template names as the receiver. */
function parseReceiver(napas: EmvFields, unit: LengthUnit) {
  const receiver = parseEmvFields(requireField(napas, '38/01', /^/), '38/01/', unit);
  const bin = requireField(receiver, '38/01/00', /^\d{6}$/);
  const service = requireField(napas, '38/02', /^QR(IBFTT[AC]|PUSH|CASH)$/);
  if (service === 'QRCASH') throw new EmvError('not_a_payment', '38/02');
  const bank = { scheme: 'vietqr', bin, bankName: banks[bin] } as const;
  if (service === 'QRPUSH')
    return omitNil({ ...bank, merchantId: requireField(receiver, '38/01/01', /^[ -~]{1,19}$/) });
  const account = requireField(receiver, '38/01/01', /^[\da-z]{1,19}$/i);
  return omitNil({ ...bank, account, accountKind: service === 'QRIBFTTC' ? 'card' : 'account' } as const);
}

function parseCode(root: EmvFields, charge: QrCharge, unit: LengthUnit): VietQrCode {
  const code = parseEmvCode(root, charge, unit);
  const napas = parseEmvFields(root.get('38') ?? '', '38/', unit);
  if (napas.get('00') === 'A000000727') return { ...code, ...parseReceiver(napas, unit) };
  return { ...code, scheme: root.get('26')?.startsWith('0010A000000775') ? 'vnpay' : 'other' };
}

function readWith(text: string, unit: LengthUnit): ChargedReading {
  let charge: QrCharge | undefined;
  try {
    const root = parseRoot(text, unit);
    charge = parseCharge(root);
    return { reading: parseCode(root, charge, unit), charge };
  } catch (error) {
    if (!(error instanceof EmvError)) throw error;
    return omitNil({ reading: refusal(error.code, error.field), charge });
  }
}

const refusal = (code: EmvError['code'], field?: string): VietQrReading => ({
  ok: false,
  reason: omitNil({ code, field }),
});

/** {@link readVietQr}, with the charge beside it. */
export function readChargedVietQr(text: string): ChargedReading {
  if (!text.startsWith('000201')) return { reading: refusal('not_emv') };
  if (text.length > maxCodeLength) return { reading: refusal('too_long') };
  const isAscii = /^[ -~]*$/.test(text);
  if (!isAscii && invisibleCharacter.test(text)) return { reading: refusal('invisible_character') };
  const inCharacters = readWith(text, 'characters');
  if (isAscii) return inCharacters;
  const inBytes = readWith(text, 'bytes');
  if (!inBytes.charge) return inCharacters;
  return inCharacters.charge ? { reading: refusal('ambiguous_length') } : inBytes;
}

/**
 * Reads the text of a VietQR code, or of any other EMVCo merchant-presented code: either its content, or the reason why it cannot be trusted.
 * Strict, because a payer pays what is drawn. Never throws, and runs in linear time.
 *
 * Generators disagree on whether a length counts characters or UTF-8 bytes. For ASCII there is no difference. Other text is parsed both ways, and must be
 * sound in exactly one of them: then a banking app that counts the other way cannot parse the code at all, and cannot find another amount or account in it.
 *
 * Rules: NAPAS "Định dạng mã VietQR" v1.0 (09/2021), NAPAS QR switching 1.5.2 (2021) for the services, and EMVCo merchant-presented mode.
 * A matching CRC shows that a code is complete. It does not show who made it.
 */
export const readVietQr = (text: string): VietQrReading => readChargedVietQr(text).reading;
