/** An error of the API. */
export interface ApiFailure {
  httpStatus: number;
  error: string;
  /** The number that some endpoints send besides `error`. */
  errorCode?: string;
  message: string;
  retryAfterSeconds?: number;
}

/** Creates a success (HTTP 200) in the contract's envelope. */
export function succeed(data: unknown): Response {
  return Response.json({ statusCode: 200, error: null, message: 'Success', data });
}

/** Creates an error in the contract's envelope. */
export function fail({ httpStatus, error, errorCode, message, retryAfterSeconds }: ApiFailure): Response {
  return Response.json(
    { statusCode: httpStatus, error, ...(errorCode !== undefined && { errorCode }), message, data: null },
    {
      status: httpStatus,
      ...(retryAfterSeconds !== undefined && { headers: { 'Retry-After': String(retryAfterSeconds) } }),
    },
  );
}

/** The four errors in the contract's table. */
export const documentedFailures = {
  400: { httpStatus: 400, error: 'INVALID_REQUEST', message: 'Dữ liệu đầu vào không hợp lệ.' },
  401: {
    httpStatus: 401,
    error: 'UNAUTHORIZED',
    message: 'apiKey không hợp lệ hoặc không có quyền truy cập.',
  },
  429: { httpStatus: 429, error: 'APIKEY_QUOTA_EXCEEDED', message: 'Vượt quota cho apiKey.' },
  500: { httpStatus: 500, error: 'UNKNOWN_ERROR', message: 'Lỗi hệ thống nội bộ.' },
} as const satisfies Record<number, ApiFailure>;
