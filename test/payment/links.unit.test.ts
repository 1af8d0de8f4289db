import { describe, expect, it } from 'vitest';
import { parseAppLink, parseLink } from '../../src/payment/links.js';

const momo = 'https://payment.momo.vn';

describe('parseLink', () => {
  it.each([
    [`${momo}/v2/gateway/pay?t=TU9NTw&s=1#top`, `${momo}/v2/gateway/pay?t=TU9NTw&s=1#top`],
    ['HTTPS://Payment.MoMo.VN/Pay', `${momo}/Pay`],
    [`${momo}:443`, `${momo}/`],
    ['https://gateway.zalopay.vn:8443/pay', 'https://gateway.zalopay.vn:8443/pay'],
    [`${momo}/?d=thanh toan "1"`, `${momo}/?d=thanh%20toan%20%221%22`],
    [`${momo}/?d=thanh toán`, `${momo}/?d=thanh%20to%C3%A1n`],
    [`${momo}/<script>`, `${momo}/%3Cscript%3E`],
    ['https://đăng-kiểm.vn/', 'https://xn--ng-kim-h0a5i0322a.vn/'],
    ['http://localhost:3000/pay', 'http://localhost:3000/pay'],
    ['http://127.0.0.1/pay', 'http://127.0.0.1/pay'],
    ['http://[::1]:3000/pay', 'http://[::1]:3000/pay'],
    [`${momo}/${'x'.repeat(8192 - momo.length - 1)}`, `${momo}/${'x'.repeat(8192 - momo.length - 1)}`],
  ])('returns %s normalised', (text, href) => {
    expect(parseLink(text)).toBe(href);
  });

  it.each([
    '',
    ' ',
    'null',
    'undefined',
    '[object Object]',
    '/pay',
    './pay',
    '?pay',
    '//payment.momo.vn/pay',
    'payment.momo.vn/pay',
    'https://',
    'https:///',
    'https://:443/',
    'https://pay ment.momo.vn/',
    'https://payment.momo.vn:99999/',
    'https://[::1/',
    'https://%00/',
    'http://payment.momo.vn/',
    'http://localhost.evil.example/',
    'http://localhost@evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://192.168.1.10/',
    'http://0.0.0.0/',
    'ftp://payment.momo.vn/',
    'ws://payment.momo.vn/',
    'momo://app',
    'tel:113',
    'mailto:a@b.example',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'javascript://payment.momo.vn/%0aalert(1)',
    ' javascript:alert(1)',
    '\tjavascript:alert(1)',
    '\u0000javascript:alert(1)',
    '\u001fjavascript:alert(1)',
    '\u00a0javascript:alert(1)',
    '\ufeffjavascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java&#x73;cript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'blob:https://payment.momo.vn/0f0e',
    'file:///etc/passwd',
    'vbscript:msgbox(1)',
    'view-source:https://payment.momo.vn/',
    'about:blank',
    'filesystem:https://payment.momo.vn/temporary/a',
    ` ${momo}/`,
    `${momo}/ `,
    `\n${momo}/`,
    `${momo}/\r\nx`,
    `${momo}/\u0000`,
    `ht\ttps://payment.momo.vn/`,
    `${momo}/\u202egnp.exe`,
    `${momo}/\u200bpay`,
    `${momo}/\u3164`,
    `${momo}/\u2028`,
    'https:\\\\evil.example/',
    'https://payment.momo.vn\\@evil.example/',
    'https://payment.momo.vn\\.evil.example/',
    'https://payment.momo.vn@evil.example/',
    'https://payment.momo.vn:pay@evil.example/',
    'https://:pay@evil.example/',
    'https://payment.momo.vn%40evil.example/',
    `${momo}/${'x'.repeat(8193 - momo.length - 1)}`,
    'x'.repeat(1_000_000),
    '{"href":"https://payment.momo.vn"}',
    '<a href="https://payment.momo.vn">',
    '__proto__',
    'constructor',
  ])('refuses %j', (text) => {
    expect(parseLink(text)).toBeNull();
  });

  describe('with allowed origins', () => {
    const allowedOrigins = ['https://Payment.MoMo.vn/', 'https://pay.vnpay.vn:8443', 'not an origin', '*'];
    it.each([`${momo}/a`, `${momo}:443/a`, 'https://pay.vnpay.vn:8443/'])('accepts %s', (text) => {
      expect(parseLink(text, { allowedOrigins })).not.toBeNull();
    });

    it.each([
      'https://evil.example/',
      'https://payment.momo.vn.evil.example/',
      'https://evil-payment.momo.vn/',
      'https://payment.momo.vn./',
      'https://payment.momo.vn%2eevil.example/',
      'https://payment.mоmo.vn/',
      'https://evil.example/https://payment.momo.vn/',
      'https://evil.example#https://payment.momo.vn/',
      'https://evil.example?https://payment.momo.vn/',
      'https://payment.momo.vn:444/',
      'https://pay.vnpay.vn/',
      'https:evil.example',
      'http://localhost/',
    ])('refuses %s', (text) => {
      expect(parseLink(text, { allowedOrigins })).toBeNull();
    });

    it('refuses everything if the list is empty', () => {
      expect(parseLink(`${momo}/`, { allowedOrigins: [] })).toBeNull();
    });
  });
});

