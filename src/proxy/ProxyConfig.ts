import type { PaymentProxyOptions, ProxyLimits } from './PaymentProxyOptions.js';

type Optional = 'clientId' | 'getStatus' | 'onEvent';
type Defaulted = Omit<PaymentProxyOptions, Optional | 'allowedOrigins' | 'limits'>;

/** The options, checked and complete. */
export type ProxyConfig = Required<Defaulted> & {
  [Name in Optional]: PaymentProxyOptions[Name] | undefined;
} & {
  allowedOrigins: ReadonlySet<string>;
  limits: Required<ProxyLimits>;
};
