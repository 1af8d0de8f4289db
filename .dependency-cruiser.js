/**
 * The allowed import directions in src; `npm run check` fails on any other import. Type imports count too, also in circles:
 * two files that need each other's types cannot be understood one at a time. Only `views` and `i18n` are treated differently:
 * they may import types, but no code, from the layers below.
 */

/** Layer -> the layers it may import from, beside itself. */
const layers = {
  contract: [],
  payment: ['contract'],
  transport: ['contract', 'payment'],
  state: ['contract', 'payment', 'transport'],
  i18n: [],
  png: [],
  views: ['i18n', 'png'],
  proxy: ['contract'],
  sandbox: ['contract', 'png'],
  testing: ['contract', 'proxy', 'sandbox'],
  element: ['contract', 'payment', 'transport', 'state', 'PaymentCheckout', 'styles'],
};

/** Layer -> the layers it may import types from, in addition. */
const layersOfTypes = {
  i18n: ['contract', 'payment', 'transport'],
  views: ['contract', 'payment', 'transport', 'state'],
};

/** Folders of a layer, lowest first; folders in one row do not import from each other. */
const floors = {
  state: [['hooks'], ['form'], ['attempts'], ['status']],
  proxy: [['http'], ['guards', 'idempotency', 'node', 'upstream'], ['orders', 'status'], ['routes']],
};

/** Files beside those folders that compose them, and that no folder may import. The other files there are types and options, which all folders use. */
const composers = {
  state: '(usePaymentCheckout|useActions)',
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
    // Includes type imports.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types'] },
  },
};

export default configuration;
