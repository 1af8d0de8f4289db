import { invisibleCharacter } from '../contract/invisibleCharacter.js';

/** A host's own restrictions, in addition to the rules that always apply. */
export interface LinkRules {
  /** The only origins to accept. @default any https origin, because wallets change hosts */
  allowedOrigins?: readonly string[] | undefined;
  /** The only app schemes to accept. @default the schemes that vendors publish */
  allowedSchemes?: readonly string[] | undefined;
}

/** App schemes that vendors publish. Guessed ones, such as `vnpay` and `shopeepay`, are not included. */
const vendorSchemes =
  'momo zalopay zalopay-vnpay viettelmoney f5smartaccount vietcombankmobile agribankmobile bidvsmartbanking bidv.smartbanking.partner vietinbankmobile vpbankneo msbmbank myvib2 hdbankmobile eximbankomnimobile saigonbankmobilebanking scbmobilebanking coopbankmobile pgbankmobile publicbankmobile baovietmobile vtcpay payme appotapay ninepaymobile'.split(
    ' ',
  );

/** Schemes that run code in the page, or open local data or settings. A host cannot allow them. */
const unsafeScheme =
  /^(javascript|vbscript|data|blob|file|filesystem|about|view-source|content|chrome.*|ms-.*)$/;

/** Characters. Browsers and servers accept about as much. */
const maxLinkLength = 8192;

/**
 * Parses an absolute URL without credentials. Refuses what `URL` silently repairs: surrounding spaces, tabs and line breaks, and `\` in place of `/`.
 */
function parseUrl(text: string): URL | null {
  if (text.length > maxLinkLength || /^\s|\s$|\\/.test(text) || invisibleCharacter.test(text)) return null;
  try {
    const url = new URL(text);
    return url.username || url.password ? null : url;
  } catch {
    return null;
  }
}

/** Parses a web address for `href` or `src`; null if it is not safe. Accepts https, and http on the local machine for development. */
export function parseLink(text: string, { allowedOrigins }: LinkRules = {}): string | null {
  const url = parseUrl(text);
  if (!url) return null;
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) return null;
  const isAllowed = allowedOrigins?.some((origin) => parseUrl(origin)?.origin === url.origin) ?? true;
  return isAllowed ? url.href : null;
}

function isAllowedScheme(scheme: string, { allowedSchemes = vendorSchemes }: LinkRules): boolean {
  return (
    !unsafeScheme.test(scheme) &&
    allowedSchemes.some((allowed) => allowed.toLowerCase().replace(/:.*/, '') === scheme)
  );
}

/**
 * Parses the fragment of an Android intent, `#Intent;key=value;...;end`. Keys and values are decoded, as Android does. Returns null for an explicit
 * component, a selector, or a repeated key.
 */
export function parseIntent(hash: string): ReadonlyMap<string, string> | null {
  const body = /^#Intent;([^#]*);end;?$/.exec(hash)?.[1];
  if (body === undefined) return null;
  const values = new Map<string, string>();
  for (const part of body.split(';')) {
    const [, key, value] = /^([^=]+)=(.+)$/.exec(part)?.map(decode) ?? [];
    if (!key || !value || key === 'component' || values.has(key)) return null;
    values.set(key, value);
  }
  return values;
}

/** An intent needs a scheme, a package and a fallback that are all acceptable, because Chrome follows the fallback by itself. */
function isAllowedIntent(hash: string, rules: LinkRules): boolean {
  const intent = parseIntent(hash);
  return (
    intent !== null &&
    isAllowedScheme(intent.get('scheme') ?? '', rules) &&
    /^[a-z]\w*(\.\w+)+$/i.test(intent.get('package') ?? '') &&
    parseLink(intent.get('S.browser_fallback_url') ?? '', rules) !== null
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Parses a link that opens an app; null if it is not safe. Accepts an allowed scheme, an Android `intent:` for one, and https, which an app may handle. */
export function parseAppLink(text: string, rules: LinkRules = {}): string | null {
  const url = parseUrl(text);
  if (!url) return null;
  const scheme = url.protocol.slice(0, -1);
  if (scheme === 'https' || scheme === 'http') return parseLink(text, rules);
  const isAllowed = scheme === 'intent' ? isAllowedIntent(url.hash, rules) : isAllowedScheme(scheme, rules);
  return isAllowed ? url.href : null;
}
