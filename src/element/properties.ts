import type { PaymentCheckoutProps } from '../PaymentCheckout.js';

/** The component's callbacks. The element dispatches events instead. */
export type Callbacks = Required<
  Pick<PaymentCheckoutProps, Extract<keyof PaymentCheckoutProps, `on${string}`>>
>;

/** Properties of a `<payment-checkout>`: the component's props without the callbacks and what every element has (`id`, `className`). */
export interface PaymentCheckoutElementProps extends Omit<
  PaymentCheckoutProps,
  keyof Callbacks | 'id' | 'className' | 'data-theme'
> {
  /**
   * Colours of the checkout.
   * @default the page's `color-scheme`
   */
  theme?: 'light' | 'dark';
}

/** Parses the text of an attribute. The component validates the result like any other prop. */
type ParseAttribute = (text: string) => string | number | boolean;

const parseText = (text: string) => text;
/** An attribute that is present means `true`, except `="false"`. */
const parseFlag = (text: string) => text !== 'false';
const parseResume = (text: string) => (text === 'false' ? false : text === 'tab' ? 'tab' : 'browser');
/** Objects and functions have no attribute. */
const propertyOnly = null;

/** Every property with the parser of its attribute. Attributes, properties and their types are derived from this list. */
export const properties = {
  proxyUrl: parseText,
  customerScheduleId: Number,
  stationsId: Number,
  methodsUrl: parseText,
  servicesUrl: parseText,
  statusUrl: parseText,
  paymentStatus: parseText,
  locale: parseText,
  theme: parseText,
  terms: parseText,
  linkTarget: parseText,
  timeoutMs: Number,
  expiresInMinutes: Number,
  proxyIsIdempotent: parseFlag,
  resume: parseResume,
  assetBaseUrl: parseText,
  paymentMethods: propertyOnly,
  stationServices: propertyOnly,
  getStatus: propertyOnly,
  defaultValues: propertyOnly,
  headers: propertyOnly,
  fetch: propertyOnly,
  queryClient: propertyOnly,
  messages: propertyOnly,
  slots: propertyOnly,
  allowedLinkOrigins: propertyOnly,
  allowedAppSchemes: propertyOnly,
  bridge: propertyOnly,
} as const satisfies Record<keyof PaymentCheckoutElementProps, ParseAttribute | null>;

type Property = keyof typeof properties;

/** `proxyUrl` as `proxy-url`. */
type Kebab<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : Text;

/** Properties that have an attribute. */
type PropertyWithAttribute = {
  [Name in Property]: (typeof properties)[Name] extends null ? never : Name;
}[Property];

/** Value of an attribute in JSX: a primitive, or its text. */
type AttributeValue<Value> =
  Extract<Value, string | number | boolean> | `${Extract<Value, number | boolean>}`;

/** Attributes of a `<payment-checkout>` in JSX. */
export type PaymentCheckoutAttributes = {
  [Name in PropertyWithAttribute as Kebab<Name>]?: AttributeValue<PaymentCheckoutElementProps[Name]>;
};

export const propertyNames = Object.keys(properties) as Property[];

const toAttribute = (property: string) => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The property of each attribute. */
export const propertyByAttribute = new Map(
  propertyNames.filter((name) => properties[name]).map((name) => [toAttribute(name), name]),
);
