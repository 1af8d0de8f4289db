import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { guardConsole } from './expectConsole.js';

guardConsole();

// Runs before the console is checked, so that what unmounting prints counts too.
afterEach(() => {
  cleanup();
  sessionStorage.clear();
});
