/** What a host allows, beyond the rules that always hold. */
export interface LinkRules {
  /** Only these origins. Default: any https origin, because wallets change hosts. */
  allowedOrigins?: readonly string[] | undefined;
  /** Instead of the vendors' published app schemes. */
  allowedSchemes?: readonly string[] | undefined;
}

/** App schemes from vendors' own lists. Guessed ones (`vnpay`, `shopeepay`) are not among them. */
const vendorSchemes =
  'momo zalopay zalopay-vnpay viettelmoney f5smartaccount vietcombankmobile agribankmobile bidvsmartbanking bidv.smartbanking.partner vietinbankmobile vpbankneo msbmbank myvib2 hdbankmobile eximbankomnimobile saigonbankmobilebanking scbmobilebanking coopbankmobile pgbankmobile publicbankmobile baovietmobile vtcpay payme appotapay ninepaymobile'.split(
    ' ',
  );

/** Schemes that run or reveal something in the page itself: no host's list can allow them. */
const unsafeScheme =
  /^(javascript|vbscript|data|blob|file|filesystem|about|view-source|content|chrome.*|ms-.*)$/;

/** A parsed URL without credentials, or null. A parser silently drops what is refused here first: outer spaces, tabs and line breaks, `\` for `/`. */
function parseUrl(text: string): URL | null {
  if (text.length > 8192 || /^\s|\s$|[\p{C}\\]/u.test(text)) return null;
  try {
    const url = new URL(text);
    return url.username || url.password ? null : url;
  } catch {
    return null;
  }
}

/**
 * A web address that may be put into `href` or `src`, as the parser writes it, or null. https; http only on this very machine, for development.
 */
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
 * `#Intent;key=value;...;end`. Android decodes keys and values, so they are compared decoded; Chrome follows the fallback by itself, so it must be there and be a
 * link that could be shown. An explicit component, a selector, or a key twice is refused.
 */
function isAllowedIntent(hash: string, rules: LinkRules): boolean {
  const body = /^#Intent;([^#]*);end;?$/.exec(hash)?.[1];
  if (body === undefined) return false;
  const values = new Map<string, string>();
  for (const part of body.split(';')) {
    const [, key, value] = /^([^=]+)=(.+)$/.exec(part)?.map(decode) ?? [];
    if (!key || !value || key === 'component' || values.has(key)) return false;
    values.set(key, value);
  }
  return (
    isAllowedScheme(values.get('scheme') ?? '', rules) &&
    /^[a-z]\w*(\.\w+)+$/i.test(values.get('package') ?? '') &&
    parseLink(values.get('S.browser_fallback_url') ?? '', rules) !== null
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/**
 * An address that opens an app, as the parser writes it, or null: a listed scheme, an Android `intent:` for one, or an https address (which an app may have claimed).
 */
export function parseAppLink(text: string, rules: LinkRules = {}): string | null {
  const url = parseUrl(text);
  if (!url) return null;
  const scheme = url.protocol.slice(0, -1);
  if (scheme === 'https' || scheme === 'http') return parseLink(text, rules);
  const isAllowed = scheme === 'intent' ? isAllowedIntent(url.hash, rules) : isAllowedScheme(scheme, rules);
  return isAllowed ? url.href : null;
}
