import { expect, it } from 'vitest';
import { useFaultPage } from '../faults/openCheckout.js';
import { findChangedLooks, screenNames } from './compareLooks.js';

const openCheckout = useFaultPage();

/** What plain pages and resets say about elements, in one sheet. The packages themselves are tried in `test:wide`. */
const css = `
  *, *::before, *::after { box-sizing: border-box; border: 0 solid red; margin: 0; padding: 0 }
  body { color: red; font-size: 11px; line-height: 3; letter-spacing: 3px; text-align: end; text-indent: 9px; text-transform: uppercase }
  button, [type='button'], [type='submit'] {
    appearance: button; width: 100%; margin: 7px; background: transparent; border-radius: 0; box-shadow: 0 0 5px red;
    color: red; font: 9px monospace; text-transform: uppercase; letter-spacing: 2px; line-height: inherit;
  }
  button:hover { background: red }
  a { color: red; text-decoration: underline }
  a:hover { color: green }
  input, input[type='radio'], input[type='checkbox'] { width: 100%; height: 60px; margin: 9px; padding: 9px }
  label { display: inline-block; margin-bottom: 11px; font-weight: 700; text-transform: uppercase }
  legend { float: left; width: 100%; padding: 10px; font-size: 30px }
  fieldset { min-width: 500px; border: 2px solid red; padding: 10px }
  h2, h3 { margin: 30px; color: red; font-weight: 100; font-size: 10px; letter-spacing: 3px }
  p, dl, dd, dt, ul { margin: 13px; color: red; line-height: 3 }
  dt { font-weight: 700 }
  img, svg { display: block; max-width: 50%; height: auto; vertical-align: middle }
  section { padding: 3px }
`;

it.each(screenNames)('the %s looks the same under a reset', async (screen) => {
  const trial = await openCheckout();
  expect(await findChangedLooks(trial, screen, [{ name: 'a plain page', css }])).toEqual([]);
});
