const { FAULT_RESUME: resume, FAULT_REACT: react, FAULT_SCRIPT: script } = process.env;

interface Variant {
  /** `undefined`: the component's default, which is `browser`. */
  resume: 'tab' | false | undefined;
  isReact18: boolean;
  /** The script file in place of the component. */
  isScript: boolean;
}

/** What the fault suite runs with. `npm test` runs the defaults, `npm run test:wide` the others. */
export const variant: Variant = {
  resume: resume === 'false' ? false : resume === 'tab' ? resume : undefined,
  isReact18: react === '18',
  isScript: script === 'true',
};

/** The record outlives the page. */
export const outlivesPage = variant.resume !== false;
/** The record is shared by all documents of the browser. */
export const isShared = variant.resume === undefined;
