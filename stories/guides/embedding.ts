import type { PaymentProxyOptions } from '../../src/proxy/PaymentProxyOptions.js';
import type { ProxyOutcome } from '../../src/proxy/http/ProxyResponse.js';
import type { CheckoutEvent } from '../../src/state/CheckoutEvent.js';
import type { PaymentCheckoutOptions } from '../../src/state/PaymentCheckoutOptions.js';
import type { CheckoutSlots } from '../../src/views/CheckoutSlots.js';

// The type of each list makes sure that it is complete.

type Callback = Extract<keyof PaymentCheckoutOptions, `on${string}`>;

export const callbacks: Readonly<Record<Callback, string>> = {
  onPaymentCreated: 'An order was made. Once, with everything of its answer.',
  onStatusChange: "The API's or your own word on the order changed.",
  onPaid: 'The money has arrived. Once for an order; not for an order of 0 VND.',
  onError:
    'A PaymentError. outcome "unknown": an order may exist, so look the booking up before you offer another payment.',
  onEvent: 'One step of the checkout: see below.',
  onStateChange: 'What is on screen changed.',
};

export const events: Readonly<Record<CheckoutEvent['type'], string>> = {
  shown: 'The checkout is on the page.',
  method_chosen: 'A method was chosen.',
  submitted: 'A request left.',
  created: 'An order was made.',
  presented: 'Ways to pay it are shown.',
  resumed: 'An order was found again after a reload.',
  notice: 'Something about an answer is odd, and does not stop the payment.',
  copied: 'A line of the transfer was copied, or could not be.',
  qr_saved: 'The code was downloaded, shared, or held.',
  picture_failed: "The API's picture did not load.",
  link_opened: 'The payment page was opened.',
  app_opened: 'An app was asked to open.',
  app_not_opened: 'It seems that it did not.',
  link_not_opened: 'It seems that no new tab came, as in some web views.',
  status_mismatch: 'The status source answered about another order. The answer was not used.',
  status: 'The status changed.',
  settled: 'It is over: paid, nothing to pay, or closed.',
  error: 'An error, by its code and outcome.',
};

export const slots: Readonly<Record<keyof CheckoutSlots, string>> = {
  methodOption: 'Text of one method, inside its label and after its radio button.',
  serviceOption: 'Text of one service, inside its label and after its checkbox.',
  summary: 'The line with the total in VND; null while it is not known.',
  submitButton: 'The button. Spread the props that it gets onto a <button>.',
  paid: 'The whole screen after the money has arrived.',
  footer: 'Below every screen.',
};

export const proxyRoutes: Readonly<Record<string, string>> = {
  'POST …': 'createPayment: any path without a segment of its own below.',
  'GET …/methods': 'Methods that the API offers, with only the fields that a payer needs.',
  'GET …/services?stationsId=57': 'Active services of a station.',
  'GET …/status?orderId=99999&amount=120000':
    'The status of an order: the API’s, or from your own table by getStatus.',
  'GET …/status/stream?orderId=99999&amount=120000':
    'The same as a stream of events: at once, and at every change.',
  'GET …/open?customerScheduleId=1869': 'The order of a booking that can still be paid, or null.',
  'GET …/health': 'For your load balancer. Calls nobody.',
};

export const proxyOptions: Readonly<Record<keyof PaymentProxyOptions, string>> = {
  apiKey: 'The secret key. Sent to the API, and nowhere else.',
  baseUrl: 'Origin of the Partner API; https, but for localhost.',
  authorize: 'Who may call: a function, or the word "public". Throwing and hanging are a no.',
  clientId: "The API's clientId, for services and status.",
  allowedOrigins: 'Other origins whose pages may call.',
  allowedHeaders: 'What else they may send.',
  store: 'Where used keys are kept: memoryStore() or redisStore(client).',
  openOrders: 'One open order for each booking, wherever the payer presses; false for none.',
  openOrderMs: 'How long an order is open when the answer names no expiry. 30 minutes.',
  statusFreshMs: 'How old a status may be that another request is given. 2 000 ms.',
  statusBatchSize: 'Most orders in one call for statuses. 50.',
  listFreshMs: 'How long a list is answered from memory. 60 000 ms.',
  listKeepMs: 'How long the last list is answered when the API fails. 10 minutes.',
  limits: 'Calls allowed by client and by booking; false for no limit.',
  getStatus: "An order's status from your own records, instead of the API's.",
  onEvent: 'One line for each request: for logs and alerts.',
  timeoutMs: 'Total time for a call of the API. 25 000 ms.',
  bodyTimeoutMs: "Time for a request's body to arrive. 10 000 ms.",
  storeTimeoutMs: 'Time for one operation of a store or limiter. 2 000 ms.',
  keepMs: 'How long a key is remembered. 24 hours.',
  fetch: 'What calls the API.',
};

export const proxyOutcomes: Readonly<Record<ProxyOutcome, string>> = {
  ok: 'The API said yes, or a read was answered.',
  declined: 'The API said no: certainly no order.',
  rejected: 'The proxy said no before any call.',
  replayed: 'The answer kept for this key was given again.',
  uncertain: 'An order may exist. Alert on a rise, and look those bookings up.',
  unavailable: 'A store, limiter or status source could not be reached. Alert on any.',
};
