/** Something that the person who started the demo can put right; its message is one line and says how. */
export class DemoSetupError extends Error {
  override readonly name = 'DemoSetupError';
}
