import { memoryStore } from '../../../src/proxy/index.js';
import { describeStore } from './describeStore.js';

describeStore('memoryStore', () => memoryStore());
