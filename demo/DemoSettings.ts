/** What the page has to know about its server. */
export interface DemoSettings {
  /** Behind the proxy is the sandbox, not the real API. */
  isSandbox: boolean;
  /** The API's `clientId` is known, without which it lists no services and tells nothing about orders. */
  hasClientId: boolean;
}
