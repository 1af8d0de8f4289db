const word = /^[A-Z][A-Z0-9_]{1,63}$/;
/** Some endpoints send a short number as `errorCode`. */
const shortNumber = /^\d{1,4}$/;

/** The API's `error` or `errorCode`, when one of them looks like a code. Any other text may contain personal data and must not leave the proxy. */
export function parseErrorCode({
  error,
  errorCode,
}: {
  error?: string | null | undefined;
  errorCode?: string | null | undefined;
}): string | undefined {
  if (error != null && word.test(error)) return error;
  if (errorCode != null && (word.test(errorCode) || shortNumber.test(errorCode))) return errorCode;
  return undefined;
}
