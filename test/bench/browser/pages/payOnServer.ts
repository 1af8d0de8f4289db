/** The request that every page sends; all get the same answer. The page's query names the length of the code and the delay of the answer. */
export const payAddress = `/pay${location.search}`;

/** createPayment for the pages that have no checkout of their own. Returns the text of the code. */
export async function payOnServer(): Promise<string> {
  const response = await fetch(payAddress, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customerScheduleId: 1869, paymentMethodType: 2, paymentMethodId: 1 }),
  });
  const { data } = (await response.json()) as { data: { bankQR: { qrCode: string } } };
  return data.bankQR.qrCode;
}
