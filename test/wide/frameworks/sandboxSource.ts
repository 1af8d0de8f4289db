/** `sandbox.ts` of every application: the API behind its proxy, and a back door to settle orders. */
export const sandboxSource = `
import type { PaymentStatus } from 'ttdk-payment-checkout';
import { createSandbox, type Sandbox } from 'ttdk-payment-checkout/sandbox';

// A framework may build each route as a program of its own: they meet here.
const shared = globalThis as { sandbox?: Sandbox };
export const sandbox = (shared.sandbox ??= createSandbox());

export async function sandboxOrders(request: Request): Promise<Response> {
  if (request.method === 'GET') return Response.json(sandbox.orders);
  const { orderId, status } = (await request.json()) as { orderId: string; status: PaymentStatus };
  sandbox.settle(orderId, status);
  return new Response(null, { status: 204 });
}
`;
