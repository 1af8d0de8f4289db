import { expect, it } from 'vitest';
import { addCheckout, addHtml } from './addCheckout.js';

it('keeps everything when it is moved to another document', async () => {
  const { element, choose, checkout, user } = await addCheckout();
  await choose('bankQr');
  const frame = addHtml('<iframe title="frame" width="600" height="900"></iframe>').querySelector('iframe')!;
  frame.contentDocument!.body.append(element);
  const root = element.shadowRoot!.querySelector('section')!;
  expect(frame.contentWindow!.getComputedStyle(root).borderRadius).toBe('22px');
  await user.click(checkout.getByRole('button', { name: 'Thanh toán' }));
  expect(await checkout.findByRole('heading', { name: 'Quét mã để thanh toán' })).toBeVisible();
});
