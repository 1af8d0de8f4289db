import type { Browser } from 'playwright';
import { expect } from 'vitest';
import { PayerVisit } from '../../e2e/PayerVisit.js';

/** From the form to a scanned code and to "paid", on a page that must not make the browser complain. */
export async function payToTheEnd(browser: Browser, url: string): Promise<void> {
  const visit = await PayerVisit.begin(browser, url);
  const { data } = await visit.pay(/Chuyển khoản VietQR/);
  await visit.expectScreen('Quét mã để thanh toán');
  expect(await visit.scan()).toEqual([data.bankQR!.qrCode]);

  await visit.settle(data.orderData!.orderId, 'Success');
  await visit.expectScreen('Thanh toán thành công');
  const orders = await visit.orders();
  expect(orders.filter((order) => order.customerScheduleId === visit.booking)).toHaveLength(1);
  await visit.end();
}
