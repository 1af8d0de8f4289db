import { Profiler } from 'react';
import { createRoot } from 'react-dom/client';
import { PaymentCheckout } from '../../../../src/index.js';
import '../../../../src/styles/index.css';
import { payAddress } from './payOnServer.js';

const query = new URLSearchParams(location.search);
const numbers = (name: string, fallback: number) =>
  Array.from({ length: Number(query.get(name) ?? fallback) }, (_, index) => index + 1);

const methods = numbers('methods', 3).map((id) => ({
  type: 2,
  id,
  name: `Chuyển khoản VietQR ${id}`,
  description: 'Mọi ứng dụng ngân hàng',
}));
const work = ['Rửa xe', 'Đăng kiểm', 'Kiểm tra khí thải', 'Thay dầu', 'Cân chỉnh đèn'];
const services = numbers('services', 3).map((id) => ({
  id,
  name: `${work[id % work.length] ?? ''} số ${id}`,
  price: 1_000 * id,
}));
const expiresInMinutes = query.get('minutes');

createRoot(document.querySelector('#root')!).render(
  numbers('checkouts', 1).map((index) => (
    // Called only in React's profiling build, never in the build that is timed.
    <Profiler key={index} id={String(index)} onRender={() => (window.bench.commits += 1)}>
      <PaymentCheckout
        proxyUrl={payAddress}
        statusUrl="/status"
        customerScheduleId={1868 + index}
        paymentMethods={methods}
        stationServices={services}
        defaultValues={{ method: { type: 2, id: 1 } }}
        {...(expiresInMinutes !== null && { expiresInMinutes: Number(expiresInMinutes) })}
      />
    </Profiler>
  )),
);
