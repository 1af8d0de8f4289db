import { AdyenCheckout, PromptPay } from 'virtual:adyen';
import { payOnServer } from './payOnServer.js';

/** Address of Adyen's remote services, a part of which must appear in the client key. */
const services = `${location.origin}/test/`;

const checkout = await AdyenCheckout({
  environment: 'test',
  clientKey: 'test_bench',
  // The only locale whose texts are in the bundle: any other costs one more request before the form.
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
