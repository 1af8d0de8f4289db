import { afterEach, beforeEach, expect } from 'vitest';

interface Expectation {
  pattern: RegExp;
  wasMet: boolean;
}

let expectations: Expectation[] = [];
let unexpected: string[] = [];

const toText = (parts: unknown[]): string =>
  parts.map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part))).join(' ');

function onError(...parts: unknown[]): void {
  const message = toText(parts);
  const expectation = expectations.find(({ pattern }) => pattern.test(message));
  if (expectation) expectation.wasMet = true;
  else unexpected.push(`console.error: ${message}`);
}

function onWarning(...parts: unknown[]): void {
  unexpected.push(`console.warn: ${toText(parts)}`);
}

/**
 * Makes the running test accept `console.error` calls whose text matches `pattern`, and fail when none comes.
 * Every other `console.error` and `console.warn` fails the test.
 *
 * @example
 * expectConsoleError(/API key was refused/);
 */
export function expectConsoleError(pattern: RegExp): void {
  expectations.push({ pattern, wasMet: false });
}

/** Called by the setup file of each project. */
export function guardConsole(): void {
  const { error, warn } = console;

  beforeEach(() => {
    expectations = [];
    unexpected = [];
    console.error = onError;
    console.warn = onWarning;
  });

  afterEach(() => {
    Object.assign(console, { error, warn });
    expect(unexpected, 'unexpected console output').toEqual([]);
    const missing = expectations.filter(({ wasMet }) => !wasMet).map(({ pattern }) => String(pattern));
    expect(missing, 'expected console output that never came').toEqual([]);
  });
}
