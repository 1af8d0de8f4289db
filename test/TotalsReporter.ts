import { appendFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Prints one line at the end of a run, `12 passed, 0 failed`. With `TEST_TOTALS_FILE` set the two numbers are appended
 * to that file instead, so that a caller of several runs can print their sum.
 */
export class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const brokenSuites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed =
      tests.filter((test) => test.result().state === 'failed').length +
      brokenSuites.filter((suite) => suite.errors().length > 0).length +
      unhandledErrors.length;
    const totalsFile = process.env['TEST_TOTALS_FILE'];
    if (totalsFile) appendFileSync(totalsFile, `${passed} ${failed}\n`);
    else process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  }
}
