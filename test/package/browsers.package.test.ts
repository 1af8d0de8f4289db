import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ESLint } from 'eslint';
import compat from 'eslint-plugin-compat';
import esX from 'eslint-plugin-es-x';
import { describe, expect, inject, it } from 'vitest';

/** As README.md names them, and `target` in vite.config.ts. */
const browsers = ['chrome 91', 'safari 15', 'firefox 90'];

/** Syntax newer than ES2021 that all of them have. */
const known = ['class-instance-fields', 'class-static-fields', 'private-in', 'top-level-await'];

/** Methods that only their name gives away, and other objects have too: arrays those of iterators, zod a `union`, payments a `transfer` and an `at`. */
const otherMeanings =
  /^es-x\/no-(iterator-prototype-|set-prototype-union|arraybuffer-prototype-transfer|(array|string)-prototype-at)/;

/** Used only when present, which is no longer evident after minification. */
const guarded = 'reportError';

/** Methods that the two plugins do not know. */
const tooNewMethods = [
  // Of arrays; times have the same name.
  'CallExpression[callee.property.name="at"]',
  'MemberExpression[object.name="AbortSignal"]',
  'MemberExpression[property.name=/^(throwIfAborted|randomUUID|checkVisibility)$/]',
];

const eslint = new ESLint({
  overrideConfigFile: true,
  allowInlineConfig: false,
  overrideConfig: [
    esX.configs['flat/restrict-to-es2021'],
    compat.configs['flat/recommended'],
    {
      settings: { browsers, 'es-x': { aggressive: true } },
      rules: {
        ...Object.fromEntries(known.map((name) => [`es-x/no-${name}`, 'off'])),
        // Safari has it from 16.4.
        'es-x/no-regexp-lookbehind-assertions': 'error',
        'no-restricted-syntax': ['error', ...tooNewMethods],
      },
    },
  ],
});

/** What the oldest browsers do not have, as `rule: message`. */
async function findTooNew(code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code);
  return (result?.messages ?? [])
    .filter(({ ruleId, message }) => !otherMeanings.test(ruleId ?? '') && !message.startsWith(guarded))
    .map(({ ruleId, message, line, column }) => `${ruleId ?? ''}: ${message} (${line}:${column})`);
}

const dist = () => join(inject('consumer'), 'node_modules', 'ttdk-payment-checkout', 'dist');

/** Scripts that a browser loads. The proxy, the sandbox and the tools for tests run elsewhere. */
const scripts = () =>
  readdirSync(dist(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => relative(dist(), join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !/^(proxy|sandbox|testing|cjs)\//.test(name));

describe('the oldest browsers', () => {
  it.each([
    ['Object.hasOwn(value, "key")', 'es-x/no-object-hasown'],
    ['list.at(-1)', 'no-restricted-syntax'],
    ['list.toSorted()', 'es-x/no-array-prototype-tosorted'],
    ['list.findLast(Boolean)', 'es-x/no-array-prototype-findlast'],
    ['class Field { static {} }', 'es-x/no-class-static-block'],
    ['/(?<=a)b/.test(text)', 'es-x/no-regexp-lookbehind-assertions'],
    ['structuredClone(value)', 'compat/compat'],
    ['AbortSignal.timeout(1)', 'no-restricted-syntax'],
    ['text.replace(/[\\p{L}--a]/v, "")', 'es-x/no-regexp-v-flag'],
  ])('%s would be found', async (code, rule) => {
    expect((await findTooNew(code)).join('\n')).toContain(rule);
  });

  it('have everything that the package uses', async () => {
    const names = scripts();
    expect(names).toEqual(expect.arrayContaining(['index.js', 'element/index.js', 'payment-checkout.js']));
    const tooNew: string[] = [];
    for (const name of names) {
      const found = await findTooNew(readFileSync(join(dist(), name), 'utf8'));
      tooNew.push(...found.map((problem) => `${name}: ${problem}`));
    }
    expect(tooNew).toEqual([]);
  });
});
