import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../src/styles/index.css';
import { readBooking } from './Booking.js';
import { BookingPage } from './BookingPage.js';
import './site.css';
import type { DemoSettings } from './DemoSettings.js';

const settings = (await (await fetch('/settings')).json()) as DemoSettings;

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <BookingPage booking={readBooking(new URLSearchParams(location.search))} settings={settings} />
  </StrictMode>,
);
