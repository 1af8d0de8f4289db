export { createTestPayments, type TestPayments, type TestPaymentsOptions } from './createTestPayments.js';
