import { readFileSync } from 'node:fs';
import { sandboxSource } from './sandboxSource.js';

const routeFile = 'app/api/payment/[[...route]]/route.ts';

/** The README's route handler, word for word, but for the network: behind it is the sandbox. */
function readRouteOfReadme(): string {
  const readme = readFileSync('README.md', 'utf8');
  const block = readme.split(`\`${routeFile}\`:`)[1]?.split('```')[1];
  if (!block?.startsWith('ts\n')) throw new Error(`The README has no ${routeFile}.`);
  return `import { ownsBooking, ownsOrder } from '../../../../bookings';
import { sandbox } from '../../../../sandbox';
${block.slice('ts\n'.length).replace('createPaymentProxy({', 'createPaymentProxy({ fetch: sandbox,')}`;
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

/** A server component: it turns the API's list, and gives it to the client component. */
const page = `
import { PaymentCheckout, toPaymentMethods } from 'ttdk-payment-checkout';

const listOfApi = {
  bank: { paymentMethodId: 1, paymentMethodType: 2, paymentMethodName: 'Chuyển khoản VietQR', paymentMethodEnable: 1 },
  momo: { paymentMethodId: 2, paymentMethodType: 3, paymentMethodName: 'Ví MoMo', paymentMethodEnable: 1 },
};

interface PageProps {
  searchParams: Promise<{ booking: string }>;
}

export default async function Page({ searchParams }: PageProps) {
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

const backDoor = `
import { sandboxOrders } from '../../../sandbox';

export { sandboxOrders as GET, sandboxOrders as POST };
`;

/** A partner's Next.js application. */
export const nextFiles = (): Record<string, string> => ({
  [routeFile]: readRouteOfReadme(),
  'app/layout.tsx': layout,
  'app/page.tsx': page,
  'app/sandbox/orders/route.ts': backDoor,
  'bookings.ts': bookings,
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
