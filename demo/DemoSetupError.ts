/** A mistake that the person who started the demo can correct; its message is one line and says how. */
export class DemoSetupError extends Error {
  override readonly name = 'DemoSetupError';
}
