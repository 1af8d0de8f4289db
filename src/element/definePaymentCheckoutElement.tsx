import { createRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { PaymentCheckout, type PaymentCheckoutHandle } from '../PaymentCheckout.js';
import { findOptionsProblem } from '../state/findOptionsProblem.js';
import type { PaymentCheckoutEventMap } from './PaymentCheckoutElement.js';
import {
  properties,
  propertyNames,
  propertyOf,
  type Callbacks,
  type PaymentCheckoutElementProps,
} from './properties.js';
import { sharedStyleSheet } from './styleSheet.js';

/** A class for one tag. Made on demand: a server that imports this file has no `HTMLElement`. */
function createElementClass(): CustomElementConstructor {
  return class PaymentCheckoutElement extends HTMLElement {
    static readonly observedAttributes = [...propertyOf.keys()];

    /** What was said last, by attribute or by property. Pages in JavaScript say anything: the component checks. */
    readonly #props: Partial<Record<keyof PaymentCheckoutElementProps, unknown>> = { proxyUrl: '' };
    readonly #callbacks: Callbacks = {
      onPaymentCreated: (payment) => this.#tell('payment-created', payment),
      onStatusChange: (status, payment) => this.#tell('payment-status', { status, payment }),
      onPaid: (payment) => this.#tell('payment-paid', payment),
      onError: (error) => this.#tell('payment-error', error),
      onEvent: (event) => this.#tell('payment-event', event),
      onStateChange: (state) => this.#tell('payment-state', state),
    };
    readonly #checkout = createRef<PaymentCheckoutHandle>();
    readonly #shadow = this.attachShadow({ mode: 'open' });
    #root: Root | undefined;
    #isRenderDue = false;

    static {
      for (const name of propertyNames) {
        Object.defineProperty(this.prototype, name, {
          configurable: true,
          enumerable: true,
          get(this: PaymentCheckoutElement) {
            return this.#props[name];
          },
          set(this: PaymentCheckoutElement, value: unknown) {
            this.#say(name, value);
          },
        });
      }
    }

    connectedCallback(): void {
      this.#shadow.adoptedStyleSheets = [sharedStyleSheet(this.ownerDocument)];
      for (const name of propertyNames) {
        // Set before the element was defined: it hides the property of the class.
        const own = Object.getOwnPropertyDescriptor(this, name);
        if (!own) continue;
        Reflect.deleteProperty(this, name);
        this.#say(name, own.value);
      }
      this.#root ??= createRoot(this.#shadow);
      this.#update();
    }

    disconnectedCallback(): void {
      // An element that is only moved is back before this task is over.
      setTimeout(() => {
        if (this.isConnected) return;
        this.#root?.unmount();
        this.#root = undefined;
      });
    }

    attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
      const name = propertyOf.get(attribute);
      if (name) this.#say(name, text === null ? undefined : properties[name]?.(text));
    }

    submit(): void {
      this.#checkout.current?.submit();
    }

    reset(): void {
      this.#checkout.current?.reset();
    }

    async refreshStatus(): Promise<void> {
      await this.#checkout.current?.refreshStatus();
    }

    #tell<Name extends keyof PaymentCheckoutEventMap>(
      name: Name,
      detail: PaymentCheckoutEventMap[Name]['detail'],
    ): void {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }

    #say(name: keyof PaymentCheckoutElementProps, value: unknown): void {
      this.#props[name] = value;
      this.#update();
    }

    /** Renders once for all that a script sets in one go. */
    #update(): void {
      if (this.#isRenderDue || !this.#root) return;
      this.#isRenderDue = true;
      queueMicrotask(this.#render);
    }

    readonly #render = (): void => {
      this.#isRenderDue = false;
      const { theme, terms, slots, ...options } = this.#props as PaymentCheckoutElementProps;
      // While the page loads, what is missing may still be set by a script further down.
      if (document.readyState !== 'complete' && findOptionsProblem(options) !== undefined) {
        window.addEventListener('load', this.#render, { once: true });
        return;
      }
      this.#root?.render(
        <PaymentCheckout
          ref={this.#checkout}
          {...options}
          {...this.#callbacks}
          {...(theme && { 'data-theme': theme })}
          terms={terms != null && terms !== false && <slot name="terms">{terms}</slot>}
          slots={{ footer: () => <slot name="footer" />, ...slots }}
        />,
      );
    };
  };
}

/**
 * Registers `<payment-checkout>` with the page. A tag that is taken already stays as it is, so that calling twice is safe; does nothing on a server.
 * @param options.tagName another name for the tag, with a hyphen in it, as custom elements need. Default `payment-checkout`.
 */
export function definePaymentCheckoutElement({ tagName = 'payment-checkout' } = {}): void {
  if (typeof customElements === 'undefined' || customElements.get(tagName)) return;
  customElements.define(tagName, createElementClass());
}
