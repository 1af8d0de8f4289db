/** `sandbox.ts` of every application: the API behind its proxy, and an endpoint to settle orders. */
export const sandboxSource = `
import type { PaymentStatus } from 'ttdk-payment-checkout';
import { createSandbox, type Sandbox } from 'ttdk-payment-checkout/sandbox';

// A framework may bundle each route separately: the global makes them share one sandbox.
const shared = globalThis as { sandbox?: Sandbox };
export const sandbox = (shared.sandbox ??= createSandbox());

export async function sandboxOrders(request: Request): Promise<Response> {
  if (request.method === 'GET') return Response.json(sandbox.orders);
  const { orderId, status } = (await request.json()) as { orderId: string; status: PaymentStatus };
  sandbox.settle(orderId, status);
  return new Response(null, { status: 204 });
}
`;
