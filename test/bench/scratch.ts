import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the bench builds and installs what it needs, ignored by Git and the linters. */
export const scratchDir = join(import.meta.dirname, '../../node_modules/.bench');
mkdirSync(scratchDir, { recursive: true });
