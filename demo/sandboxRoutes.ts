import * as z from 'zod/mini';
import { paymentStatuses } from '../src/contract/createPayment.js';
import type { Sandbox } from '../src/sandbox/index.js';

const orderBodySchema = z.object({ orderId: z.string(), status: z.enum(paymentStatuses) });
const failureBodySchema = z.object({ httpStatus: z.literal([400, 401, 429, 500]) });

/**
 * HTTP access to the demo's sandbox; a real server has nothing like it.
 * `GET /sandbox/orders` lists, `POST /sandbox/orders` settles one, `POST /sandbox/failures` makes the next createPayment fail.
 */
export function createSandboxRoutes(sandbox: Sandbox): (request: Request) => Promise<Response> {
  return async (request) => {
    const route = `${request.method} ${new URL(request.url).pathname}`;
    // A form on another site cannot send this content type without a CORS preflight.
    const isJson = request.headers.get('content-type') === 'application/json';
    const body: unknown = isJson ? await request.json().catch(() => undefined) : undefined;
    if (route === 'GET /sandbox/orders') return Response.json(sandbox.orders);
    if (route === 'POST /sandbox/orders') {
      const order = orderBodySchema.safeParse(body);
      const exists = sandbox.orders.some(({ orderId }) => String(orderId) === order.data?.orderId);
      if (!order.success || !exists) return new Response(null, { status: 400 });
      sandbox.settle(order.data.orderId, order.data.status);
      return new Response(null, { status: 204 });
    }
    if (route === 'POST /sandbox/failures') {
      const failure = failureBodySchema.safeParse(body);
      if (!failure.success) return new Response(null, { status: 400 });
      sandbox.failNext({
        ...failure.data,
        ...(failure.data.httpStatus === 429 && { retryAfterSeconds: 10 }),
      });
      return new Response(null, { status: 204 });
    }
    return new Response(null, { status: 404 });
  };
}
