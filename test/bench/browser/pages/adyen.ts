import { AdyenCheckout, PromptPay } from 'virtual:adyen';
import { payOnServer } from './payOnServer.js';

/** Where Adyen's remote services are; its key must name a part of the address. */
const services = `${location.origin}/test/`;

const checkout = await AdyenCheckout({
  environment: 'test',
  clientKey: 'test_bench',
  // The only one whose texts are in the bundle: any other is one more request before the form.
  locale: 'en-US',
  countryCode: 'TH',
  amount: { value: 12_000_000, currency: 'THB' },
  analytics: { enabled: false },
  _environmentUrls: {
    api: services,
    analytics: services,
    cdn: { images: services, translations: services },
  },
  onSubmit: (_state, _component, { resolve }) => {
    void payOnServer().then((qrCodeData) =>
      resolve({
        resultCode: 'Pending',
        action: { type: 'qrCode', paymentMethodType: 'promptpay', paymentData: 'bench', qrCodeData },
      }),
    );
  },
});
new PromptPay(checkout).mount('#root');
