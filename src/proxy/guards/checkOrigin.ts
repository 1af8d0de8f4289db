/** What the browser's own headers say about where a request comes from. */
export interface OriginVerdict {
  isAllowed: boolean;
  /** The listed origin to name in CORS headers. */
  corsOrigin?: string;
}

/**
 * A page on another site must not act with the payer's cookies. A listed origin may call; else the browser must say `same-origin`, or, where it says nothing
 * (older ones, and any on plain http), `Origin` must have the host that was called. Servers and in-process callers send neither header and pass:
 * they carry nobody's cookies.
 */
export function judgeOrigin(request: Request, allowedOrigins: ReadonlySet<string>): OriginVerdict {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.has(origin)) return { isAllowed: true, corsOrigin: origin };
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return { isAllowed: site === 'same-origin' || (site === 'none' && origin === null) };
  return { isAllowed: origin === null || hostOf(origin) === hostOf(request.url) };
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
