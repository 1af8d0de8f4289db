import { readmeBlock } from './readmeBlock.js';
import { sandboxSource } from './sandboxSource.js';

const routeFile = 'app/api/payment/[[...route]]/route.ts';

/** The README's route handler unchanged, except that its `fetch` is the sandbox. */
function readRouteOfReadme(): string {
  return `import { ownsBooking, ownsOrder } from '../../../../bookings';
import { sandbox } from '../../../../sandbox';
${readmeBlock(`\`${routeFile}\`:`).replace('createPaymentProxy({', 'createPaymentProxy({ fetch: sandbox,')}`;
}

const bookings = `
export const ownsBooking = (_request: Request, booking: number) => Promise.resolve(booking >= 1869);
export const ownsOrder = (_request: Request, orderId: string) => Promise.resolve(orderId !== '');
`;

const layout = `
import type { ReactNode } from 'react';
import 'ttdk-payment-checkout/styles.css';

export const metadata = { title: 'Thanh toán', icons: 'data:,' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="vi">
      <body>{children}</body>
    </html>
  );
}
`;

/** A server component that converts the API's list and passes it to the client component. */
const page = `
import { Suspense } from 'react';
import { PaymentCheckout, toPaymentMethods } from 'ttdk-payment-checkout';

const listOfApi = {
  bank: { paymentMethodId: 1, paymentMethodType: 2, paymentMethodName: 'Chuyển khoản VietQR', paymentMethodEnable: 1 },
  momo: { paymentMethodId: 2, paymentMethodType: 3, paymentMethodName: 'Ví MoMo', paymentMethodEnable: 1 },
};

interface PageProps {
  searchParams: Promise<{ booking: string }>;
}

export default function Page(props: PageProps) {
  return (
    <Suspense>
      <Checkout {...props} />
    </Suspense>
  );
}

async function Checkout({ searchParams }: PageProps) {
  const { booking } = await searchParams;
  return (
    <PaymentCheckout
      proxyUrl="/api/payment"
      customerScheduleId={Number(booking)}
      stationsId={57}
      paymentMethods={toPaymentMethods(listOfApi)}
      servicesUrl="/api/payment/services"
      statusUrl="/api/payment/status"
      proxyIsIdempotent
      terms="Tôi đồng ý với điều khoản thanh toán."
    />
  );
}
`;

/** Prerendered while building: the component must render without a clock or random numbers, or the build fails. */
const prerenderedPage = `
import { PaymentCheckout } from 'ttdk-payment-checkout';

export default function Page() {
  return (
    <PaymentCheckout
      proxyUrl="/api/payment"
      customerScheduleId={1869}
      paymentMethods={[{ type: 2, id: 1, name: 'VietQR' }]}
      statusUrl="/api/payment/status"
    />
  );
}
`;

const settleRoute = `
import { connection } from 'next/server';
import { sandboxOrders } from '../../../sandbox';

export async function GET(request: Request) {
  await connection();
  return sandboxOrders(request);
}
export { sandboxOrders as POST };
`;

/** A partner's Next.js application, with the settings of a new one. */
export const nextFiles = (): Record<string, string> => ({
  [routeFile]: readRouteOfReadme(),
  'app/layout.tsx': layout,
  'app/page.tsx': page,
  'app/prerendered/page.tsx': prerenderedPage,
  'app/sandbox/orders/route.ts': settleRoute,
  'bookings.ts': bookings,
  'next.config.mjs': 'export default { cacheComponents: true };',
  'sandbox.ts': sandboxSource,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      target: 'ES2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      module: 'ESNext',
      moduleResolution: 'Bundler',
      jsx: 'react-jsx',
    },
  }),
});
