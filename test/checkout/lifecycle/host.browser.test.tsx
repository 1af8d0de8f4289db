import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CheckoutEvent, PaymentStatus } from '../../../src/index.js';
import { sandboxMethods } from '../../../src/sandbox/index.js';
import { expectConsoleError } from '../../expectConsole.js';
import { renderCheckout, type Network, type RenderedCheckout } from '../../renderCheckout.js';
import { createGate } from './createGate.js';

const scanTitle = { name: 'Quét mã để thanh toán' };
const press = ({ user }: RenderedCheckout, name: string) => user.click(screen.getByRole('button', { name }));
const eventsOf = ({ host }: RenderedCheckout) =>
  host.onEvent.mock.calls.map(([event]) => event as CheckoutEvent);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('props that change', () => {
  it('to another booking, while a request is in flight: the answer stays with its own booking', async () => {
    const { network, open } = createGate();
    const checkout = renderCheckout({}, { network });
    await checkout.pay('bankQr');
    checkout.update({ customerScheduleId: 1870 });
    expect(screen.getByRole('button', { name: 'Thanh toán' })).toBeEnabled();
    open();
    await waitFor(() =>
      expect(localStorage.getItem('ttdk-payment-checkout:/api/payment:1869')).toContain('99999'),
    );
    expect(screen.queryByRole('heading', scanTitle)).not.toBeInTheDocument();

    // Choices and consent are about one booking: the new one begins without them.
    expect(screen.getByRole('radio', { name: /VietQR Mọi/ })).not.toBeChecked();
    await checkout.pay('bankQr');
    expect(await screen.findByRole('heading', scanTitle)).toBeVisible();
    expect(checkout.sandbox.orders.map((order) => order.customerScheduleId)).toEqual([1869, 1870]);

    checkout.update({ customerScheduleId: 1869 });
    expect(screen.getAllByText(/ORDER99999/)).not.toHaveLength(0);
  });

  it('every render, as callbacks and lists do: the newest is called, once', async () => {
    const checkout = renderCheckout();
    await checkout.user.click(screen.getByRole('radio', { name: /VietQR Mọi/ }));
    const calls: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      checkout.update({
        onPaymentCreated: () => void calls.push(name),
        paymentMethods: Object.values(sandboxMethods).map((method) => ({ ...method })),
      });
    }
    await press(checkout, 'Thanh toán');
    await screen.findByRole('heading', scanTitle);
    expect(calls).toEqual(['c']);
  });

  it('takes a choice back that is no longer offered, and keeps one that is', async () => {
    const checkout = renderCheckout();
    const { bankQr, momoQr, link } = sandboxMethods;
    await checkout.user.click(screen.getByRole('radio', { name: /Ví MoMo/ }));
    checkout.update({ paymentMethods: [{ ...link }, { ...momoQr }] });
    expect(screen.getByRole('radio', { name: /Ví MoMo/ })).toBeChecked();
    checkout.update({ paymentMethods: [bankQr, link] });
    await press(checkout, 'Thanh toán');
    expect(await screen.findByText('Hãy chọn một phương thức thanh toán.')).toBeVisible();
    expect(checkout.sandbox.calls.createPayment).toBe(0);
  });

  it('does not hold a payer up who has nothing to choose from', async () => {
    const checkout = renderCheckout({ stationServices: [], defaultValues: { services: [101] } });
    await checkout.pay('bankQr');
    expect(await screen.findByRole('heading', scanTitle)).toBeVisible();
    expect(checkout.sandbox.orders[0]?.request).not.toHaveProperty('stationServicesList');
  });
});

describe('the status from the host (paymentStatus)', () => {
  it('moves the status forward, and is told once', async () => {
    const checkout = renderCheckout();
    await checkout.pay('bankQr');
    await screen.findByRole('heading', scanTitle);
    checkout.update({ paymentStatus: 'Processing' });
    expect(screen.getByRole('heading', { name: 'Đang xác nhận thanh toán' })).toBeVisible();
    checkout.update({ paymentStatus: 'Success' });
    expect(screen.getByRole('heading', { name: 'Thanh toán thành công' })).toBeVisible();
    await waitFor(() =>
      expect(checkout.host.onPaid).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ orderId: '99999' }),
      ),
    );
    expect(checkout.host.onStatusChange.mock.calls.map(([status]) => status as PaymentStatus)).toEqual([
      'Processing',
      'Success',
    ]);
    checkout.unmount();
    renderCheckout({}, { sandbox: checkout.sandbox });
    expect(screen.getByRole('heading', { name: 'Thanh toán thành công' })).toBeVisible();
  });

  it('is about the booking that is given with it, also when the booking changes', async () => {
    const first = renderCheckout({ customerScheduleId: 2001 });
    await first.pay('bankQr');
    await screen.findByRole('heading', scanTitle);
    first.unmount();
    const second = renderCheckout(
      { customerScheduleId: 2000, paymentStatus: 'Success' },
      { sandbox: first.sandbox },
    );
    expect(screen.getByRole('heading', { name: 'Thanh toán thành công' })).toBeVisible();
    second.update({ customerScheduleId: 2001, paymentStatus: 'Success' });
    expect(screen.getByRole('heading', { name: 'Thanh toán thành công' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Thanh toán' })).not.toBeInTheDocument();
    expect(second.host.onPaid).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ customerScheduleId: 2001 }),
    );
  });

  it('is enough without an order made here', () => {
    renderCheckout({ paymentStatus: 'Success' });
    expect(screen.getByRole('heading', { name: 'Thanh toán thành công' })).toBeVisible();
  });

  it('of a failure is not about the next attempt, which is asked about: late money may still come', async () => {
    const checkout = renderCheckout();
    await checkout.pay('bankQr');
    await screen.findByRole('heading', scanTitle);
    checkout.update({ paymentStatus: 'Failed' });
    await press(checkout, 'Thử lại');
    await press(checkout, 'Thanh toán');
    await press(checkout, 'Tạo đơn mới');
    expect(await screen.findByRole('heading', scanTitle)).toBeVisible();
    expect(checkout.sandbox.orders).toHaveLength(2);
  });
});

