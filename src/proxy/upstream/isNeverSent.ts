/** Codes for failures that always happen before a byte of the request is sent. */
const neverSentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  // The server's certificate is verified before the request is written.
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Codes that an open connection can report too, after a long silence. */
const unreachableCodes = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

/** Whether an error of `fetch` proves that the request was never sent. Node's fetch puts the reason into `cause`. */
export function isNeverSent(error: unknown): boolean {
  return error instanceof Error && isConnectFailure(error.cause);
}

function isConnectFailure(reason: unknown): boolean {
  if (!(reason instanceof Error)) return false;
  // One error for each address of a host.
  if (reason instanceof AggregateError)
    return reason.errors.length > 0 && reason.errors.every(isConnectFailure);
  const code = 'code' in reason ? String(reason.code) : '';
  const syscall = 'syscall' in reason ? reason.syscall : undefined;
  if (unreachableCodes.has(code)) return syscall === undefined || syscall === 'connect';
  return neverSentCodes.has(code) || (code === 'ETIMEDOUT' && syscall === 'connect');
}
