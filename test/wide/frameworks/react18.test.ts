import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { version as serverVersion } from 'react-dom/server';
import { expect, it } from 'vitest';

it('is React 18 that the components of this run meet', () => {
  expect([version, domVersion, serverVersion]).toEqual(['18.3.1', '18.3.1', '18.3.1']);
});
