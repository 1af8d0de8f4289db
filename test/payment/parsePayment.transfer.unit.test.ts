import { describe, expect, it } from 'vitest';
import { omitNil } from '../../src/contract/omitNil.js';
import type { Presentment } from '../../src/payment/presentment.js';
import type { ParsePaymentOptions } from '../../src/payment/parsePayment.js';
import { encodeFields, encodeVietQr, seal } from './encodeVietQr.js';
import { first, parseAnswer } from './parseAnswer.js';

const transferOf = (presentment: Presentment | undefined) =>
  presentment?.kind === 'bankQr' ? presentment.transfer : undefined;

describe('the transfer details', () => {
  const bank = (parts: object, paymentContent?: string | null, account?: ParsePaymentOptions['account']) => {
    const parsed = parseAnswer({ bankQR: { qrCode: encodeVietQr(parts), paymentContent } }, { account });
    return { transfer: transferOf(first(parsed)), notices: parsed.notices };
  };

  it.each<[string, string | undefined, string | null | undefined, string | undefined, boolean]>([
    ['the same in both', 'ORDER1', 'ORDER1', 'ORDER1', false],
    ["the answer's, verbatim", 'ORDER1', ' Order 1 ', ' Order 1 ', true],
    ["the answer's, when the code has none", undefined, 'ORDER1', 'ORDER1', true],
    ["the answer's, when the code asks the payer", '***', 'ORDER1', 'ORDER1', true],
    ["the code's, when the answer has none", 'ORDER1', null, 'ORDER1', false],
    ["the code's, when the answer's is blank", 'ORDER1', ' ', 'ORDER1', false],
    ['none', undefined, undefined, undefined, false],
    ['markup, as text', '<b>1</b>', '<b>1</b>', '<b>1</b>', false],
  ])('content: %s', (_, inCode, inAnswer, shown, differs) => {
    const { transfer, notices } = bank({ amount: '120000', ...(inCode && { content: inCode }) }, inAnswer);
    expect(transfer?.content).toBe(shown);
    expect(notices).toEqual(differs ? ['content_differs'] : []);
  });

  it.each<[string, ParsePaymentOptions['account'], string | undefined]>([
    ["the method's", { number: '0011001932418', holder: 'CONG TY A' }, 'CONG TY A'],
    [
      "the method's, its number written in groups",
      { number: '0011 0019 32418', holder: 'CONG TY A' },
      'CONG TY A',
    ],
    ["the method's, without a number", { holder: 'CONG TY A' }, 'CONG TY A'],
    ["the code's, when the method has another account", { number: '999', holder: 'CONG TY A' }, 'TRAM 57'],
    ["the code's, when the method names no holder", { number: '0011001932418' }, 'TRAM 57'],
    ["the code's, without an account", undefined, 'TRAM 57'],
  ])('holder: %s', (_, account, holder) => {
    expect(bank({ merchantName: 'TRAM 57' }, null, account).transfer?.accountHolder).toBe(holder);
  });

  it('leave out what is unknown', () => {
    expect(bank({ bin: '123456', service: 'QRIBFTTC' }).transfer).toEqual({
      bankBin: '123456',
      accountNumber: '0011001932418',
      accountKind: 'card',
      amount: 120000,
    });
  });

  it('are given when the payer must enter the amount, too', () => {
    expect(first(parseAnswer({ bankQR: { qrCode: encodeVietQr() } }))).toMatchObject({
      payerTypesAmount: true,
      transfer: { amount: 120000 },
    });
  });

  it('are absent for a code of another scheme, which is still drawn', () => {
    const other = seal(
      encodeFields([
        [
          '26',
          [
            ['00', 'A000000775'],
            ['01', '0108799042'],
          ],
        ],
        ['53', '704'],
        ['58', 'VN'],
      ]),
    );
    const vnpay = seal(`000201010211${other.slice(0, -8)}`);
    expect(first(parseAnswer({ bankQR: { qrCode: vnpay } }))).toEqual({
      kind: 'bankQr',
      payload: vnpay,
      payerTypesAmount: true,
    });
  });

  describe('with an account other than the chosen method’s', () => {
    const parts = { merchantName: 'TRAM 57', amount: '120000' };

    it.each<[string, string | undefined, boolean]>([
      ['the same', '0011001932418', false],
      ['the same in groups', '0011-0019.324 18', false],
      ['another', '0099999999', true],
      ['one with a leading zero less', '011001932418', true],
      ['a masked one, which cannot be compared', '00110*****418', false],
      ['an empty one', ' ', false],
      ['none', undefined, false],
    ])('say so, with a notice: %s', (_, number, isOther) => {
      const { transfer, notices } = bank(parts, null, omitNil({ number, holder: 'CONG TY A' }));
      expect(transfer?.accountDiffers).toBe(isOther ? true : undefined);
      expect(notices).toEqual(isOther ? ['account_differs'] : []);
    });

    it('are compared in any case of letters', () => {
      const { transfer } = bank({ ...parts, account: 'VQRQ0001abc' }, null, { number: 'vqrq0001ABC' });
      expect(transfer).not.toHaveProperty('accountDiffers');
    });

    it('still have the account and the holder of the code', () => {
      const { transfer } = bank(parts, null, { number: '0099999999', holder: 'CONG TY A' });
      expect(transfer).toMatchObject({ accountNumber: '0011001932418', accountHolder: 'TRAM 57' });
    });

    it('have no holder from a masked account, which may be another', () => {
      const { transfer } = bank(parts, null, { number: '00110*****418', holder: 'CONG TY A' });
      expect(transfer?.accountHolder).toBe('TRAM 57');
    });
  });

  it.each(['CONG TY\u202eA', 'CONG\u200bTY', ' ', '\u3164'])('never have the holder %j', (holder) => {
    const account = { number: '0011001932418', holder };
    expect(bank({ merchantName: 'TRAM 57' }, null, account).transfer?.accountHolder).toBe('TRAM 57');
    expect(bank({}, null, account).transfer).not.toHaveProperty('accountHolder');
  });
});
