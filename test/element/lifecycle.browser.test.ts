import { waitFor } from '@testing-library/react';
import { describe, expect, it, vi as spy } from 'vitest';
import { definePaymentCheckoutElement } from '../../src/element/index.js';
import { vi } from '../../src/i18n/vi.js';
import { expectConsoleError } from '../expectConsole.js';
import { addCheckout, addHtml, detailOf, inside, listen, ownProps } from './addCheckout.js';

const scanTitle = { name: 'Quét mã để thanh toán' };

describe('<payment-checkout>', () => {
  it('takes a payer from the form to the end and dispatches events through every shadow root', async () => {
    const { element, heard, pay, checkout, sandbox } = await addCheckout('status-url="/api/payment/status"');
    const island = addHtml('<div></div>').firstElementChild!;
    island.attachShadow({ mode: 'closed' }).append(element);
    await pay();
    expect(await checkout.findByRole('heading', scanTitle)).toBeVisible();
    expect(heard['payment-created']).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ detail: expect.objectContaining({ orderId: '99999' }) as unknown }),
    );
    sandbox.settle('99999', 'Success');
    await element.refreshStatus();
    expect(await checkout.findByRole('heading', { name: 'Thanh toán thành công' })).toBeVisible();
    expect(heard['payment-paid']).toHaveBeenCalledOnce();
    expect(detailOf(heard['payment-status'].mock.lastCall)).toMatchObject({
      status: 'Success',
      payment: { orderId: '99999' },
    });
    const told = (name: 'payment-state' | 'payment-event') => heard[name].mock.calls.map(detailOf);
    expect(told('payment-state')).toMatchObject(
      ['editing', 'submitting', 'awaitingPayment', 'paid'].map((status) => ({ status })),
    );
    expect(told('payment-event')).toContainEqual({ type: 'submitted' });
    expect(heard['payment-error']).not.toHaveBeenCalled();
    expect(heard['payment-paid'].mock.lastCall![0].cancelable).toBe(false);
  });

  it('prefers properties that were set before the definition to attributes', async () => {
    const page = addHtml(
      '<late-checkout proxy-url="/api/payment" customer-schedule-id="1869" locale="vi"></late-checkout>',
    );
    const element = page.firstElementChild!;
    Object.assign(element, ownProps(), { locale: 'en' });
    definePaymentCheckoutElement({ tagName: 'late-checkout' });
    expect(await (await inside(element)).findByRole('button', { name: 'Pay' })).toBeVisible();
    expect(Object.keys(element)).toEqual([]);
    expect((element as HTMLElementTagNameMap['payment-checkout']).customerScheduleId).toBe(1869);
  });

  it('follows attributes and properties; the one set last wins', async () => {
    const { element, checkout } = await addCheckout();
    expect(await checkout.findByText(`Lịch hẹn ${element.customerScheduleId}`)).toBeVisible();
    element.setAttribute('locale', 'en');
    element.setAttribute('customer-schedule-id', '2900');
    expect(await checkout.findByText('Booking 2900')).toBeVisible();
    element.locale = 'vi';
    element.customerScheduleId = 2901;
    expect(await checkout.findByText('Lịch hẹn 2901')).toBeVisible();
    element.locale = 'en';
    expect(await checkout.findByText('Booking 2901')).toBeVisible();
    element.removeAttribute('locale');
    expect(await checkout.findByText('Lịch hẹn 2901')).toBeVisible();
  });

  it('reads a boolean attribute as HTML does, and accepts `false`', async () => {
    const { element } = await addCheckout('proxy-is-idempotent resume="false" timeout-ms="5000"');
    expect(element).toMatchObject({ proxyIsIdempotent: true, resume: false, timeoutMs: 5000 });
    element.removeAttribute('proxy-is-idempotent');
    expect(element.proxyIsIdempotent).toBeUndefined();
  });

  it('shows invalid properties to the payer and explains them to the developer', async () => {
    expectConsoleError(/`customerScheduleId` is NaN/);
    const { element, heard, checkout } = await addCheckout();
    element.setAttribute('customer-schedule-id', 'soon');
    expect(await checkout.findByRole('heading', { name: vi.brokenTitle })).toBeVisible();
    await waitFor(() => expect(heard['payment-error']).toHaveBeenCalledOnce());
    expect(detailOf(heard['payment-error'].mock.lastCall)).toMatchObject({ code: 'invalid_props' });
  });

  it('explains that `proxy-url` is missing', async () => {
    expectConsoleError(/`proxyUrl` is ""/);
    const element = addHtml(
      '<payment-checkout customer-schedule-id="1869"></payment-checkout>',
    ).firstElementChild!;
    expect(await (await inside(element)).findByRole('heading', { name: vi.brokenTitle })).toBeVisible();
  });

  it('has the methods of a React ref', async () => {
    const { element, heard, checkout, choose } = await addCheckout();
    await choose('bankQr');
    element.submit();
    expect(await checkout.findByRole('heading', scanTitle)).toBeVisible();
    element.reset();
    expect(await checkout.findByRole('button', { name: 'Thanh toán' })).toBeVisible();
    expect(heard['payment-created']).toHaveBeenCalledOnce();
  });

  it('has methods that do nothing while it is disconnected', async () => {
    const element = document.createElement('payment-checkout');
    element.submit();
    element.reset();
    await element.refreshStatus();
    expect(element.shadowRoot!.childElementCount).toBe(0);
  });
});

describe('moved, removed and put back', () => {
  it('keeps its state when it is moved, even if it is disconnected in between', async () => {
    const { element, page, checkout, choose } = await addCheckout();
    const other = addHtml('<main></main>').firstElementChild!;
    await choose('bankQr');
    const root = element.shadowRoot!.firstElementChild;
    const radio = checkout.getByRole('radio', { checked: true });
    other.append(element);
    element.remove();
    await Promise.resolve();
    page.append(element);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(element.shadowRoot!.firstElementChild).toBe(root);
    expect(radio).toBeChecked();
  });

  it('cleans up when it is removed, and shows its order again when it is put back', async () => {
    const { element, page, checkout, pay } = await addCheckout();
    await pay();
    await checkout.findByRole('heading', scanTitle);
    const stop = spy.spyOn(globalThis, 'removeEventListener');
    element.remove();
    await waitFor(() => expect(element.shadowRoot!.childElementCount).toBe(0));
    expect(stop).toHaveBeenCalledWith('pagehide', expect.anything());
    page.append(element);
    expect(await (await inside(element)).findByRole('heading', scanTitle)).toBeVisible();
  });

  it('can be defined twice and under another name, and checkouts are independent', async () => {
    definePaymentCheckoutElement();
    definePaymentCheckoutElement({ tagName: 'other-checkout' });
    definePaymentCheckoutElement({ tagName: 'other-checkout' });
    const { element, checkout, pay } = await addCheckout();
    const other = addHtml(
      '<other-checkout proxy-url="/api/payment" customer-schedule-id="1870"></other-checkout>',
    ).firstElementChild!;
    Object.assign(other, ownProps());
    const heard = listen();
    await pay();
    await checkout.findByRole('heading', scanTitle);
    expect(heard['payment-created'].mock.lastCall![0].target).toBe(element);
    expect(await (await inside(other)).findByRole('button', { name: 'Thanh toán' })).toBeVisible();
  });
});
