import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the bench builds and installs what it needs: out of the way of Git and of every checker. */
export const scratchDir = join(import.meta.dirname, '../../node_modules/.bench');
mkdirSync(scratchDir, { recursive: true });
