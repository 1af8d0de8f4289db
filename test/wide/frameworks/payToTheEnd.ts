import type { Browser } from 'playwright';
import { expect } from 'vitest';
import { decodeQrFromPng } from '../../decodeQr.js';
import { PayerVisit } from '../../e2e/PayerVisit.js';

interface FlowState {
  /** Locates the checkout on the page. Default: the whole page. */
  find?: Parameters<typeof PayerVisit.begin>[3];
  /** Further checks at the end. */
  check?: (visit: PayerVisit, orderId: number) => Promise<void>;
}

/**
 * Pays from start to end: a mistake in the form, a code that is scanned, copied and enlarged, then "paid". Fails when the browser logs an error or
 * warning.
 */
export async function payToTheEnd(
  browser: Browser,
  url: string,
  { find, check }: FlowState = {},
): Promise<void> {
  const visit = await PayerVisit.begin(browser, url, {}, find);
  const { checkout } = visit;
  await visit.press('Thanh toán');
  await checkout.getByText('Hãy chọn một phương thức thanh toán.').first().waitFor();

  const { data } = await visit.pay(/Chuyển khoản VietQR/);
  await visit.expectScreen('Quét mã để thanh toán');
  expect(await visit.scan()).toEqual([data.bankQR!.qrCode]);

  await visit.press('Sao chép Số tiền');
  await checkout.getByRole('button', { name: 'Đã sao chép Số tiền' }).waitFor();
  await visit.press('Phóng to');
  const picture = checkout.getByRole('dialog').last().getByRole('img');
  expect(await decodeQrFromPng(await picture.screenshot())).toEqual([data.bankQR!.qrCode]);
  await visit.press('Đóng');

  const { orderId } = data.orderData!;
  await visit.settle(orderId, 'Success');
  await visit.press('Kiểm tra ngay');
  await visit.expectScreen('Thanh toán thành công');
  const orders = await visit.orders();
  expect(orders.filter((order) => order.customerScheduleId === visit.booking)).toHaveLength(1);
  await check?.(visit, orderId);
  await visit.end();
}
