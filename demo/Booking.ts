/** A booking as the partner's site knows it. */
export interface Booking {
  customerScheduleId: number;
  stationsId: number;
  plate: string;
  vehicle: string;
  station: string;
  address: string;
  /** Local date and time, for example `2026-11-25T08:30`. */
  startsAt: string;
  /** Services that the customer chose in the step before. */
  services: readonly number[];
}

/** The booking on the page. `?booking=` selects another one, for example one that the sandbox always refuses. */
export function readBooking(query: URLSearchParams): Booking {
  const asked = Number(query.get('booking'));
  return {
    customerScheduleId: Number.isSafeInteger(asked) && asked > 0 ? asked : 1869,
    stationsId: 57,
    plate: '30A-123.45',
    vehicle: 'Toyota Vios 1.5G · 2019',
    station: 'Trung tâm Đăng kiểm 29-03D',
    address: 'Số 15 đường Phạm Hùng, Nam Từ Liêm, Hà Nội',
    startsAt: '2026-11-25T08:30',
    services: [101],
  };
}
