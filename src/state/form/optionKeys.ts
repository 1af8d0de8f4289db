import type { CreatePaymentRequest } from '../../contract/createPayment.js';
import { omitNil } from '../../contract/omitNil.js';
import type { PaymentMethod } from '../../contract/paymentMethod.js';

/** Text that stands for a method in the form: stable over renders and new lists, unlike an index. */
export const methodKey = ({ type, id, subType }: Pick<PaymentMethod, 'type' | 'id' | 'subType'>): string =>
  [type, id ?? '', subType ?? ''].join('/');

/** Text that stands for a service in the form. */
export const serviceKey = ({ id }: { id: number }): string => String(id);

/** The key of the method that a body was made for. */
export const methodKeyOf = (body: CreatePaymentRequest): string =>
  methodKey(
    omitNil({ type: body.paymentMethodType, id: body.paymentMethodId, subType: body.paymentMethodSubType }),
  );
