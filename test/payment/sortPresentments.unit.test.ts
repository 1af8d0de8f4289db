import { expect, it } from 'vitest';
import type { Presentment } from '../../src/payment/presentment.js';
import { sortPresentments } from '../../src/payment/sortPresentments.js';

const url = 'https://payment.momo.vn/';
const all: readonly Presentment[] = Object.freeze<Presentment[]>([
  { kind: 'walletQr', wallet: 'momo', payload: 'x', payerTypesAmount: false },
  { kind: 'link', url },
  { kind: 'bankQr', payload: 'x', payerTypesAmount: false },
  { kind: 'appLink', url },
  { kind: 'inApp', orderId: '1' },
]);
const kinds = (list: readonly Presentment[]) => list.map((one) => one.kind);

it('puts what opens an app first on a phone', () => {
  expect(kinds(sortPresentments(all, 'phone'))).toEqual(['inApp', 'appLink', 'link', 'walletQr', 'bankQr']);
});

it('puts what a phone can scan first elsewhere, after the app that the page runs in', () => {
  expect(kinds(sortPresentments(all, 'desktop'))).toEqual(['inApp', 'walletQr', 'bankQr', 'link', 'appLink']);
});

it('keeps the order of the answer among codes', () => {
  const codes = all.filter((one) => one.kind === 'bankQr' || one.kind === 'walletQr').reverse();
  expect(kinds(sortPresentments(codes, 'phone'))).toEqual(['bankQr', 'walletQr']);
});
