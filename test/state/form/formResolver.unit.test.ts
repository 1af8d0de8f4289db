import { expect, it } from 'vitest';
import { checkoutFormSchema, type CheckoutFormRules } from '../../../src/state/form/checkoutForm.js';
import { formResolver } from '../../../src/state/form/formResolver.js';

const resolve = (values: object, rules: Partial<CheckoutFormRules> = {}) => {
  const schema = checkoutFormSchema({
    customerScheduleId: 1869,
    stationsId: undefined,
    methods: [{ type: 2, key: '2//', name: 'VietQR' }],
    services: [],
    requireTerms: true,
    ...rules,
  });
  const form = { method: '2//', services: [], terms: true, ...values };
  return formResolver(schema)(form, undefined, { fields: {}, shouldUseNativeValidation: false });
};
const services = Array.from({ length: 1_001 }, (_, index) => ({
  id: index + 1,
  key: String(index + 1),
  name: 'Service',
  required: true,
}));

it.each<[string, object, Partial<CheckoutFormRules>, Record<string, string>]>([
  ['no method', { method: '' }, {}, { method: 'methodRequired' }],
  ['a method that nobody offers', { method: '3//' }, {}, { method: 'methodRequired' }],
  ['a service that nobody offers', { services: ['9'] }, { services }, { services: 'servicesInvalid' }],
  ['no consent', { terms: false }, {}, { terms: 'termsRequired' }],
  [
    'all of it',
    { method: '', services: ['x'], terms: false },
    { services },
    { method: 'methodRequired', services: 'servicesInvalid', terms: 'termsRequired' },
  ],
  ['more services than a body may have', {}, { services }, { services: 'servicesInvalid' }],
  [
    'a method that makes no sound body',
    {},
    { methods: [{ type: 2, subType: 'x'.repeat(101), key: '2//', name: 'Odd' }] },
    { method: 'methodRequired' },
  ],
])('%s is said beside a field that the payer can mend', async (_, values, rules, expected) => {
  const { errors } = await resolve(values, rules);
  const messages = Object.entries(errors).map(([field, error]) => [field, error.message]);
  expect(Object.fromEntries(messages)).toEqual(expected);
});

it('gives the body where nothing is wrong', async () => {
  expect(await resolve({})).toEqual({
    values: { customerScheduleId: 1869, paymentMethodType: 2 },
    errors: {},
  });
});
