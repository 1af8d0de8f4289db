import { formatVnd } from '../../i18n/format.js';
import type { BankTransfer } from '../../payment/presentment.js';
import { Notice } from '../controls/Notice.js';
import { DetailList, type DetailRow } from '../controls/DetailList.js';
import { useView } from '../ViewContext.js';

/** What to enter in a banking app, in the order of the app's own fields. */
export function TransferDetails({ transfer }: { transfer: BankTransfer }) {
  const { messages } = useView();
  const { bankBin, bankName, accountNumber, accountKind, accountHolder, accountDiffers, amount, content } =
    transfer;
  const row = (
    field: NonNullable<DetailRow['copy']>['field'],
    label: string,
    text: string | undefined,
    value = text,
  ): DetailRow[] => (text && value ? [{ label, text, copy: { field, value } }] : []);
  return (
    <>
      <DetailList
        rows={[
          ...row('bank', bankName ? messages.bank : messages.bankBin, bankName ?? bankBin),
          ...row('account', messages[accountKind], accountNumber),
          ...row('holder', messages.holder, accountHolder),
          ...row('amount', messages.amount, formatVnd(amount, messages), String(amount)),
          ...row('content', messages.content, content),
        ]}
      />
      {accountDiffers && <Notice tone="warning">{messages.accountDiffers}</Notice>}
      {content && <Notice tone="warning">{messages.keepContent}</Notice>}
    </>
  );
}
