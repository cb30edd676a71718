// @ts-check
/** The buttons of the map: nearer, farther, the article's places, the whole world. */

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { STEP } from './gestures.js';
import { svg } from './svg.js';
import { whole, zoom } from './view.js';

/** @typedef {import('./gestures.js').Camera} Camera */

/** What a button is called, its sign, and what it does.
 * @type {readonly (readonly [import('../words/fr.js').Key, string, (camera: Camera) => void])[]} */
const ACTIONS = [
  ['map.nearer', 'M10 4v12M4 10h12', (camera) => camera.set(zoom(camera.get(), 1 / STEP))],
  ['map.farther', 'M4 10h12', (camera) => camera.set(zoom(camera.get(), STEP))],
  ['map.focus', 'M5 10a5 5 0 1 0 10 0a5 5 0 1 0-10 0M10 1v5M10 14v5M1 10h5M14 10h5', (camera) => camera.reset()],
  ['map.world', 'M2 10a8 8 0 1 0 16 0a8 8 0 1 0-16 0M2 10h16M10 2c-5 5-5 11 0 16c5-5 5-11 0-16', (camera) => camera.set(whole())],
];

/** @param {HTMLElement} bar
 * @param {Camera} camera */
export function wireTools(bar, camera) {
  const buttons = ACTIONS.map(([words, d, act]) => ({ words, button: h('button', { type: 'button', onclick: () => act(camera) }, icon(d)) }));
  bar.append(...buttons.map(({ button }) => button));
  return {
    /** Names the buttons in the reader's language. */
    speak() {
      bar.setAttribute('aria-label', t('map.tools'));
      for (const { words, button } of buttons) {
        button.setAttribute('aria-label', t(words));
        button.title = t(words);
      }
    },
  };
}

/** @param {string} d */
function icon(d) {
  const drawn = svg('svg', { viewBox: '0 0 20 20', class: 'map-icon', 'aria-hidden': 'true' });
  drawn.append(svg('path', { d }));
  return drawn;
}
