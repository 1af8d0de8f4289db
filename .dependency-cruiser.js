/**
 * Which way imports point in src; `npm run check` fails on any other. Type imports count too, in circles as well:
 * two files that need each other's types cannot be read one after the other. Only `views` and `i18n` are told apart:
 * they may take types from the layers below, and run none of their code.
 */

/** Layer -> the layers it may import from, beside itself. */
const layers = {
  contract: [],
  payment: ['contract'],
  transport: ['contract', 'payment'],
  state: ['contract', 'payment', 'transport'],
  i18n: [],
  views: ['i18n'],
  proxy: ['contract'],
  sandbox: ['contract'],
  element: ['contract', 'payment', 'transport', 'state', 'PaymentCheckout', 'styles'],
};

/** Layer -> the layers it may take types from, beside the ones above. */
const layersOfTypes = {
  i18n: ['contract', 'payment', 'transport'],
  views: ['contract', 'payment', 'transport', 'state'],
};

/** Folders of a layer, lowest first; folders in one row do not import from each other. Files beside the folders: see below. */
const floors = {
  state: [['hooks'], ['form'], ['attempts'], ['status']],
  proxy: [['http'], ['guards', 'idempotency', 'node', 'upstream'], ['orders', 'status'], ['routes']],
};

/** Files beside the folders that build the layer out of them; the other such files are types and options, which all folders may use. */
const composers = {
  state: 'usePaymentCheckout',
  proxy: '(createPaymentProxy|parseOptions)',
};

const oneOf = (names) => `^src/(${names.join('|')})([./]|$)`;

const layerRules = Object.entries(layers).flatMap(([layer, allowed]) => {
  const withTypes = [...allowed, ...(layersOfTypes[layer] ?? [])];
  const rule = (name, to) => ({ name, severity: 'error', from: { path: oneOf([layer]) }, to });
  const outside = rule(`${layer}-imports-only-from-below`, {
    path: '^src/',
    pathNot: oneOf([layer, ...withTypes]),
  });
  if (withTypes.length === allowed.length) return [outside];
  const typesOnly = rule(`${layer}-imports-only-types`, {
    path: oneOf(layersOfTypes[layer]),
    dependencyTypesNot: ['type-only'],
  });
  return [outside, typesOnly];
});

const floorRules = Object.entries(floors).flatMap(([layer, rows]) =>
  rows.flatMap((row, height) =>
    row.map((folder) => ({
      name: `${layer}-${folder}-imports-only-from-lower-folders`,
      severity: 'error',
      from: { path: `^src/${layer}/${folder}/` },
      to: {
        path: `^src/${layer}/([^/]+/|${composers[layer]}\\.ts)`,
        pathNot: `^src/${layer}/(${[folder, ...rows.slice(0, height).flat()].join('|')})/`,
      },
    })),
  ),
);

/** @type {import('dependency-cruiser').IConfiguration} */
const configuration = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-import-of-an-index',
      comment: 'An index.ts is for users of the package; within src it hides which file is meant.',
      severity: 'error',
      from: {},
      to: { path: '/index\\.tsx?$', pathNot: '^node_modules' },
    },
    { name: 'no-unresolved-import', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...layerRules,
    ...floorRules,
  ],
  options: {
    // Also the imports that TypeScript drops: see above.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};

export default configuration;
