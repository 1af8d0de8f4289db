import type { CreatePaymentData } from '../../contract/createPayment.js';
import {
  ageOf,
  answerStatusOf,
  isAnswered,
  type AnsweredAttempt,
  type Attempt,
  type AttemptAnswer,
  type AttemptFailure,
  type AttemptRequest,
  type AttemptLog,
} from './attempt.js';
import { raiseElapsed } from '../hooks/elapsed.js';
import { compareStatuses, joinStatuses } from './orderStatus.js';

// Every join here is commutative, associative and idempotent, and returns its first argument itself when the second adds nothing:
// nobody renders for a copy without news, and clocks that belong to an object go on.

/** The greater of two by a total order; the first when they are equal. */
const maxBy = <Fact>(one: Fact, other: Fact, compare: (one: Fact, other: Fact) => number): Fact =>
  compare(one, other) >= 0 ? one : other;

const compareTexts = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

/** Text of a flat record, the same for copies whose fields are in another order, as after they were saved. */
const toText = (fact: object) => JSON.stringify(fact, Object.keys(fact).sort());

/** A certain refusal of a request says more than an unknown end, which a page records that is about to be thrown away. */
const compareFailures = (one: AttemptFailure, other: AttemptFailure) =>
  Number(one.outcome === 'none') - Number(other.outcome === 'none') ||
  one.at - other.at ||
  compareTexts(toText(one), toText(other));

/** Both come from the schema, which puts their fields in its own order. */
function compareData(one: CreatePaymentData, other: CreatePaymentData): number {
  const [text, otherText] = [JSON.stringify(one), JSON.stringify(other)];
  return text.length - otherText.length || compareTexts(text, otherText);
}

/**
 * The answer whose status is further along: a key that is sent again may be answered with what has become of its order. Else the answer that came
 * first; of two copies of it the one that holds more, because a saved copy may lack a picture.
 */
const compareAnswers = (one: AnsweredAttempt, other: AnsweredAttempt): number =>
  one.answer === other.answer
    ? 0
    : compareStatuses(answerStatusOf(one), answerStatusOf(other)) ||
      other.answer.receivedAt - one.answer.receivedAt ||
      compareData(one.answer.data, other.answer.data);

const joinOptional = <Fact>(
  one: Fact | undefined,
  other: Fact | undefined,
  join: (one: Fact, other: Fact) => Fact,
): Fact | undefined => (one === undefined || other === undefined ? (one ?? other) : join(one, other));

function joinAnswers(one: Attempt, other: Attempt): AttemptAnswer | undefined {
  if (!isAnswered(one) || !isAnswered(other)) return one.answer ?? other.answer;
  const { answer } = maxBy(one, other, compareAnswers);
  const copy = answer === one.answer ? other.answer : one.answer;
  if (copy.receivedAt === answer.receivedAt) raiseElapsed(answer, answer.receivedAt, ageOf(copy));
  return answer;
}

function joinRequest(one: AttemptRequest, other: AttemptRequest): AttemptRequest {
  const failure = joinOptional(one.failure, other.failure, (a, b) => maxBy(a, b, compareFailures));
  const timeoutMs = Math.max(one.timeoutMs, other.timeoutMs);
  return failure === one.failure && timeoutMs === one.timeoutMs ? one : { ...one, timeoutMs, failure };
}

/** Joins two lists by an identity of their entries. */
function joinLists<Entry>(
  list: readonly Entry[],
  others: readonly Entry[],
  idOf: (entry: Entry) => string | number,
  join: (one: Entry, other: Entry) => Entry,
  compare: (one: Entry, other: Entry) => number,
): readonly Entry[] {
  const othersById = new Map(others.map((entry) => [idOf(entry), entry]));
  const joined = list.map((entry) => {
    const other = othersById.get(idOf(entry));
    othersById.delete(idOf(entry));
    return other === undefined ? entry : join(entry, other);
  });
  const isUnchanged = othersById.size === 0 && joined.every((entry, index) => entry === list[index]);
  return isUnchanged ? list : [...joined, ...othersById.values()].sort(compare);
}

export const compareRecency = (one: Attempt, other: Attempt): number =>
  other.recency - one.recency || compareTexts(one.key, other.key);

function joinTold(one: Attempt['told'] = {}, other: Attempt['told'] = {}): NonNullable<Attempt['told']> {
  return { created: one.created ?? other.created, paid: one.paid ?? other.paid };
}

function joinAttempts(one: Attempt, other: Attempt): Attempt {
  if (one === other) return one;
  const told = joinTold(one.told, other.told);
  const joined: Attempt = {
    ...one,
    recency: Math.max(one.recency, other.recency),
    requests: joinLists(
      one.requests,
      other.requests,
      ({ at }) => at,
      joinRequest,
      (a, b) => a.at - b.at,
    ),
    estimate: joinOptional(one.estimate, other.estimate, Math.max),
    answer: joinAnswers(one, other),
    status: joinStatuses(one.status, other.status),
    told: told.created === one.told?.created && told.paid === one.told?.paid ? one.told : told,
  };
  const isUnchanged = (Object.keys(joined) as (keyof Attempt)[]).every((fact) => joined[fact] === one[fact]);
  return isUnchanged ? one : joined;
}

/**
 * Merges two copies of a booking's log: of another tab, a cached page, a reload. Whatever one of them knows is in the result, in
 * whatever order copies meet.
 */
export function joinLogs(one: AttemptLog, other: AttemptLog): AttemptLog {
  const attempts = joinLists(one.attempts, other.attempts, ({ key }) => key, joinAttempts, compareRecency);
  const clearedRecency = Math.max(one.clearedRecency, other.clearedRecency);
  return attempts === one.attempts && clearedRecency === one.clearedRecency
    ? one
    : { attempts, clearedRecency };
}
