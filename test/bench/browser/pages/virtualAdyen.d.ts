/** Types of the parts of Adyen's package that the page uses; only the bench installs the package. */
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
