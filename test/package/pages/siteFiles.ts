const html = (title: string, body: string, head = '') => `<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <link rel="icon" href="data:," />
    <title>${title}</title>
    ${head}
  </head>
  <body>${body}</body>
</html>
`;

const module = (name: string) => `<script type="module" src="./${name}"></script>`;

const common = `
export const booking = Number(new URLSearchParams(location.search).get('booking'));

export const note = ({ orderId }) => { document.title = 'paid ' + orderId; };

export const props = {
  proxyUrl: '/api/payment',
  customerScheduleId: booking,
  stationsId: 57,
  methodsUrl: '/api/payment/methods',
  servicesUrl: '/api/payment/services',
  statusUrl: '/api/payment/status',
  terms: 'Tôi đồng ý với điều khoản thanh toán.',
  onPaid: note,
};
`;

const react = `
import { createRoot } from 'react-dom/client';
import { PaymentCheckout } from 'ttdk-payment-checkout';
import 'ttdk-payment-checkout/styles.css';
import { props } from './common.js';

createRoot(document.querySelector('main')).render(<PaymentCheckout {...props} />);
`;

const several = `
import { createRoot } from 'react-dom/client';
import { PaymentCheckout } from 'ttdk-payment-checkout';
import 'ttdk-payment-checkout/styles.css';
import { booking, props } from './common.js';

createRoot(document.querySelector('main')).render(
  <>
    <div id="first"><PaymentCheckout {...props} customerScheduleId={booking + 1_000} /></div>
    <div id="second"><PaymentCheckout {...props} /></div>
  </>,
);
`;

const dialog = `
import './react.jsx';

document.querySelector('dialog').showModal();
`;

const shadow = `
import { createRoot } from 'react-dom/client';
import { PaymentCheckout } from 'ttdk-payment-checkout';
import css from 'ttdk-payment-checkout/styles.css?inline';
import { props } from './common.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
const shadow = document.querySelector('main').attachShadow({ mode: 'open' });
shadow.adoptedStyleSheets = [sheet];
createRoot(shadow).render(<PaymentCheckout {...props} />);
`;

const element = `
import { definePaymentCheckoutElement } from 'ttdk-payment-checkout/element';
import { note, props } from './common.js';

const { onPaid, ...own } = props;
const checkout = document.querySelector('payment-checkout');
Object.assign(checkout, own);
definePaymentCheckoutElement();
checkout.addEventListener('payment-paid', ({ detail }) => note(detail));
`;

/** Pages that a partner builds, by file. */
export const sources: Readonly<Record<string, string>> = {
  'common.js': common,
  'react.jsx': react,
  'several.jsx': several,
  'dialog.js': dialog,
  'shadow.jsx': shadow,
  'element.js': element,
  'react.html': html('React', '<main></main>', module('react.jsx')),
  'several.html': html('Several', '<main></main>', module('several.jsx')),
  'dialog.html': html('Dialog', '<dialog aria-label="Pay"><main></main></dialog>', module('dialog.js')),
  'shadow.html': html('Shadow root', '<main></main>', module('shadow.jsx')),
  'element.html': html('Element', '<payment-checkout></payment-checkout>', module('element.js')),
};

/** The lists are set as properties after the element was inserted, as a later script would. */
const plainScript = `
var checkout = document.querySelector('payment-checkout');
checkout.setAttribute('customer-schedule-id', new URLSearchParams(location.search).get('booking'));
checkout.addEventListener('payment-paid', function (event) { document.title = 'paid ' + event.detail.orderId; });
`;

const plainCheckout = `
    <payment-checkout
      proxy-url="/api/payment"
      stations-id="57"
      methods-url="/api/payment/methods"
      services-url="/api/payment/services"
      status-url="/api/payment/status"
      terms
    >
      <span slot="terms">Tôi đồng ý với <a href="#terms">điều khoản thanh toán</a>.</span>
    </payment-checkout>
    <script src="/plain.js"></script>`;

const frameScript = `
document.querySelector('iframe').src = '/react.html' + location.search;
`;

/** Pages without a build, by path. */
export const plainFiles: Readonly<Record<string, string>> = {
  '/plain.js': plainScript,
  '/script.html': html('Script tag', plainCheckout, '<script src="/payment-checkout.js"></script>'),
  '/frame.js': frameScript,
  '/iframe.html': html(
    'Frame',
    '<iframe title="Pay" width="700" height="1600"></iframe><script src="/frame.js"></script>',
  ),
};
