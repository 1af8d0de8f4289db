import * as z from 'zod/mini';
import { integerFrom } from '../contract/integerFrom.js';
import type { PaymentMethod } from '../contract/paymentMethod.js';
import type { StationService } from '../contract/stationService.js';
import { providers } from './catalogue.js';
import { documentedFailures, fail, succeed } from './envelope.js';
import type { OrderStore } from './OrderStore.js';

function methodRecord(method: PaymentMethod, isEnabled: boolean) {
  return {
    paymentMethodId: method.id ?? null,
    paymentMethodType: method.type,
    paymentMethodSubType: method.subType ?? null,
    paymentMethodName: method.name,
    paymentMethodEnable: isEnabled ? 1 : 0,
    paymentMethodImageUrl: method.imageUrl ?? null,
    paymentMethodIdentityNumber: method.account?.number ?? null,
    paymentMethodOwnerName: method.account?.holder ?? null,
    paymentMethodNote: method.description ?? null,
    stationsId: null,
  };
}

/** Handles `getPublicPaymentMethod`: an object keyed by provider, with one disabled method and one provider that the partner does not have. */
export function handleMethods(): Response {
  const offered = Object.entries(providers).map(([provider, method]) => [
    provider,
    methodRecord(method, true),
  ]);
  const disabled = methodRecord({ type: 7, id: 9, name: 'TA Move' }, false);
  return succeed({ ...Object.fromEntries(offered), taMove: disabled, vnpayAppInApp: null });
}

const servicesRequestSchema = z.object({
  filter: z.object({ stationsId: integerFrom(1) }),
  searchText: z.optional(z.string()),
  skip: z._default(integerFrom(0), 0),
  limit: z._default(integerFrom(1), 100),
});

/** Handles `getListStationService`: the services, and one that is inactive. */
export function handleServices(body: unknown, services: readonly StationService[]): Response {
  const parsed = servicesRequestSchema.safeParse(body);
  if (!parsed.success) return fail(documentedFailures[400]);
  const { filter, searchText = '', skip, limit } = parsed.data;
  const all = [...services, { id: 199, name: 'Dán phim cách nhiệt' }];
  const found = all.filter(({ name }) => name.toLowerCase().includes(searchText.toLowerCase()));
  const data = found.slice(skip, skip + limit).map(({ id, name, price }) => ({
    stationServicesId: id,
    stationsId: filter.stationsId,
    serviceName: name,
    serviceType: 1,
    isActive: services.some((service) => service.id === id) ? 1 : 0,
    ...(price !== undefined && { price }),
  }));
  return succeed({ data, total: found.length });
}

const ordersRequestSchema = z.object({
  items: z
    .array(z.object({ orderId: z.string(), amount: integerFrom(0) }))
    .check(z.minLength(1), z.maxLength(100)),
});

/** Handles `queryOrderBatch`: all requested orders, or the error of the first one that is unknown or has another amount. */
export function handleOrders(body: unknown, orders: OrderStore): Response {
  const parsed = ordersRequestSchema.safeParse(body);
  if (!parsed.success) return fail(documentedFailures[400]);
  const found = [];
  for (const { orderId, amount } of parsed.data.items) {
    const order = orders.find(orderId);
    if (!order) {
      const message = 'Không tìm thấy đơn hàng.';
      return fail({ httpStatus: 400, error: 'ORDER_NOT_FOUND', errorCode: '03', message });
    }
    if (order.totalPayment !== amount) {
      const message = 'Số tiền không khớp.';
      return fail({ httpStatus: 400, error: 'AMOUNT_MISMATCH', errorCode: '05', message });
    }
    found.push({ orderId, totalAmount: order.totalPayment, paymentStatus: order.status, orderItems: [] });
  }
  return succeed(found);
}
