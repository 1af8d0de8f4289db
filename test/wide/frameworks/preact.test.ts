import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };

const { devDependencies } = packageJson;

it('runs with Preact in place of React', () => {
  expect(version).not.toBe(devDependencies.react);
  expect(domVersion).not.toBe(devDependencies['react-dom']);
});
