import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * Imports point one way: contract <- payment <- transport <- state <- PaymentCheckout <- element.
 * Each row: a folder of src, and the sibling folders it must not import from at run time.
 * `typesOnly` rows may still take types from below.
 */
const layers = ['contract', 'payment', 'transport', 'state', 'views', 'i18n', 'element', 'proxy', 'sandbox'];
const mayImport = {
  contract: [],
  payment: ['contract'],
  transport: ['contract', 'payment'],
  state: ['contract', 'payment', 'transport'],
  views: ['views', 'i18n'],
  i18n: [],
  proxy: ['contract'],
  sandbox: ['contract'],
  element: ['contract', 'payment', 'transport', 'state'],
};
const typesOnly = new Set(['views', 'i18n']);

const layerRule = (folder, allowed) => {
  const forbidden = layers.filter((name) => name !== folder && !allowed.includes(name));
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                ...forbidden.map((name) => `**/${name}/**`),
                ...(folder === 'element' ? [] : ['**/PaymentCheckout.js']),
                '**/index.js',
              ],
              allowTypeImports: typesOnly.has(folder),
              message: `src/${folder} may import only from: ${[folder, ...allowed].join(', ')}.`,
            },
          ],
        },
      ],
    },
  };
};

export default tseslint.config(
  { ignores: ['dist', 'storybook-static', 'coverage', 'screenshots', 'node_modules'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'stories/**/*.{ts,tsx}', 'demo/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat.recommended,
  },
  ...Object.entries(mayImport).map(([folder, allowed]) => layerRule(folder, allowed)),
  // The one place that speaks to the developer in the browser's console.
  {
    files: ['src/state/hooks/useDeveloperErrors.ts'],
    rules: { 'no-console': ['error', { allow: ['error'] }] },
  },
  // Types that the tag adds to the page's own and to React's: there is no other way to say them.
  {
    files: ['src/element/PaymentCheckoutElement.ts'],
    rules: {
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  {
    files: ['test/**/*.{ts,tsx,mjs}', 'demo/**/*.{ts,tsx,mjs}', 'stories/**/*.{ts,tsx}', '.storybook/*'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.{js,mjs}'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: { console: 'readonly', process: 'readonly' } } },
);
