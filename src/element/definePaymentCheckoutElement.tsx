import { createRef } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { PaymentCheckout, type PaymentCheckoutHandle } from '../PaymentCheckout.js';
import { findOptionsProblem } from '../state/findOptionsProblem.js';
import type { PaymentCheckoutEventMap } from './PaymentCheckoutElement.js';
import {
  properties,
  propertyNames,
  propertyByAttribute,
  type Callbacks,
  type PaymentCheckoutElementProps,
} from './properties.js';
import { adoptStyles, renderedStyles } from './styleSheet.js';

/** Creates the class for a tag. It is created on demand because a server that imports this file has no `HTMLElement`. */
function createElementClass(): CustomElementConstructor {
  return class PaymentCheckoutElement extends HTMLElement {
    static readonly observedAttributes = [...propertyByAttribute.keys()];

    /** Values set last, by attribute or property. They are unchecked: the component validates its props. */
    readonly #props: Partial<Record<keyof PaymentCheckoutElementProps, unknown>> = { proxyUrl: '' };
    readonly #callbacks: Callbacks = {
      onPaymentCreated: (payment) => this.#dispatch('payment-created', payment),
      onStatusChange: (status, payment) => this.#dispatch('payment-status', { status, payment }),
      onPaid: (payment) => this.#dispatch('payment-paid', payment),
      onError: (error) => this.#dispatch('payment-error', error),
      onEvent: (event) => this.#dispatch('payment-event', event),
      onStateChange: (state) => this.#dispatch('payment-state', state),
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
            this.#setProp(name, value);
          },
        });
      }
    }

    connectedCallback(): void {
      adoptStyles(this.#shadow, this.ownerDocument);
      for (const name of propertyNames) {
        // A property that was set before the element was defined hides the accessor of the class.
        const own = Object.getOwnPropertyDescriptor(this, name);
        if (!own) continue;
        Reflect.deleteProperty(this, name);
        this.#setProp(name, own.value);
      }
      this.#root ??= createRoot(this.#shadow);
      this.#scheduleRender();
    }

    disconnectedCallback(): void {
      // An element that is only moved is connected again before the current task ends.
      setTimeout(() => {
        if (this.isConnected) return;
        this.#root?.unmount();
        this.#root = undefined;
      });
    }

    attributeChangedCallback(attribute: string, _: string | null, text: string | null): void {
      const name = propertyByAttribute.get(attribute);
      if (name) this.#setProp(name, text === null ? undefined : properties[name]?.(text));
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

    #dispatch<Name extends keyof PaymentCheckoutEventMap>(
      name: Name,
      detail: PaymentCheckoutEventMap[Name]['detail'],
    ): void {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }

    #setProp(name: keyof PaymentCheckoutElementProps, value: unknown): void {
      this.#props[name] = value;
      this.#scheduleRender();
    }

    /** Renders once for all properties that a script sets in the same task. */
    #scheduleRender(): void {
      if (this.#isRenderDue || !this.#root) return;
      this.#isRenderDue = true;
      queueMicrotask(this.#render);
    }

    readonly #render = (): void => {
      this.#isRenderDue = false;
      const { theme, terms, slots, ...options } = this.#props as PaymentCheckoutElementProps;
      // While the page loads, a later script may still set missing properties.
      if (document.readyState !== 'complete' && findOptionsProblem(options) !== undefined) {
        window.addEventListener('load', this.#render, { once: true });
        return;
      }
      this.#root?.render(
        <>
          {renderedStyles(this.#shadow)}
          <PaymentCheckout
            ref={this.#checkout}
            {...options}
            {...this.#callbacks}
            {...(theme && { 'data-theme': theme })}
            terms={terms != null && terms !== false && <slot name="terms">{terms}</slot>}
            slots={{ footer: () => <slot name="footer" />, ...slots }}
          />
        </>,
      );
    };
  };
}

/**
 * Defines `<payment-checkout>`. Does nothing on a server, or if the tag is defined already, so it can be called more than once.
 * @param options.tagName another name for the tag. Custom element names contain a hyphen. Default: `payment-checkout`.
 */
export function definePaymentCheckoutElement({ tagName = 'payment-checkout' } = {}): void {
  if (typeof customElements === 'undefined' || customElements.get(tagName)) return;
  customElements.define(tagName, createElementClass());
}
