import { DemoSetupError } from './DemoSetupError.js';

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The real Partner API, from environment variables. */
export interface PartnerApi {
  baseUrl: string;
  apiKey: string;
  /** Needed for the list of services and for the status of an order. */
  clientId?: string;
}

/**
 * Reads `PARTNER_API_URL`, `PARTNER_API_KEY` and the optional `PARTNER_CLIENT_ID`. `undefined` when neither of the first two is set.
 * @throws {DemoSetupError} when only one of the two is set.
 */
export function readPartnerApi(environment: Environment): PartnerApi | undefined {
  const { PARTNER_API_URL: baseUrl, PARTNER_API_KEY: apiKey, PARTNER_CLIENT_ID: clientId } = environment;
  if (!baseUrl && !apiKey) return undefined;
  if (!baseUrl || !apiKey) {
    const [set, missing] = baseUrl
      ? ['PARTNER_API_URL', 'PARTNER_API_KEY']
      : ['PARTNER_API_KEY', 'PARTNER_API_URL'];
    throw new DemoSetupError(
      `${set} is set but ${missing} is not: set both for the real API, or none for the sandbox.`,
    );
  }
  return { baseUrl, apiKey, ...(clientId && { clientId }) };
}
