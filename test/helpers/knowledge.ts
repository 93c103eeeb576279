/** The built-in knowledge, and what reads documents with it. */
import { Analyser } from '../../server/src/document/analysed.js';
import { knowledge } from './pack.js';

export { TODAY } from './pack.js';

export const analyser = new Analyser(knowledge);
