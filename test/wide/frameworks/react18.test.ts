import query from '@tanstack/react-query/package.json' with { type: 'json' };
import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { version as serverVersion } from 'react-dom/server';
import { expect, it } from 'vitest';

it('runs with React 18 and the oldest TanStack Query', () => {
  expect(query.version).toBe('5.0.0');
  expect([version, domVersion, serverVersion]).toEqual(['18.3.1', '18.3.1', '18.3.1']);
});
