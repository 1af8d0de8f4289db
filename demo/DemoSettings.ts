/** Settings that the server passes to the page. */
export interface DemoSettings {
  /** The proxy calls the sandbox, not the real API. */
  isSandbox: boolean;
  /** The API's `clientId` is set; without it the API lists no services and no order status. */
  hasClientId: boolean;
}
