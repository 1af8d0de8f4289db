import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { propertyNames, propertyOf } from '../../src/element/properties.js';

const readme = readFileSync('README.md', 'utf8');

it('names every attribute and every property of the element in the README', () => {
  const named = [...propertyOf.keys(), ...propertyNames];
  expect(named.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
