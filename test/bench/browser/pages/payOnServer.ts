/** The one question that every page asks: the same request, and the same answer for all. Its address says how long the code is, and when it comes. */
export const payAddress = `/pay${location.search}`;

/** For the pages that have no checkout of their own. Returns the code's text. */
export async function payOnServer(): Promise<string> {
  const response = await fetch(payAddress, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customerScheduleId: 1869, paymentMethodType: 2, paymentMethodId: 1 }),
  });
  const { data } = (await response.json()) as { data: { bankQR: { qrCode: string } } };
  return data.bankQR.qrCode;
}
