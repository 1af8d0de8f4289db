import type { PaymentMethod } from '../contract/paymentMethod.js';
import type { StationService } from '../contract/stationService.js';
import { methodKey, serviceKey } from './form/optionKeys.js';
import type { PaymentCheckoutOptions } from './PaymentCheckoutOptions.js';

// Hosts written in JavaScript pass anything: what is checked here is not what the types promise.

/** Is the value right, and how to mend it when it is not. */
type Rule = readonly [isRight: (value: unknown) => boolean, how: string];
type Rules<Item> = Readonly<Partial<Record<keyof Item, Rule>>>;

/** The longest timer that browsers know; a longer one ends at once. */
const maxTimerMs = 2 ** 31 - 1;

const isId = (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0;
const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const isTime = (value: unknown) => Number.isFinite(value) && (value as number) > 0;
const optional = (isRight: Rule[0]) => (value: unknown) => value == null || isRight(value);

const whole = 'It must be a whole number > 0';
const wholeOrNone: Rule = [optional(isId), `${whole}, or left out.`];
const name: Rule = [isText, 'Payers choose by it: give a text.'];

const optionRules: Rules<PaymentCheckoutOptions> = {
  proxyUrl: [isText, 'Give the URL of your payment proxy, for example "/api/payment".'],
  customerScheduleId: [isId, `${whole}; convert a text with Number().`],
  stationsId: wholeOrNone,
  timeoutMs: [
    optional((value) => isTime(value) && (value as number) <= maxTimerMs),
    `It must be a number of ms > 0, at most ${maxTimerMs}.`,
  ],
  expiresInMinutes: [optional(isTime), 'It must be a number of minutes > 0.'],
};

const methodRules: Rules<PaymentMethod> = {
  type: [isId, `${whole}.`],
  name,
  id: wholeOrNone,
  subType: [
    optional((value) => isText(value) && (value as string).length <= 100),
    'It must be a text of at most 100 characters, or left out.',
  ],
};

const serviceRules: Rules<StationService> = {
  id: [isId, `${whole}.`],
  name,
  price: [
    optional((value) => Number.isSafeInteger(value) && (value as number) >= 0),
    'It must be a whole number of VND, or left out where it is not known.',
  ],
};

/** One line for the developer; a value is cut where it is long. */
function sentence(path: string, value: unknown, how: string): string {
  const json = JSON.stringify(value) as string | undefined;
  const shown = typeof value === 'number' ? String(value) : (json ?? typeof value);
  return `\`${path}\` is ${shown.slice(0, 60)}. ${how}`;
}

function problemIn<Item extends object>(rules: Rules<Item>, item: Item, at: string): string | undefined {
  for (const [field, [isRight, how]] of Object.entries(rules) as [keyof Item & string, Rule][])
    if (!isRight(item[field])) return sentence(at + field, item[field], how);
  return undefined;
}

function problemInList<Item extends object>(
  rules: Rules<Item>,
  list: readonly Item[] | undefined,
  path: string,
  keyOf: (item: Item) => string,
): string | undefined {
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) return sentence(path, list, 'It must be a list.');
  const seen = new Set<string>();
  for (const [index, item] of (list as readonly (Item | null)[]).entries()) {
    const at = `${path}[${index}]`;
    if (typeof item !== 'object' || item === null)
      return sentence(at, item, `It must be an object with ${Object.keys(rules).slice(0, 2).join(' and ')}.`);
    const problem = problemIn(rules, item, `${at}.`);
    if (problem) return problem;
    const key = keyOf(item);
    if (seen.has(key)) return sentence(at, item, `Another in the list is the same (${key}): remove one.`);
    seen.add(key);
  }
  return undefined;
}

/** What is wrong with the props, in a sentence for the developer; `undefined` when nothing is. */
export function findOptionsProblem(options: PaymentCheckoutOptions): string | undefined {
  const problem = problemIn(optionRules, options, '');
  if (problem) return problem;
  const { headers, methodsUrl, servicesUrl, stationsId, paymentMethods, stationServices } = options;
  if (Object.keys(headers ?? {}).some((header) => /^api-?key$/i.test(header.trim())))
    return "`headers` holds an API key. A key in a browser is everybody's: remove it, and let your proxy add it.";
  if (!stationServices && servicesUrl && stationsId === undefined && !/[?&]stationsId=/.test(servicesUrl))
    return '`servicesUrl` is given without `stationsId`. Services are those of one station: name it.';
  if (
    paymentMethods === undefined
      ? methodsUrl === undefined
      : Array.isArray(paymentMethods) && paymentMethods.length === 0
  )
    return sentence('paymentMethods', paymentMethods, 'Pass at least one {type, name}, or `methodsUrl`.');
  return (
    problemInList(methodRules, paymentMethods, 'paymentMethods', methodKey) ??
    problemInList(serviceRules, stationServices, 'stationServices', serviceKey)
  );
}
