import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumLaunchOptions } from '../chromium.js';
import { PayerVisit } from './PayerVisit.js';
import { startDemo, type RunningDemo } from './startDemo.js';

let browser: Browser;
let demo: RunningDemo;

beforeAll(async () => {
  [browser, demo] = await Promise.all([chromium.launch(chromiumLaunchOptions()), startDemo()]);
});

afterAll(async () => {
  await browser.close();
  await demo.stop();
});

const phone = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true };

describe('with the keyboard alone', () => {
  const devices = [
    ['on a desktop', {}],
    ['on a phone', phone],
  ] as const;

  test.each(devices)('a bank transfer, from the form to "paid", %s', async (_, options) => {
    const visit = await PayerVisit.begin(browser, demo.url, options);
    const ordersBefore = (await visit.orders()).length;

    const { posted, data } = await visit.payByKeyboard(/Chuyển khoản VietQR/, ['Rửa xe']);
    await visit.expectScreen('Quét mã để thanh toán');

    expect(posted).toEqual({
      customerScheduleId: visit.booking,
      paymentMethodType: 2,
      paymentMethodId: 1,
      stationServicesList: [101, 103],
      stationsId: 57,
    });
    expect(await visit.scan()).toEqual([data.bankQR!.qrCode]);
    expect(data.bankQR!.qrCode).toContain('5406170000');
    expect(await visit.orders()).toHaveLength(ordersBefore + 1);

    await visit.settle(data.orderData!.orderId, 'Success');
    await visit.expectScreen('Thanh toán thành công');
    expect(await visit.page.getByText('Đã thanh toán', { exact: true }).isVisible()).toBe(true);
    await visit.end();
  });

  test.each(devices)(
    'a method with a sub-type posts it, and the screen says that its app is needed, %s',
    async (_, options) => {
      const visit = await PayerVisit.begin(browser, demo.url, options);

      const { posted, data } = await visit.payByKeyboard(/GTEL Pay/);
      await visit.expectScreen('Hoàn tất thanh toán');

      expect(posted).toEqual({
        customerScheduleId: visit.booking,
        paymentMethodType: 6,
        paymentMethodId: 5,
        paymentMethodSubType: 'GTEL_PAY_APP',
        stationServicesList: [101],
        stationsId: 57,
      });
      expect(data.isSuccess).toBe(1);
      expect(await visit.page.getByText('trong ứng dụng ví').isVisible()).toBe(true);
      await visit.end();
    },
  );
});

describe.each([['light'], ['dark']] as const)('in %s', (colorScheme) => {
  test.each([[1], [3]])('the code scans at a device pixel ratio of %i', async (deviceScaleFactor) => {
    const visit = await PayerVisit.begin(browser, demo.url, { colorScheme, deviceScaleFactor });
    const { data } = await visit.pay(/Chuyển khoản VietQR/);
    await visit.expectScreen('Quét mã để thanh toán');
    expect(await visit.scan()).toEqual([data.bankQR!.qrCode]);
    await visit.end();
  });
});

test('a link opens the payment page, and a payment made there shows up here', async () => {
  const visit = await PayerVisit.begin(browser, demo.url);
  await visit.pay(/VNPAY/);
  await visit.expectScreen('Hoàn tất thanh toán');

  const [gateway] = await Promise.all([
    visit.context.waitForEvent('page'),
    visit.page.getByRole('link', { name: /Mở trang thanh toán/ }).click(),
  ]);
  await gateway.getByText('120.000 ₫').waitFor();
  await gateway.getByRole('button', { name: 'Thanh toán' }).click();
  await gateway.getByText('Đã thanh toán.').waitFor();
  await gateway.close();

  await visit.expectScreen('Thanh toán thành công');
  await visit.end();
});

test('a deep link is a real link to the app, and the status of its order is followed', async () => {
  const visit = await PayerVisit.begin(browser, demo.url, phone);
  const { data } = await visit.pay(/ZaloPay/);
  await visit.expectScreen('Hoàn tất thanh toán');

  const link = visit.page.getByRole('link', { name: 'Mở ứng dụng' });
  expect(await link.getAttribute('href')).toBe(`zalopay://payment/order?id=${data.orderData!.orderId}`);
  await link.tap();
  await visit.page.getByText('Ứng dụng có vẻ chưa mở').first().waitFor();
  expect(await visit.page.getByRole('link', { name: 'Mở ứng dụng' }).isVisible()).toBe(true);

  await visit.settle(data.orderData!.orderId, 'Success');
  await visit.expectScreen('Thanh toán thành công');
  await visit.end();
});

test('a refused payment shows the reason and makes no order, and another method can pay', async () => {
  const visit = await PayerVisit.begin(browser, demo.url);
  const ordersBefore = (await visit.orders()).length;

  const { data } = await visit.pay(/ShopeePay/);
  await visit.page.getByRole('alert').waitFor();
  expect(data.isSuccess).toBe(0);
  expect(await visit.page.getByRole('alert').textContent()).not.toContain('Cổng thanh toán đang bảo trì');
  expect(await visit.orders()).toHaveLength(ordersBefore);

  const second = await visit.pay(/Chuyển khoản VietQR/);
  await visit.expectScreen('Quét mã để thanh toán');
  expect(await visit.scan()).toEqual([second.data.bankQR!.qrCode]);
  await visit.end();
});

test('a payer who reloads finds the same order again', async () => {
  const visit = await PayerVisit.begin(browser, demo.url);
  const { data } = await visit.pay(/Chuyển khoản VietQR/);
  await visit.expectScreen('Quét mã để thanh toán');
  const ordersBefore = (await visit.orders()).length;

  await visit.page.reload();
  await visit.expectScreen('Quét mã để thanh toán');

  expect(await visit.scan()).toEqual([data.bankQR!.qrCode]);
  expect(await visit.orders()).toHaveLength(ordersBefore);
  await visit.end();
});
