/** Whether a request's origin may call. */
export interface OriginCheck {
  isAllowed: boolean;
  /** The allowed origin, for the CORS headers. */
  corsOrigin?: string;
}

/**
 * Prevents pages on other sites from calling with the payer's cookies. An origin in `allowedOrigins` may call. For any other, `Sec-Fetch-Site` must be
 * `same-origin`; browsers that do not send it (older ones, and all on plain http) must send an `Origin` with the host that was called.
 * Servers and in-process callers send neither header and are allowed, because they carry no payer's cookies.
 */
export function checkOrigin(request: Request, allowedOrigins: ReadonlySet<string>): OriginCheck {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.has(origin)) return { isAllowed: true, corsOrigin: origin };
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return { isAllowed: site === 'same-origin' || (site === 'none' && origin === null) };
  return { isAllowed: origin === null || getHost(origin) === getHost(request.url) };
}

function getHost(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}
