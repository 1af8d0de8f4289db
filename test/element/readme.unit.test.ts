import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { propertyNames, propertyByAttribute } from '../../src/element/properties.js';

const readme = readFileSync('README.md', 'utf8');

it('names every attribute and every property of the element in the README', () => {
  const named = [...propertyByAttribute.keys(), ...propertyNames];
  expect(named.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
