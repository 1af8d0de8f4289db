import { memoryStore } from '../../src/proxy/index.js';
import { describeStore } from './storeContract.js';

describeStore('memoryStore', () => memoryStore());
