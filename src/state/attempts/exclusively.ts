import { reportToWindow } from '../hooks/reportToWindow.js';

/** Another document that has stopped in the middle of its task must not stop this payer. */
const maxWaitMs = 1_000;

/**
 * Runs a task while no other document of the origin runs one under the same name. Browsers without Web Locks, and pages that may not use
 * them (plain http, sandboxed frames), run it at once.
 */
export function exclusively(name: string, task: () => void): void {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) {
    task();
    return;
  }
  let hasRun = false;
  const runOnce = () => {
    if (hasRun) return;
    hasRun = true;
    clearTimeout(timer);
    try {
      task();
    } catch (error) {
      // Thrown on, it would look like a lock that was refused.
      reportToWindow(error);
    }
  };
  const timer = setTimeout(runOnce, maxWaitMs);
  // Chromium refuses by throwing, others by rejecting.
  Promise.resolve()
    .then(() => locks.request(name, runOnce))
    .catch(runOnce);
}
