import { methodKey, serviceKey } from './optionKeys.js';
import type { PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';

const isId = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
/** The longest timer that browsers know; a longer one ends at once. */
const longestMs = 2 ** 31 - 1;
const isTime = (value: unknown): boolean => Number.isFinite(value) && (value as number) > 0;

/** A value as a developer wrote it, short enough for one line. */
const shown = (value: unknown): string =>
  (typeof value === 'number'
    ? String(value)
    : ((JSON.stringify(value) as string | undefined) ?? typeof value)
  ).slice(0, 60);

/** Hosts written in JavaScript pass anything. */
const isList = (value: unknown): boolean => Array.isArray(value);

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

function firstTwice(keys: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return keys.find((key) => seen.size === seen.add(key).size);
}

function problemOfMethods(
  methods: PaymentCheckoutOptions['paymentMethods'],
  isLoaded: boolean,
): string | undefined {
  if (methods === undefined) {
    return isLoaded
      ? undefined
      : 'neither `paymentMethods` nor `methodsUrl` is given. Pass the methods to offer.';
  }
  if (!isList(methods) || methods.length === 0) {
    return '`paymentMethods` is empty. Pass at least one {type, name}; render the checkout when you have the list, or use `methodsUrl`.';
  }
  for (const [index, method] of methods.entries()) {
    const at = `\`paymentMethods[${index}]`;
    if (!isObject(method)) return `${at}\` is ${shown(method)}. It must be an object {type, name}.`;
    if (!isId(method.type)) return `${at}.type\` is ${shown(method.type)}. It must be a whole number > 0.`;
    if (method.id !== undefined && !isId(method.id)) {
      return `${at}.id\` is ${shown(method.id)}. It must be a whole number > 0, or left out.`;
    }
    if (method.subType !== undefined && !(isText(method.subType) && method.subType.length <= 100)) {
      return `${at}.subType\` is ${shown(method.subType)}. It must be a text of at most 100 characters, or left out.`;
    }
    if (!isText(method.name))
      return `${at}.name\` is ${shown(method.name)}. Payers choose by it: give a text.`;
  }
  const twice = firstTwice(methods.map(methodKey));
  return (
    twice &&
    `two \`paymentMethods\` have the same type, id and subType (${twice}). Remove one, or tell them apart by \`id\` or \`subType\`.`
  );
}

function problemOfServices(services: PaymentCheckoutOptions['stationServices']): string | undefined {
  if (services === undefined) return undefined;
  if (!isList(services))
    return '`stationServices` is not a list. Pass an array of {id, name}, or leave it out.';
  for (const [index, service] of services.entries()) {
    const at = `\`stationServices[${index}]`;
    if (!isObject(service)) return `${at}\` is ${shown(service)}. It must be an object {id, name}.`;
    if (!isId(service.id)) return `${at}.id\` is ${shown(service.id)}. It must be a whole number > 0.`;
    if (!isText(service.name))
      return `${at}.name\` is ${shown(service.name)}. Payers choose by it: give a text.`;
    if (service.price !== undefined && !(Number.isSafeInteger(service.price) && service.price >= 0)) {
      return `${at}.price\` is ${shown(service.price)}. It must be a whole number of VND, or left out where it is not known.`;
    }
  }
  const twice = firstTwice(services.map(serviceKey));
  return twice && `two \`stationServices\` have the id ${twice}. Remove one.`;
}

/** What is wrong with the props, in a sentence for the developer; `undefined` when nothing is. */
export function problemOfOptions(options: PaymentCheckoutOptions): string | undefined {
  const { proxyUrl, customerScheduleId, stationsId, headers, timeoutMs, expiresInMinutes } = options;
  if (!isText(proxyUrl))
    return '`proxyUrl` is missing. Give the URL of your payment proxy, for example "/api/payment".';
  if (!isId(customerScheduleId)) {
    return `\`customerScheduleId\` is ${shown(customerScheduleId)}. It must be a whole number > 0; convert a text with Number().`;
  }
  if (stationsId !== undefined && !isId(stationsId)) {
    return `\`stationsId\` is ${shown(stationsId)}. It must be a whole number > 0, or left out.`;
  }
  if (timeoutMs !== undefined && !(isTime(timeoutMs) && timeoutMs <= longestMs)) {
    return `\`timeoutMs\` is ${shown(timeoutMs)}. It must be a number of ms > 0, at most ${longestMs}.`;
  }
  if (expiresInMinutes !== undefined && !isTime(expiresInMinutes)) {
    return `\`expiresInMinutes\` is ${shown(expiresInMinutes)}. It must be a number of minutes > 0.`;
  }
  if (Object.keys(headers ?? {}).some((name) => /^api-?key$/i.test(name.trim()))) {
    return "`headers` holds an API key. A key in a browser is everybody's: remove it, and let your proxy add it.";
  }
  const { servicesUrl, stationServices } = options;
  if (
    servicesUrl !== undefined &&
    !stationServices &&
    stationsId === undefined &&
    !/[?&]stationsId=/.test(servicesUrl)
  ) {
    return '`servicesUrl` is given without `stationsId`. Services are those of one station: name it.';
  }
  return (
    problemOfMethods(options.paymentMethods, options.methodsUrl !== undefined) ??
    problemOfServices(stationServices)
  );
}
