import type { PaymentBridge } from '../PaymentCheckoutOptions.js';

interface GtelPayJSBridge {
  payOrder?: (order: { order_id: string }) => void;
  call?: unknown;
}

const injected = () => (window as { GtelPayJSBridge?: GtelPayJSBridge }).GtelPayJSBridge;

/** The GTEL Pay super-app. Its shim defines `payOrder` in any browser; `call` is there only inside the app. */
export const gtelBridge: PaymentBridge = {
  isAvailable: () => typeof injected()?.payOrder === 'function' && typeof injected()?.call === 'function',
  payOrder: (order) => injected()?.payOrder?.(order),
};
