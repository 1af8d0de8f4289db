import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { guardConsole } from './expectConsole.js';

guardConsole();

// Without Web Locks, as on plain-http pages, everything happens in the task that caused it, so that tests need not wait. What the locks are for takes
// two documents: the end-to-end tests have them.
Object.defineProperty(Navigator.prototype, 'locks', { value: undefined, configurable: true });

// Runs before the console is checked, so that what unmounting prints counts too.
afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
