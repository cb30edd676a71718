// @ts-check
/** Entry of the hosted page. */

import { start } from './app.js';
import { startHosted } from './engine/hosted.js';
import { keepOffline } from './offline.js';

start(startHosted);
keepOffline();
