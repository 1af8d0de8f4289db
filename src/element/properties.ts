import type { PaymentCheckoutProps } from '../PaymentCheckout.js';

/** The component's callbacks, which an element has events for. */
export type Callbacks = Required<
  Pick<PaymentCheckoutProps, Extract<keyof PaymentCheckoutProps, `on${string}`>>
>;

/** What a `<payment-checkout>` can be told, by the names of its properties: the component's props without what an element has already. */
export interface PaymentCheckoutElementProps extends Omit<
  PaymentCheckoutProps,
  keyof Callbacks | 'id' | 'className' | 'data-theme'
> {
  /** Default: what the page's `color-scheme` and the device say. */
  theme?: 'light' | 'dark';
}

/** Reads an attribute's text. What it makes of a wrong one is checked, and explained, like any other prop. */
type Read = (text: string) => string | number | boolean;

const asWord = (text: string) => text;
/** An attribute that is there means yes, unless it says otherwise: `resume="false"`. */
const asFlag = (text: string) => text !== 'false';
const onlyAsProperty = null;

/** Every property, and how an attribute of the same name says it. The one list that attributes, properties and their types follow from. */
export const properties = {
  proxyUrl: asWord,
  customerScheduleId: Number,
  stationsId: Number,
  methodsUrl: asWord,
  servicesUrl: asWord,
  statusUrl: asWord,
  paymentStatus: asWord,
  locale: asWord,
  theme: asWord,
  terms: asWord,
  linkTarget: asWord,
  timeoutMs: Number,
  expiresInMinutes: Number,
  proxyIsIdempotent: asFlag,
  resume: asFlag,
  assetBaseUrl: asWord,
  paymentMethods: onlyAsProperty,
  stationServices: onlyAsProperty,
  getStatus: onlyAsProperty,
  defaultValues: onlyAsProperty,
  headers: onlyAsProperty,
  fetch: onlyAsProperty,
  queryClient: onlyAsProperty,
  messages: onlyAsProperty,
  slots: onlyAsProperty,
  allowedLinkOrigins: onlyAsProperty,
  allowedAppSchemes: onlyAsProperty,
  bridge: onlyAsProperty,
} as const satisfies Record<keyof PaymentCheckoutElementProps, Read | null>;

type Property = keyof typeof properties;

/** `proxyUrl` as `proxy-url`. */
type Kebab<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Text;

/** Properties that an attribute can say. */
type SimpleProperty = {
  [Name in Property]: (typeof properties)[Name] extends null ? never : Name;
}[Property];

/** What an attribute may be given in JSX: a value, or the text of one. */
type Said<Value> = Extract<Value, string | number | boolean> | `${Extract<Value, number | boolean>}`;

/** Attributes of a `<payment-checkout>`, as JSX has them. */
export type PaymentCheckoutAttributes = {
  [Name in SimpleProperty as Kebab<Name>]?: Said<PaymentCheckoutElementProps[Name]>;
};

export const propertyNames = Object.keys(properties) as Property[];

const toAttribute = (property: string) => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The property of each attribute. */
export const propertyOf = new Map(
  propertyNames.filter((name) => properties[name]).map((name) => [toAttribute(name), name]),
);
