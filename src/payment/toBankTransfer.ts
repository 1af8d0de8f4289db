import { invisibleCharacter } from '../contract/invisibleCharacter.js';
import { omitNil } from '../contract/omitNil.js';
import type { MethodAccount } from '../contract/paymentMethod.js';
import type { BankTransfer } from './presentment.js';
import type { AccountCode } from './VietQrReading.js';

/** Whether a method's account is the code's; undefined where the method has no number, or a masked one that cannot be compared. */
function isSameAccount(number: string | undefined, code: AccountCode): boolean | undefined {
  const digits = number?.replace(/[\s.-]/g, '');
  if (!digits || !/^[\da-z]+$/i.test(digits)) return undefined;
  return digits.toUpperCase() === code.account.toUpperCase();
}

/** The transfer that a code asks for, to be entered by hand. */
export function toBankTransfer(
  code: AccountCode,
  { content, amount, account }: { content?: string; amount: number; account: MethodAccount | undefined },
): BankTransfer {
  const isSame = isSameAccount(account?.number, code);
  // The holder of an account that is not evidently the code's would be a wrong name beside a correct number.
  const mayNameHolder = isSame ?? !account?.number;
  const names = [mayNameHolder ? account?.holder : undefined, code.merchantName];
  return omitNil({
    bankBin: code.bin,
    bankName: code.bankName,
    accountNumber: code.account,
    accountKind: code.accountKind,
    accountHolder: names.find((name) => name?.trim() && !invisibleCharacter.test(name)),
    accountDiffers: isSame === false ? true : undefined,
    amount,
    content,
  });
}
