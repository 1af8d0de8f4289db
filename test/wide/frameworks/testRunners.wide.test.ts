import { afterEach, describe, expect, inject, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { Application } from './Application.js';
import { readmeBlock } from './readmeBlock.js';

const { devDependencies } = packageJson;

const packages = {
  [packageJson.name]: `file:${inject('tarball')}`,
  '@tanstack/react-query': devDependencies['@tanstack/react-query'],
  '@testing-library/dom': devDependencies['@testing-library/dom'],
  '@testing-library/react': devDependencies['@testing-library/react'],
  '@testing-library/user-event': devDependencies['@testing-library/user-event'],
  react: devDependencies.react,
  'react-dom': devDependencies['react-dom'],
};

const test = { 'checkout.test.tsx': readmeBlock('`checkout.test.tsx`') };

let application: Application | undefined;
afterEach(() => application?.remove());

describe("the README's test of a partner's page passes", () => {
  it.each(['jsdom', 'happy-dom'])('in Vitest with %s', async (environment) => {
    application = await Application.install(
      'vitest',
      { ...packages, vitest: devDependencies.vitest, jsdom: '29.1.1', 'happy-dom': '21.0.4' },
      { ...test, 'vitest.config.ts': readmeBlock('`vitest.config.ts`').replace('jsdom', environment) },
    );
    const output = await application.run(['node_modules/vitest/vitest.mjs', 'run', '--testTimeout=60000']);
    expect(output).toContain('1 passed');
  });

  it.each(['29.7.0', '30.5.2'])('in Jest %s with jsdom', async (version) => {
    application = await Application.install(
      'jest',
      {
        ...packages,
        '@babel/core': '7.29.13',
        '@babel/preset-env': '7.29.14',
        '@babel/preset-react': '7.29.7',
        '@babel/preset-typescript': '7.29.7',
        jest: version,
        'jest-environment-jsdom': version,
        'jest-fixed-jsdom': '0.0.11',
      },
      {
        ...test,
        'babel.config.js': `module.exports = {
          presets: [
            ['@babel/preset-env', { targets: { node: 'current' } }],
            ['@babel/preset-react', { runtime: 'automatic' }],
            '@babel/preset-typescript',
          ],
        };`,
        'jest.config.js': readmeBlock('`jest.config.js`'),
        'jest.setup.js': readmeBlock('`jest.setup.js`:'),
      },
      'commonjs',
    );
    const output = await application.run(['node_modules/jest/bin/jest.js', '--testTimeout=60000']);
    expect(output).toContain('1 passed');
  });
});
