import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../src/styles/index.css';
import { readBooking } from './Booking.js';
import { BookingPage } from './BookingPage.js';
import './demo.css';
import { listOrders } from './sandboxClient.js';

const isSandbox = (await listOrders()) !== null;

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <BookingPage booking={readBooking(new URLSearchParams(location.search))} isSandbox={isSandbox} />
  </StrictMode>,
);
