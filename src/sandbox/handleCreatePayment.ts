import { createPaymentRequestSchema, type CreatePaymentRequest } from '../contract/createPayment.js';
import type { StationService } from '../contract/stationService.js';
import { sandboxBookings, sandboxMethods, type SandboxMethodName } from './catalogue.js';
import { createPaymentData, type PaymentDataOptions } from './createPaymentData.js';
import { documentedFailures, fail, succeed, type ApiFailure } from './envelope.js';
import type { OrderStore } from './OrderStore.js';

/** Services of a booking when the body names none, as in the contract's sample. */
const bookedServices = [101];

const failingBookings = new Map<number, ApiFailure>([
  [
    sandboxBookings.notFound,
    { httpStatus: 400, error: 'RECORD_NOT_FOUND', message: 'Không tìm thấy lịch hẹn.' },
  ],
  [sandboxBookings.unauthorized, documentedFailures[401]],
  [sandboxBookings.quotaExceeded, { ...documentedFailures[429], retryAfterSeconds: 30 }],
  [sandboxBookings.systemError, documentedFailures[500]],
]);

/** Initial statuses other than `New`. */
const initialStatuses: Partial<Record<SandboxMethodName, 'Success' | 'Failed' | 'Canceled'>> = {
  free: 'Success',
  paidAtOnce: 'Success',
  failed: 'Failed',
  canceled: 'Canceled',
};

function findMethod(request: CreatePaymentRequest): SandboxMethodName | undefined {
  const names = Object.keys(sandboxMethods) as SandboxMethodName[];
  return names.find((name) => {
    const { type, id } = sandboxMethods[name];
    return type === request.paymentMethodType && (request.paymentMethodId ?? id) === id;
  });
}

/** Returns `undefined` when the station does not offer one of the services. */
function calculateTotal(
  request: CreatePaymentRequest,
  services: readonly StationService[],
): number | undefined {
  const chosen = [...new Set(request.stationServicesList ?? bookedServices)];
  const found = services.filter(({ id }) => chosen.includes(id));
  if (request.stationServicesList && found.length < chosen.length) return undefined;
  return found.reduce((total, { price = 0 }) => total + price, 0);
}

function refuse(
  request: CreatePaymentRequest,
  totalPayment: number,
  errorCode: string,
  errorMessage: string,
) {
  return succeed({
    customerScheduleId: request.customerScheduleId,
    isSuccess: 0,
    paymentStatus: 'Failed',
    totalPayment,
    orderData: null,
    errorMessage,
    errorCode,
    inAppGtelOrderId: null,
    paymentMethodId: request.paymentMethodId ?? null,
    paymentMethodType: request.paymentMethodType,
    paymentMethodSubType: request.paymentMethodSubType ?? null,
    metaData: null,
    bankQR: null,
    momoQR: null,
    paymentLinkUrl: null,
    paymentDeepLink: null,
    paymentGatewayData: null,
  });
}

/** Handles createPayment after the key check. Like the API it has no idempotency: every valid call makes an order. */
export function handleCreatePayment(
  body: unknown,
  orders: OrderStore,
  services: readonly StationService[],
  options: PaymentDataOptions,
): Response {
  const parsed = createPaymentRequestSchema.safeParse(body);
  if (!parsed.success) return fail(documentedFailures[400]);
  const request = parsed.data;
  const failure = failingBookings.get(request.customerScheduleId);
  if (failure) return fail(failure);

  const method = findMethod(request);
  const servicesTotal = calculateTotal(request, services);
  const lacksSubType = method === 'inApp' && request.paymentMethodSubType === undefined;
  if (!method || servicesTotal === undefined || lacksSubType) return fail(documentedFailures[400]);

  const totalPayment = method === 'free' ? 0 : servicesTotal;
  if (request.customerScheduleId === sandboxBookings.alreadyPaid) {
    return refuse(request, totalPayment, 'ALREADY_PAID', 'Đơn hàng đã được thanh toán.');
  }
  if (method === 'refused')
    return refuse(request, totalPayment, 'API_FAILED', 'Cổng thanh toán đang bảo trì.');

  const order = orders.add({
    customerScheduleId: request.customerScheduleId,
    method,
    request,
    totalPayment,
    status: initialStatuses[method] ?? 'New',
  });
  return succeed(createPaymentData(order, options));
}
