// @ts-check
/** The chips above the article: legend, count and switch of each layer. */

import { byId, h } from './dom.js';
import { number, t } from './i18n.js';
import { LAYERS } from './layers.js';
import { counts } from './model.js';

/** @param {import('./state.js').Store} store */
export function wireChips(store) {
  const buttons = LAYERS.map(({ layer, letter }) => {
    const name = h('span', { class: 'chip-name', 'data-layer': layer });
    const count = h('span', { class: 'chip-count' });
    const toggle = () => toggleLayer(store, layer);
    const button = h('button', { type: 'button', class: 'chip', 'aria-keyshortcuts': letter.toLowerCase(), onclick: toggle });
    button.append(name, ' ', count, ' ', h('kbd', { 'aria-hidden': 'true' }, letter));
    return { layer, name, count, button };
  });
  byId('chips').append(...buttons.map(({ button }) => button));

  store.watch(['ui', 'model', 'principal', 'off', 'keys'], ({ model, principal, off, keys }) => {
    const counted = counts(model, principal);
    byId('chips').classList.toggle('no-keys', !keys);
    for (const { layer, name, count, button } of buttons) {
      name.textContent = t(layer);
      count.textContent = model ? number(counted.get(layer) ?? 0) : '';
      button.ariaPressed = String(!off.has(layer));
    }
  });
}

/** Shows a layer, or hides it.
 * @param {import('./state.js').Store} store
 * @param {import('./layers.js').Layer} layer */
export function toggleLayer(store, layer) {
  const off = new Set(store.get().off);
  if (!off.delete(layer)) off.add(layer);
  store.set({ off });
}
