import { createPaymentDataSchema, outcomeSchema } from '../src/contract/createPayment.js';
import { createPaymentPath, envelopeSchema, type Envelope } from '../src/contract/envelope.js';
import { toPaymentMethods, type PaymentMethod } from '../src/contract/paymentMethod.js';
import { toStationServices } from '../src/contract/stationService.js';
import { DemoSetupError } from './DemoSetupError.js';
import { readPartnerApi, type Environment, type PartnerApi } from './partnerApi.js';

type Print = (line: string) => void;

interface Reply {
  httpStatus: number;
  envelope: Envelope;
}

function readId(environment: Environment, name: string): number | undefined {
  const text = environment[name];
  if (!text) return undefined;
  if (!/^[1-9]\d{0,14}$/.test(text))
    throw new DemoSetupError(`${name} is "${text}": it must be a whole number above 0.`);
  return Number(text);
}

async function call({ baseUrl, apiKey, clientId }: PartnerApi, path: string, body: unknown): Promise<Reply> {
  const response = await fetch(baseUrl.replace(/\/+$/, '') + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', apiKey, ...(clientId && { clientId }) },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  });
  const envelope = envelopeSchema.safeParse(await response.json().catch(() => undefined));
  if (!envelope.success) throw new Error(`HTTP ${response.status} without the contract's envelope`);
  return { httpStatus: response.status, envelope: envelope.data };
}

function expectSuccess({ httpStatus, envelope }: Reply): unknown {
  if (httpStatus === 200 && envelope.statusCode === 200) return envelope.data;
  throw new Error(
    `HTTP ${httpStatus}, statusCode ${envelope.statusCode}, ${envelope.error ?? 'no error code'}`,
  );
}

async function readMethods(api: PartnerApi): Promise<PaymentMethod[]> {
  const methods = toPaymentMethods(
    expectSuccess(await call(api, '/PartnerAPI/PaymentQR/user/getPublicPaymentMethod', {})),
  );
  if (methods.length === 0) throw new Error('no method that can be offered');
  return methods;
}

async function readServices(api: PartnerApi, stationsId: number): Promise<string> {
  const path = '/PartnerAPI/StationServices/user/getListStationService';
  const services = toStationServices(expectSuccess(await call(api, path, { filter: { stationsId } })));
  return `${services.length} services`;
}

async function refuseWrongKey(api: PartnerApi): Promise<string> {
  const wrong = { ...api, apiKey: 'not-a-key' };
  const { envelope } = await call(wrong, '/PartnerAPI/PaymentQR/user/getPublicPaymentMethod', {});
  if (envelope.statusCode !== 401) throw new Error(`statusCode ${envelope.statusCode}, not 401`);
  return envelope.error ?? 'no error code';
}

async function createPayment(
  api: PartnerApi,
  customerScheduleId: number,
  method: PaymentMethod,
): Promise<string> {
  const body = {
    customerScheduleId,
    paymentMethodType: method.type,
    ...(method.id !== undefined && { paymentMethodId: method.id }),
    ...(method.subType !== undefined && { paymentMethodSubType: method.subType }),
  };
  const data = expectSuccess(await call(api, createPaymentPath, body));
  if (!outcomeSchema.parse(data).isSuccess) return 'refused, in the form that the contract defines';
  const { orderData, totalPayment } = createPaymentDataSchema.parse(data);
  return `order ${orderData?.orderId ?? 'without id'}, ${totalPayment} VND`;
}

/** Runs one check, prints its result in one line, and returns it. */
async function check<Result>(
  print: Print,
  name: string,
  run: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    const result = await run();
    print(`ok      ${name}: ${Array.isArray(result) ? `${result.length} methods` : String(result)}`);
    return result;
  } catch (error) {
    print(`failed  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/**
 * Compares the real API with the contract. Makes no order unless `BOOKING_ID` names a booking to make one for.
 * Returns the exit code.
 */
export async function smoke(environment: Environment, print: Print): Promise<number> {
  try {
    const api = readPartnerApi(environment);
    if (!api) {
      throw new DemoSetupError(
        'Set PARTNER_API_URL and PARTNER_API_KEY (and PARTNER_CLIENT_ID with STATION_ID to read services, BOOKING_ID to make one order).',
      );
    }
    const stationsId = readId(environment, 'STATION_ID');
    const bookingId = readId(environment, 'BOOKING_ID');

    const methods = await check(print, 'payment methods', () => readMethods(api));
    const results: unknown[] = [
      methods,
      await check(print, 'a wrong key is refused', () => refuseWrongKey(api)),
    ];
    if (stationsId !== undefined) {
      results.push(
        await check(print, `services of station ${stationsId}`, () => readServices(api, stationsId)),
      );
    }
    const method = methods?.[0];
    if (bookingId !== undefined && method) {
      const name = `createPayment for booking ${bookingId} by ${method.name}`;
      results.push(await check(print, name, () => createPayment(api, bookingId, method)));
    }
    return results.includes(undefined) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof DemoSetupError)) throw error;
    print(error.message);
    return 1;
  }
}