/** An intent with `parts` in this order. */
const intent = (...parts: string[]) => `intent://app?order=1#Intent;${parts.join(';')};end`;
const scheme = 'scheme=momo';
const packageName = 'package=com.mservice.momotransfer';
const fallback = 'S.browser_fallback_url=https%3A%2F%2Fpayment.momo.vn%2Fpay';

describe('parseAppLink', () => {
  it.each([
    ['momo://app?action=payWithApp&amount=120000', 'momo://app?action=payWithApp&amount=120000'],
    ['MoMo://app', 'momo://app'],
    ['zalopay-vnpay://pay', 'zalopay-vnpay://pay'],
    ['bidv.smartbanking.partner://qr', 'bidv.smartbanking.partner://qr'],
    ['ninepaymobile:pay', 'ninepaymobile:pay'],
    ['https://zalopay.vn/pay/v2?o=1', 'https://zalopay.vn/pay/v2?o=1'],
    [intent(scheme, packageName, fallback), intent(scheme, packageName, fallback)],
    [
      intent(fallback, 'action=android.intent.action.VIEW', packageName, scheme, 'S.order=1'),
      intent(fallback, 'action=android.intent.action.VIEW', packageName, scheme, 'S.order=1'),
    ],
  ])('returns %s normalised', (text, href) => {
    expect(parseAppLink(text)).toBe(href);
  });

  it.each([
    '',
    'momo',
    '/momo://app',
    'vnpay://pay',
    'shopeepay://pay',
    'airpay://pay',
    'momox://app',
    'xmomo://app',
    'momo.evil://app',
    'http://payment.momo.vn/',
    'https://payment.momo.vn@evil.example/',
    ' momo://app',
    'momo://app ',
    'mo\tmo://app',
    '\u0000momo://app',
    'momo:\\\\app',
    'momo://user:word@app',
    'javascript:alert(1)',
    'javascript://momo/%0aalert(1)',
    'data:text/html,x',
    'blob:momo://app',
    'file:///momo',
    'vbscript:x',
    'tel:113',
    'sms:113',
    'market://details?id=com.evil',
    'itms-apps://evil',
    'android-app://com.evil/momo/app',
    `momo://${'x'.repeat(8193 - 'momo://'.length)}`,
    'intent://app',
    'intent:#Intent;end',
    intent(),
    intent(scheme, packageName),
    intent(scheme, fallback),
    intent(packageName, fallback),
    intent('scheme=evil', packageName, fallback),
    intent('scheme=javascript', packageName, fallback),
    intent('scheme=https', packageName, fallback),
    intent('scheme=intent', packageName, fallback),
    intent(scheme, 'package=', fallback),
    intent(scheme, 'package=evil', fallback),
    intent(scheme, 'package=com.evil/.Activity', fallback),
    intent(scheme, packageName, 'S.browser_fallback_url=javascript%3Aalert(1)'),
    intent(scheme, packageName, 'S.browser_fallback_url=http%3A%2F%2Fevil.example'),
    intent(scheme, packageName, 'S.browser_fallback_url=%20https%3A%2F%2Fpayment.momo.vn'),
    intent(scheme, packageName, 'S.browser_fallback_url=https%3A%2F%2Fmomo.vn%40evil.example'),
    intent(scheme, packageName, 'S.browser_fallback_url=%E0%A4%A'),
    intent(scheme, packageName, fallback, 'S.browser_fallback_url=javascript%3Aalert(1)'),
    intent(scheme, packageName, fallback, 'S.browser%5Ffallback%5Furl=javascript%3Aalert(1)'),
    intent(scheme, 'scheme=evil', packageName, fallback),
    intent('scheme=evil', scheme, packageName, fallback),
    intent(scheme, packageName, 'S.browser_fallback_url=javascript%3Aalert(1)', fallback),
    intent(scheme, packageName, fallback, 'S.order=1#Intent', 'S.order2=2'),
    intent(scheme, 'sch%65me=evil', packageName, fallback),
    intent(scheme, packageName, fallback, 'component=com.evil/.Activity'),
    intent(scheme, packageName, fallback, 'SEL', 'package=com.evil'),
    intent(scheme, packageName, fallback, 'SEL'),
    `${intent(scheme, packageName, fallback)}#Intent;scheme=evil;end`,
    `${intent(scheme, packageName, fallback)};scheme=evil`,
    intent(scheme, packageName, fallback).replace('#Intent', '#intent'),
    intent(scheme, packageName, fallback).replace(';end', ''),
  ])('refuses %j', (text) => {
    expect(parseAppLink(text)).toBeNull();
  });

  it("uses the host's schemes in place of the vendors', in any spelling", () => {
    const rules = { allowedSchemes: ['MyBank', 'other://'] };
    expect(parseAppLink('mybank://pay', rules)).toBe('mybank://pay');
    expect(parseAppLink('other:pay', rules)).toBe('other:pay');
    expect(parseAppLink('momo://app', rules)).toBeNull();
    expect(parseAppLink(intent(scheme, packageName, fallback), rules)).toBeNull();
    expect(parseAppLink('momo://app', { allowedSchemes: [] })).toBeNull();
  });

  it('accepts a link of 8 192 characters', () => {
    const longest = `momo://${'x'.repeat(8192 - 'momo://'.length)}`;
    expect(parseAppLink(longest)).toBe(longest);
  });

  it.each([
    ...['javascript', 'data', 'blob', 'file', 'vbscript', 'about', 'filesystem', 'view-source', 'content'],
    ...['chrome', 'chrome-extension', 'ms-settings', 'ms-word'],
  ])('does not let a host allow %s', (unsafe) => {
    expect(parseAppLink(`${unsafe}:x`, { allowedSchemes: [unsafe] })).toBeNull();
    expect(
      parseAppLink(intent(`scheme=${unsafe}`, packageName, fallback), { allowedSchemes: [unsafe] }),
    ).toBeNull();
  });

  it("compares a universal link and an intent's fallback with the allowed origins", () => {
    const rules = { allowedOrigins: ['https://gateway.zalopay.vn'] };
    expect(parseAppLink('https://gateway.zalopay.vn/app', rules)).not.toBeNull();
    expect(parseAppLink('https://evil.example/app', rules)).toBeNull();
    expect(parseAppLink(intent(scheme, packageName, fallback), rules)).toBeNull();
    expect(
      parseAppLink(intent(scheme, packageName, fallback), { allowedOrigins: ['https://payment.momo.vn'] }),
    ).not.toBeNull();
  });
});
