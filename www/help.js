// @ts-check
/** The dialog that lists the shortcuts and can switch the letters off. */

import { byId, h } from './dom.js';
import { t } from './i18n.js';
import { LAYERS } from './layers.js';
import { remember } from './prefs.js';

/** @typedef {ReturnType<typeof wireHelp>} Help */

/** @type {readonly (readonly [string, import('./words/fr.js').Key])[]} */
const KEYS = [
  ['j k', 'key.next'],
  ['Enter', 'key.enter'],
  ['Esc', 'key.escape'],
  [LAYERS.map(({ letter }) => letter).join(' '), 'key.layers'],
  ['w', 'key.why'],
  ['f', 'key.only'],
  ['1 … 5', 'key.tabs'],
  ['/', 'key.search'],
  ['Ctrl+Enter', 'key.analyse'],
  ['?', 'key.help'],
];

/** @param {import('./state.js').Store} store */
export function wireHelp(store) {
  const dialog = byId('help', HTMLDialogElement);
  const on = byId('keys-on', HTMLInputElement);
  on.addEventListener('change', () => {
    store.set({ keys: on.checked });
    remember('keys', on.checked ? 'on' : 'off');
  });
  byId('help-open').addEventListener('click', () => dialog.showModal());
  store.watch(['ui', 'keys'], ({ keys }) => {
    on.checked = keys;
    const rows = KEYS.flatMap(([key, words]) => [h('dt', null, h('kbd', null, key)), h('dd', null, t(words))]);
    byId('help-keys').replaceChildren(...rows);
  });
  return { open: () => dialog.open || dialog.showModal() };
}
