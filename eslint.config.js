import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Calls that give another result each time. */
const impure = [
  'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
  'CallExpression[callee.object.name=/^(Date|performance)$/][callee.property.name="now"]',
  'CallExpression[callee.object.name="crypto"]',
  'NewExpression[callee.name="Date"][arguments.length=0]',
].join();
const impureMessage =
  'Runs during render, where Next.js with `cacheComponents` fails the build, and hydration may differ. Call it in an effect or event handler.';

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
  // Hooks and components: not in their bodies, nor in functions beside them or passed to hooks that call them while rendering.
  {
    files: ['src/**/use*.ts', 'src/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: `:matches(${impure}):not(:function :function *)`, message: impureMessage },
        {
          selector: `CallExpression[callee.name=/^use(Memo|State|Reducer|SyncExternalStore)$/] :matches(${impure})`,
          message: impureMessage,
        },
      ],
    },
  },
  // The files that may log to the browser's console, for developers.
  {
    files: ['src/state/attempts/useDeveloperErrors.ts', 'src/i18n/resolveMessages.ts'],
    rules: { 'no-console': ['error', { allow: ['error'] }] },
  },
  // Augmenting the global and React's JSX types needs namespaces.
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
