import { guardConsole } from './expectConsole.js';

guardConsole();
