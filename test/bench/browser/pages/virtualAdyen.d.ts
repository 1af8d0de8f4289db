/** As much of Adyen's package as the page needs; the bench installs it, the project does not. */
declare module 'virtual:adyen' {
  interface Actions {
    resolve: (result: { resultCode: string; action: Record<string, string> }) => void;
  }
  export type Core = object;
  export function AdyenCheckout(
    options: Record<string, unknown> & {
      onSubmit: (state: unknown, component: unknown, actions: Actions) => void;
    },
  ): Promise<Core>;
  export class PromptPay {
    constructor(core: Core);
    mount(selector: string): void;
  }
}
