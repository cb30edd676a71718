// Where the browser is: the test command says so, else the usual place of the system's Chromium.
import { existsSync } from 'node:fs';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const chromium = places.find((place) => place && existsSync(place));
if (!chromium) throw new Error('No Chromium: install it (Debian: `sudo apt-get install chromium`) or set CHROMIUM to its path.');