describe('callbacks that throw', () => {
  it('are the host’s to see, and stop nothing', async () => {
    const seen: unknown[] = [];
    const onWindowError = (event: ErrorEvent) => {
      event.preventDefault();
      seen.push((event.error as Error).message);
    };
    window.addEventListener('error', onWindowError, true);
    const fail = (name: string) => () => {
      throw new Error(name);
    };
    const reported = vi.spyOn(window, 'reportError').mockImplementation((error) => {
      seen.push((error as Error).message);
    });
    const checkout = renderCheckout({
      onEvent: fail('event'),
      onPaymentCreated: fail('created'),
      onStatusChange: fail('status'),
      onPaid: fail('paid'),
      onStateChange: fail('state'),
    });
    await checkout.pay('bankQr');
    await screen.findByRole('heading', scanTitle);
    checkout.update({ paymentStatus: 'Success' });
    expect(screen.getByRole('heading', { name: 'Thanh toán thành công' })).toBeVisible();
    expect(new Set(seen)).toEqual(new Set(['event', 'created', 'status', 'paid', 'state']));
    expect(reported).toHaveBeenCalled();
    window.removeEventListener('error', onWindowError, true);
  });
});

describe('what the host is told', () => {
  it('comes in order, once, with no account and no link', async () => {
    const states: string[] = [];
    const checkout = renderCheckout({
      statusUrl: '/api/payment/status',
      onStateChange: ({ status }) => void states.push(status),
    });
    await checkout.pay('several');
    await screen.findByRole('heading', scanTitle);
    checkout.sandbox.settle('99999', 'Success');
    await screen.findByRole('heading', { name: 'Thanh toán thành công' }, { timeout: 8_000 });
    await waitFor(() => expect(eventsOf(checkout)).toContainEqual({ type: 'settled', state: 'paid' }));
    expect(eventsOf(checkout)).toEqual([
      { type: 'shown' },
      { type: 'method_chosen', methodType: 11, methodId: 6 },
      { type: 'submitted' },
      { type: 'created', orderId: '99999', totalPayment: 120_000 },
      { type: 'presented', kinds: ['bankQr', 'link', 'appLink'] },
      { type: 'status', orderId: '99999', status: 'Success' },
      { type: 'settled', state: 'paid' },
    ]);
    await waitFor(() => expect(states).toEqual(['editing', 'submitting', 'awaitingPayment', 'paid']));
    await waitFor(() =>
      expect(checkout.host.onPaymentCreated).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ metaData: { provider: 'baoKim' } }),
      ),
    );
  });

  it.each([
    ['canceled', 'closed'],
    ['failed', 'closed'],
    ['free', 'nothingToPay'],
    ['paidAtOnce', 'paid'],
  ] as const)('says how an order ended that was born %s', async (method, state) => {
    const checkout = renderCheckout();
    await checkout.pay(method);
    await waitFor(() => expect(eventsOf(checkout)).toContainEqual({ type: 'settled', state }));
    expect(eventsOf(checkout).filter(({ type }) => type === 'settled')).toHaveLength(1);
    await waitFor(() => expect(checkout.host.onPaid).toHaveBeenCalledTimes(state === 'paid' ? 1 : 0));
  });

  it('of wrong props goes to the console and onError, once', async () => {
    expectConsoleError(/`customerScheduleId` is 0/);
    const { host, update } = renderCheckout({ customerScheduleId: 0 });
    update({ customerScheduleId: 0 });
    await waitFor(() => expect(host.onError).toHaveBeenCalledOnce());
    expect(host.onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'invalid_props' }));
  });
});

it.each([null, {}, [null], ['VietQR'], [{}]])(
  'explains methods that are %j, and does not crash',
  (methods) => {
    expectConsoleError(/`paymentMethods/);
    renderCheckout({ paymentMethods: methods as never });
    expect(screen.getByRole('heading', { name: 'Chưa thể thanh toán ở đây' })).toBeVisible();
  },
);

it('asks nobody about the order when there is no status source, not even when its time is over', async () => {
  const asked: string[] = [];
  const network: Network = (request, next) => {
    if (request.method === 'GET') asked.push(request.url);
    return next(request);
  };
  const checkout = renderCheckout({ expiresInMinutes: 0.5 / 60 }, { network });
  await checkout.pay('bankQr');
  expect(await screen.findByRole('heading', { name: 'Mã thanh toán đã hết hạn' })).toBeVisible();
  expect(asked).toEqual([]);
});
