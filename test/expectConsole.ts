import { afterEach, beforeEach, expect } from 'vitest';

type Level = 'error' | 'warn';

interface Expectation {
  level: Level;
  pattern: RegExp;
  wasMet: boolean;
}

let expectations: Expectation[] = [];
let unexpected: string[] = [];

function receive(level: Level, parts: unknown[]): void {
  const message = parts
    .map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part)))
    .join(' ');
  const expectation = expectations.find(
    (candidate) => candidate.level === level && candidate.pattern.test(message),
  );
  if (expectation) expectation.wasMet = true;
  else unexpected.push(`console.${level}: ${message}`);
}

/**
 * Makes the running test accept `console.error` calls whose text matches `pattern`, and fail when none comes.
 * Every other `console.error` and `console.warn` fails the test.
 *
 * @example
 * expectConsoleError(/API key was refused/);
 */
export function expectConsoleError(pattern: RegExp): void {
  expectations.push({ level: 'error', pattern, wasMet: false });
}

/** Like {@link expectConsoleError}, for `console.warn`. */
export function expectConsoleWarning(pattern: RegExp): void {
  expectations.push({ level: 'warn', pattern, wasMet: false });
}

/** Called by the set-up file of each project. */
export function guardConsole(): void {
  const { error, warn } = console;

  beforeEach(() => {
    expectations = [];
    unexpected = [];
    console.error = (...parts: unknown[]) => receive('error', parts);
    console.warn = (...parts: unknown[]) => receive('warn', parts);
  });

  afterEach(() => {
    Object.assign(console, { error, warn });
    expect(unexpected, 'unexpected console output').toEqual([]);
    const missing = expectations.filter(({ wasMet }) => !wasMet).map(({ pattern }) => String(pattern));
    expect(missing, 'expected console output that never came').toEqual([]);
  });
}
