import type { OrderQuery } from '../http/ProxyCall.js';
import type { RequestRecord } from '../http/RequestRecord.js';
import type { StatusResult } from './StatusResult.js';

/** An order to ask about. */
export interface Question extends OrderQuery {
  /** The request of the page that asks. */
  request: Request | undefined;
}

/** Answers for each order, in the order of the questions. Never rejects. */
export type StatusSource = (questions: readonly Question[], record: RequestRecord) => Promise<StatusResult[]>;
