// @ts-check
/** Entry of the single file: the same page with the engine inside. */

import { start } from './app.js';
import { startInline } from './engine/inline.js';

start(startInline);
