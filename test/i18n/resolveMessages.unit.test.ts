import { expect, test } from 'vitest';
import { en } from '../../src/i18n/en.js';
import { resolveMessages } from '../../src/i18n/resolveMessages.js';
import { vi } from '../../src/i18n/vi.js';
import { expectConsoleError } from '../expectConsole.js';

test.each([
  ['vi', vi],
  ['vi-VN', vi],
  ['vi_VN', vi],
  ['VI', vi],
  ['en', en],
  ['en-US', en],
  ['en_GB', en],
])('%s', (locale, catalogue) => {
  expect(resolveMessages(locale)).toEqual(catalogue);
});

test('an unknown locale is Vietnamese, and reported once', () => {
  expectConsoleError(/no catalogue for the locale "fr-FR"/);
  expect(resolveMessages('fr-FR')).toEqual(vi);
  console.error = () => expect.unreachable('reported twice');
  expect(resolveMessages('fr-FR')).toEqual(vi);
});

test('an unknown locale with a language of the host is not reported', () => {
  expect(resolveMessages('ar', { intlLocale: 'ar-EG', pay: 'ادفع' })).toMatchObject({
    intlLocale: 'ar-EG',
    pay: 'ادفع',
  });
});

test.each(['constructor', '__proto__', ''])('%j finds no property of Object', (locale) => {
  expectConsoleError(/no catalogue/);
  expect(resolveMessages(locale)).toEqual(vi);
});
