export {
  createSandbox,
  type Sandbox,
  type SandboxEndpoint,
  type SandboxFailure,
  type SandboxOptions,
} from './createSandbox.js';
export {
  everydayMethods,
  sandboxBookings,
  sandboxMethods,
  sandboxServices,
  type SandboxMethodName,
} from './catalogue.js';
export type { SandboxOrder } from './OrderStore.js';
