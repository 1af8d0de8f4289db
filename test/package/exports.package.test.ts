import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, inject, it } from 'vitest';

/** The public API by name, types included. A change here affects every partner, and belongs in the CHANGELOG. */
const publicApi = {
  index: [
    ...['PaymentCheckout', 'PaymentCheckoutHandle', 'PaymentCheckoutProps', 'usePaymentCheckout'],
    ...['CheckoutActions', 'CheckoutForm', 'CheckoutFormValues', 'MethodOption', 'OptionList'],
    ...['PaymentCheckoutController', 'ServiceOption', 'CreatedPayment', 'PaymentBridge'],
    ...['PaymentCheckoutOptions', 'StatusRequest', 'CheckoutState', 'Confirmation', 'StatusPolling'],
    ...['CheckoutEvent', 'isPaymentError', 'PaymentError', 'PaymentErrorCode', 'toPaymentMethods'],
    ...['MethodAccount', 'PaymentMethod', 'toStationServices', 'StationService', 'CreatePaymentRequest'],
    ...['PaymentStatus', 'readVietQr', 'VietQrReading', 'BankTransfer', 'Payment', 'PaymentNotice'],
    ...['Presentment', 'vi', 'MessageOverrides', 'Messages', 'en', 'Locale'],
    ...['CheckoutSlots', 'SubmitButtonProps', 'LinkTarget'],
  ],
  'element/index': [
    ...['definePaymentCheckoutElement', 'PaymentCheckoutElement', 'PaymentCheckoutEventMap'],
    ...['PaymentCheckoutAttributes', 'PaymentCheckoutElementProps'],
  ],
  'proxy/index': [
    ...[
      'createNodeFetch',
      'createNodeListener',
      'NodeListenerOptions',
      'OpenOrder',
      'OpenOrderStore',
      'Reservation',
      'Reserved',
      'StoreChannel',
      'StoredOrder',
      'createPaymentProxy',
      'PaymentProxy',
      'Claim',
    ],
    ...['ClaimRequest', 'IdempotencyStore', 'Settlement', 'memoryLimiter', 'MemoryLimiterOptions'],
    ...['memoryStore', 'MemoryStoreOptions', 'Authorization', 'Authorize', 'PaymentProxyOptions'],
    ...['ProxyLimits', 'ProxyResponse', 'ProxyOutcome', 'OrderQuery', 'ProxyCall', 'ProxyRoute'],
    ...['ProxyEvent', 'RateLimiter', 'redisStore', 'RedisClient', 'RedisStoreOptions'],
  ],
  'testing/index': ['createTestPayments', 'TestPayments', 'TestPaymentsOptions'],
  'sandbox/index': [
    ...['createSandbox', 'Sandbox', 'SandboxEndpoint', 'SandboxFailure', 'SandboxOptions'],
    ...['everydayMethods', 'sandboxBookings', 'sandboxMethods', 'sandboxServices'],
    ...['SandboxMethodName', 'SandboxOrder'],
  ],
};

function exportedNames(entry: string): string[] {
  const file = join(inject('consumer'), 'node_modules', 'ttdk-payment-checkout', 'dist', `${entry}.d.ts`);
  const program = ts.createProgram([file], { module: ts.ModuleKind.NodeNext, noEmit: true, types: [] });
  const source = program.getSourceFile(file);
  const symbol = source && program.getTypeChecker().getSymbolAtLocation(source);
  if (!symbol) throw new Error(`${entry} exports nothing.`);
  return program
    .getTypeChecker()
    .getExportsOfModule(symbol)
    .map(({ name }) => name)
    .sort();
}

describe('the public API', () => {
  it.each(Object.entries(publicApi))('of %s is unchanged', (entry, names) => {
    expect(exportedNames(entry)).toEqual([...names].sort());
  });
});
