import { act, screen } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it } from 'vitest';
import type { PaymentCheckoutHandle, PaymentCheckoutProps } from '../../../src/index.js';
import { expectConsoleError } from '../../expectConsole.js';
import { renderCheckout } from '../../renderCheckout.js';

const method = { type: 2, id: 1, name: 'Chuyển khoản' };
const service = { id: 101, name: 'Đăng kiểm' };

describe('props that cannot work', () => {
  it.each<[string, object, RegExp]>([
    ['booking 0', { customerScheduleId: 0 }, /`customerScheduleId` is 0\. It must be a whole number > 0/],
    ['a negative booking', { customerScheduleId: -1869 }, /`customerScheduleId` is -1869/],
    ['a fractional booking', { customerScheduleId: 18.69 }, /`customerScheduleId` is 18\.69/],
    ['booking NaN', { customerScheduleId: NaN }, /`customerScheduleId` is NaN/],
    ['booking Infinity', { customerScheduleId: Infinity }, /`customerScheduleId` is Infinity/],
    ['a booking too large to be exact', { customerScheduleId: 2 ** 53 }, /`customerScheduleId` is 9007/],
    ['a text for a booking', { customerScheduleId: '1869' }, /`customerScheduleId` is "1869".*Number\(\)/],
    ['no booking', { customerScheduleId: undefined }, /`customerScheduleId` is undefined/],
    ['booking null', { customerScheduleId: null }, /`customerScheduleId` is null/],
    ['station 0', { stationsId: 0 }, /`stationsId` is 0/],
    ['no proxy', { proxyUrl: '' }, /`proxyUrl` is ""/],
    ['no methods', { paymentMethods: [] }, /`paymentMethods` is \[\]/],
    [
      'neither methods nor their URL',
      { paymentMethods: undefined },
      /`paymentMethods` is undefined.*`methodsUrl`/,
    ],
    ['methods that are no list', { paymentMethods: { bank: method } }, /`paymentMethods`/],
    ['a method that is null', { paymentMethods: [null] }, /`paymentMethods\[0\]` is null/],
    ['method type 0', { paymentMethods: [{ ...method, type: 0 }] }, /`paymentMethods\[0\]\.type` is 0/],
    ['method id 0', { paymentMethods: [{ ...method, id: 0 }] }, /`paymentMethods\[0\]\.id` is 0/],
    ['a method twice', { paymentMethods: [method, method] }, /Another in the list is the same/],
    ['a nameless method', { paymentMethods: [{ ...method, name: ' ' }] }, /`paymentMethods\[0\]\.name`/],
    ['service id 0', { stationServices: [{ ...service, id: 0 }] }, /`stationServices\[0\]\.id` is 0/],
    [
      'a text for a service id',
      { stationServices: [{ ...service, id: '101' }] },
      /`stationServices\[0\]\.id`/,
    ],
    ['a service twice', { stationServices: [service, service] }, /Another in the list is the same \(101\)/],
    ['services that are no list', { stationServices: 'all' }, /`stationServices` is "all"/],
    ['a service that is null', { stationServices: [null] }, /`stationServices\[0\]` is null/],
    [
      'a negative price',
      { stationServices: [{ ...service, price: -1 }] },
      /`stationServices\[0\]\.price` is -1/,
    ],
    ['price NaN', { stationServices: [{ ...service, price: NaN }] }, /`stationServices\[0\]\.price` is NaN/],
    ['an API key', { headers: { apiKey: 'demo_partner_api_key' } }, /`headers` holds an API key/],
    ['an API key in disguise', { headers: { 'API-KEY': 'demo' } }, /`headers` holds an API key/],
    ['no time to answer', { timeoutMs: 0 }, /`timeoutMs` is 0/],
    ['a code that never lives', { expiresInMinutes: -5 }, /`expiresInMinutes` is -5/],
  ])('%s: one error for the developer, one sentence for the payer, no request', async (_, props, message) => {
    expectConsoleError(message);
    const ref = createRef<PaymentCheckoutHandle>();
    const { host, sandbox, container } = renderCheckout({ ...props, ref } as Partial<PaymentCheckoutProps>);
    expect(await screen.findByRole('heading', { name: 'Chưa thể thanh toán ở đây' })).toBeVisible();
    expect(container).toHaveTextContent(/Trang này chưa được thiết lập đúng/);
    expect(container).not.toHaveTextContent(/customerScheduleId|paymentMethods|demo_partner_api_key/);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    act(() => ref.current?.submit());
    expect(host.onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        name: 'PaymentError',
        code: 'invalid_props',
        outcome: 'none',
        message: expect.stringMatching(message) as string,
      }),
    );
    expect(sandbox.calls).toEqual({ createPayment: 0, methods: 0, services: 0, orders: 0 });
  });

  it('never writes the key of a careless host into the console', () => {
    expectConsoleError(/^(?!.*demo_partner_api_key).*API key/);
    renderCheckout({ headers: { apikey: 'demo_partner_api_key' } });
  });

  it('works as soon as the host mends them', async () => {
    expectConsoleError(/`customerScheduleId` is NaN/);
    const { update, pay } = renderCheckout({ customerScheduleId: NaN });
    update({ customerScheduleId: 1869 });
    await pay('bankQr');
    expect(await screen.findByRole('heading', { name: 'Quét mã để thanh toán' })).toBeVisible();
  });
});
