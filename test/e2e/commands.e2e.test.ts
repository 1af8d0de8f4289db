import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { chromiumLaunchOptions } from '../chromium.js';
import { partnerApiOverHttp } from './partnerApiOverHttp.js';
import { PayerVisit } from './PayerVisit.js';
import { runToEnd, startDemo } from './startDemo.js';

const apiKey = 'demo_partner_api_key';

describe('npm start reports a wrong environment in one line', () => {
  test.each([
    [
      { PARTNER_API_URL: 'https://api.example.test' },
      /^PARTNER_API_URL is set but PARTNER_API_KEY is not.*\n$/,
    ],
    [{ PARTNER_API_KEY: 'x' }, /^PARTNER_API_KEY is set but PARTNER_API_URL is not.*\n$/],
    [
      { PARTNER_API_URL: 'http://api.example.test', PARTNER_API_KEY: 'secret' },
      /^PARTNER_API_URL or PARTNER_API_KEY: .*https.*\n$/,
    ],
    [{ PORT: 'http' }, /^PORT is "http".*\n$/],
    [{ PORT: '70000' }, /^PORT is "70000".*\n$/],
  ])('for %j', async (environment, line) => {
    const { exitCode, output } = await runToEnd('start.mjs', environment);
    expect(output).toMatch(line);
    expect(exitCode).toBe(1);
  });

  test('a busy port', async () => {
    const busy = createServer();
    await new Promise<void>((resolve) => void busy.listen(0, 'localhost', resolve));
    const { port } = busy.address() as AddressInfo;
    try {
      const { exitCode, output } = await runToEnd('start.mjs', { PORT: String(port) });
      expect(output).toMatch(new RegExp(`^Port ${port} is busy.*\\n$`));
      expect(exitCode).toBe(1);
    } finally {
      busy.close();
    }
  });
});

describe('with a Partner API on another server', () => {
  let sandbox: Sandbox;
  let api: Awaited<ReturnType<typeof partnerApiOverHttp>>;
  let environment: Record<string, string>;

  beforeEach(async () => {
    sandbox = createSandbox();
    api = await partnerApiOverHttp(sandbox);
    environment = { PARTNER_API_URL: api.url, PARTNER_API_KEY: apiKey, PARTNER_CLIENT_ID: 'demo' };
  });

  afterEach(() => api.stop());

  test('npm start shows the same page without the sandbox panel, and its payments go to that API', async () => {
    const [demo, browser] = await Promise.all([
      startDemo(environment),
      chromium.launch(chromiumLaunchOptions()),
    ]);
    try {
      const visit = await PayerVisit.begin(browser, demo.url);
      const { data } = await visit.pay(/Chuyển khoản VietQR/);
      await visit.expectScreen('Quét mã để thanh toán');

      expect(await visit.scan()).toEqual([data.bankQR!.qrCode]);
      expect(sandbox.orders).toHaveLength(1);
      expect(await visit.page.getByRole('complementary').count()).toBe(0);
      await visit.end();
    } finally {
      await browser.close();
      await demo.stop();
    }
  });

  test('npm start without a client id leaves out services and status, and still takes a payment', async () => {
    const [demo, browser] = await Promise.all([
      startDemo({ ...environment, PARTNER_CLIENT_ID: '' }),
      chromium.launch(chromiumLaunchOptions()),
    ]);
    try {
      const visit = await PayerVisit.begin(browser, demo.url);
      const { posted } = await visit.pay(/Chuyển khoản VietQR/);
      await visit.expectScreen('Quét mã để thanh toán');

      expect(posted).not.toHaveProperty('stationServicesList');
      expect(await visit.page.getByText('Đang chờ thanh toán').count()).toBe(0);
      expect(await visit.page.getByText('Trang này không tự cập nhật').isVisible()).toBe(true);
      await visit.end();
    } finally {
      await browser.close();
      await demo.stop();
    }
  });

  test('npm run smoke makes no order by default', async () => {
    const { exitCode, output } = await runToEnd('smoke.mjs', { ...environment, STATION_ID: '57' });

    expect(output.split('\n')).toEqual([
      'ok      payment methods: 8 methods',
      'ok      a wrong key is refused: UNAUTHORIZED',
      'ok      services of station 57: 5 services',
      '',
    ]);
    expect(exitCode).toBe(0);
    expect(sandbox.calls.createPayment).toBe(0);
  });

  test('npm run smoke makes one order for the booking in BOOKING_ID', async () => {
    const { exitCode, output } = await runToEnd('smoke.mjs', { ...environment, BOOKING_ID: '1869' });

    expect(output).toContain(
      'ok      createPayment for booking 1869 by Chuyển khoản VietQR: order 99999, 120000 VND',
    );
    expect(exitCode).toBe(0);
    expect(sandbox.orders).toHaveLength(1);
  });

  test('npm run smoke fails when the API breaks the contract', async () => {
    const { exitCode, output } = await runToEnd('smoke.mjs', { ...environment, PARTNER_API_KEY: 'wrong' });

    expect(output).toContain('failed  payment methods: HTTP 401, statusCode 401, UNAUTHORIZED');
    expect(exitCode).toBe(1);
  });
});

test.each([
  [{}, /^Set PARTNER_API_URL and PARTNER_API_KEY .*\n$/],
  [
    { PARTNER_API_URL: 'https://api.example.test' },
    /^PARTNER_API_URL is set but PARTNER_API_KEY is not.*\n$/,
  ],
  [{ PARTNER_API_URL: 'https://a.test', PARTNER_API_KEY: 'x', BOOKING_ID: '0' }, /^BOOKING_ID is "0".*\n$/],
])('npm run smoke says in one line what to set for %j', async (environment, line) => {
  const { exitCode, output } = await runToEnd('smoke.mjs', environment);
  expect(output).toMatch(line);
  expect(exitCode).toBe(1);
});
