import { reportToWindow } from './reportToWindow.js';

/** Runs host code. What it throws reaches the host (window `error` event), and never stops a checkout. */
export function callHost(call: () => void): void {
  try {
    call();
  } catch (error) {
    reportToWindow(error);
  }
}
