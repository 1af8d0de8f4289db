import { qrPicture } from '../../../src/sandbox/qrPicture.js';
import { alter, bankCode } from './codes.js';

/** What an answer brings on screen: a state, and for `awaitingPayment` the ways to pay. */
export type Outcome = 'empty' | 'refused' | 'uncertain' | 'untrusted' | readonly string[];

export type HostileAnswer = readonly [name: string, data: unknown, outcome: Outcome];

const html = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
/** The beginning of a text, fit to be the name of a test. */
const named = (text: string) =>
  JSON.stringify(text.slice(0, 60)).replace(/\p{Cf}/gu, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
const nested = (depth: number): unknown => (depth === 0 ? 'deep' : { in: nested(depth - 1) });
const qr = (rest: object) => ({ bankQR: { qrCode: bankCode(), ...rest } });
const scan = ['bankQr', 'transfer'] as const;
const refusal = (rest: object) => ({ isSuccess: 0, paymentStatus: 'Failed', orderData: null, ...rest });

const badLinks: readonly string[] = [
  'javascript:window.hacked=1',
  'JaVaScRiPt:window.hacked=1',
  'javascript://payment.momo.vn/%0awindow.hacked=1',
  ' javascript:window.hacked=1',
  '\tjavascript:window.hacked=1',
  '\u0001javascript:window.hacked=1',
  'java\nscript:window.hacked=1',
  'data:text/html,<script>window.hacked=1</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'vbscript:msgbox(1)',
  'blob:https://payment.momo.vn/7d1c',
  'file:///etc/passwd',
  'filesystem:https://payment.momo.vn/temporary/x',
  'about:blank',
  'view-source:https://payment.momo.vn/',
  'chrome://settings',
  'http://payment.momo.vn/pay',
  '//payment.momo.vn/pay',
  '/pay',
  'payment.momo.vn/pay',
  'https://payment.momo.vn@evil.example/',
  'https://user:pass@payment.momo.vn/',
  'https://evil.example\\@payment.momo.vn/',
  'https:\\\\payment.momo.vn/',
  'https://payment.momo.vn/\u202egnp',
  'https://payment.momo.vn/\r\nSet-Cookie:x',
  'https://payment.momo.vn/\u200b',
  'https://',
  'https://[::1',
  `https://payment.momo.vn/${'x'.repeat(9000)}`,
  html,
];

const badAppLinks: readonly string[] = [
  ...badLinks.slice(0, 16),
  'vnpay://pay',
  'ms-settings:privacy',
  'tel:1900',
  'sms:1900?body=x',
  'mailto:a@evil.example',
  'momo\u0000://pay',
  'intent://pay#Intent;scheme=javascript;package=a.b;S.browser_fallback_url=https%3A%2F%2Fmomo.vn;end',
  'intent://pay#Intent;scheme=momo;package=a.b;S.browser_fallback_url=javascript%3Aalert(1);end',
  'intent://pay#Intent;scheme=momo;package=a.b;end',
  'intent://pay#Intent;scheme=momo;component=a/.B;package=a.b;S.browser_fallback_url=https%3A%2F%2Fmomo.vn;end',
];

const badPictures: readonly string[] = [
  'javascript:window.hacked=1',
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked=1"/>`,
  'data:text/html;base64,PHNjcmlwdD4=',
  'data:image/png;base64,"><script>window.hacked=1</script>',
  `data:image/png;base64,${'A'.repeat(800_000)}`,
  '//evil.example/qr.png',
  '../../qr.png',
  'http://evil.example/qr.png',
  'https://a:b@evil.example/qr.png',
  html,
];

const wrongTypes: readonly unknown[] = [
  0,
  1,
  true,
  '',
  [],
  [[]],
  {},
  nested(50),
  ['https://payment.momo.vn/'],
];

/** Answers of an attacker. */
export const hostileAnswers: readonly HostileAnswer[] = [
  ...badLinks.map((link): HostileAnswer => [`link ${named(link)}`, { paymentLinkUrl: link }, 'empty']),
  ...badAppLinks.map((link): HostileAnswer => [
    `app link ${named(link)}`,
    { paymentDeepLink: link },
    'empty',
  ]),
  ...badPictures.map((picture): HostileAnswer => [
    `picture ${named(picture)}`,
    { bankQR: { qrData: picture } },
    'empty',
  ]),
  ...wrongTypes.flatMap((value): HostileAnswer[] => {
    const text = JSON.stringify(value).slice(0, 40);
    return [
      [
        `every way is ${text}`,
        {
          bankQR: value,
          momoQR: value,
          paymentLinkUrl: typeof value === 'string' ? value : [value],
          paymentDeepLink: { value },
          inAppGtelOrderId: { value },
        },
        'empty',
      ],
      [
        `every part of a code but itself is ${text}`,
        qr({ qrData: [value], qrDataURL: { value }, paymentContent: [value], expiredInMinutes: [value] }),
        scan,
      ],
    ];
  }),
  ['a code of 100 000 characters', { bankQR: { qrCode: '0'.repeat(100_000) } }, 'empty'],
  ['a MoMo text of 100 000 characters', { momoQR: { qrCode: `2|99|${'0'.repeat(100_000)}` } }, 'empty'],
  ['a MoMo text with a control character', { momoQR: { qrCode: '2|99|\u0000' } }, 'empty'],
  ['HTML for a code', { bankQR: { qrCode: html }, momoQR: { qrCode: html } }, 'empty'],
  ['HTML for a content', qr({ paymentContent: html }), 'untrusted'],
  ['HTML after a content', qr({ paymentContent: `ORDER99999 ${html}` }), scan],
  ['a content of 100 000 characters', qr({ paymentContent: 'n'.repeat(100_000) }), 'untrusted'],
  ['a long content after the order', qr({ paymentContent: `ORDER99999 ${'n'.repeat(100_000)}` }), scan],
  ['a content that reads backwards', qr({ paymentContent: '\u202e99999REDRO' }), 'untrusted'],
  ['a content with a zero-width space', qr({ paymentContent: 'ORDER\u200b99999' }), scan],
  ['HTML for a merchant', { bankQR: { qrCode: bankCode({ merchantName: '<b onclick=x>TTDK</b>' }) } }, scan],
  ['HTML for an order', { orderData: { orderId: html.slice(0, 99) }, ...qr({}) }, scan],
  ['an order without end', { orderData: { orderId: '9'.repeat(5000) }, ...qr({}) }, scan],
  ['HTML for an in-app order', { inAppGtelOrderId: html.slice(0, 99) }, ['inApp']],
  [
    'HTML for everything else',
    { errorMessage: html, metaData: html, paymentGatewayData: html, ...qr({}) },
    scan,
  ],
  ['HTML for a status', { paymentStatus: html, ...qr({}) }, scan],
  [
    'prototype keys',
    JSON.parse(`{"__proto__":{"paymentLinkUrl":"javascript:1"},"constructor":{"prototype":{"x":1}}}`),
    'empty',
  ],
  [
    'a prototype for a code',
    { bankQR: JSON.parse(`{"__proto__":{"qrCode":${JSON.stringify(bankCode())}}}`) as unknown },
    'empty',
  ],
  ['a status of the prototype', { paymentStatus: 'constructor', ...qr({}) }, scan],
  ['metaData 300 levels deep', { metaData: nested(300), paymentGatewayData: nested(300), ...qr({}) }, scan],
  [
    '10 000 unknown fields',
    { ...Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, html])), ...qr({}) },
    scan,
  ],
  ['a code that expires before it is made', qr({ expiredInMinutes: -1 }), scan],
  ['a code that lives for ages', qr({ expiredInMinutes: 1e300 }), scan],
  ['two amounts', { bankQR: { qrCode: alter(bankCode(), '5802VN', '540115802VN') } }, 'empty'],
  ['an amount in exponents', { bankQR: { qrCode: alter(bankCode(), '5406120000', '540512e04') } }, 'empty'],
  ['a safe picture beside a mad code', { bankQR: { qrCode: html, qrData: qrPicture(bankCode()) } }, 'empty'],
  [
    'another amount beside a safe link',
    { bankQR: { qrCode: bankCode({ amount: 1 }) }, paymentLinkUrl: 'https://payment.momo.vn/' },
    'untrusted',
  ],
  ['a booking of the prototype', { customerScheduleId: 'constructor', ...qr({}) }, 'uncertain'],
  ['a booking as a list', { customerScheduleId: [1869], ...qr({}) }, 'uncertain'],
  ['a total without end', { totalPayment: '1e400', ...qr({}) }, 'uncertain'],
  ['a total beyond exactness', { totalPayment: 2 ** 53, ...qr({}) }, 'uncertain'],
  ['a total that can be added to', { totalPayment: { valueOf: 120_000 }, ...qr({}) }, 'uncertain'],
  ['success in a list', { isSuccess: [1], ...qr({}) }, 'uncertain'],
  ['HTML for a refusal', refusal({ errorCode: html, errorMessage: html }), 'refused'],
  ['a refusal of the prototype', refusal({ errorCode: '__proto__', errorMessage: 'x' }), 'refused'],
  ['a refusal named like a method', refusal({ errorCode: 'constructor' }), 'refused'],
  ['a refusal that holds a link', refusal({ paymentLinkUrl: 'javascript:1', ...qr({}) }), 'refused'],
  ['a refusal that holds an order', { isSuccess: 0, ...qr({}) }, 'uncertain'],
];
