// @ts-check
/** On a phone: the panel as a sheet at the foot of the page, and the options behind a button. */

import { byId } from '../dom.js';

const SIZES = ['half', 'full', 'low'];

/** @param {import('../state.js').Store} store */
export function wireSheet(store) {
  const panel = byId('panel');
  const handle = byId('sheet');
  const options = byId('options');

  /** @param {string} size */
  function resize(size) {
    panel.dataset.size = size;
    handle.ariaExpanded = String(size === 'full');
  }

  handle.addEventListener('click', () => {
    const at = SIZES.indexOf(panel.dataset.size ?? 'half');
    resize(SIZES[(at + 1) % SIZES.length]);
  });
  options.addEventListener('click', () => {
    const open = options.ariaExpanded !== 'true';
    options.ariaExpanded = String(open);
    byId('controls').toggleAttribute('data-open', open);
  });
  store.watch(['selected', 'passage', 'only'], ({ selected, passage, only }) => {
    // A chosen card shows its mark, a chosen mark its card: both need half of the screen.
    if (selected || passage || only) resize('half');
  });
  store.watch(['cast'], ({ cast }) => {
    if (cast === 'network') resize('full');
  });
  store.watch(['view'], () => {
    resize('half');
    options.ariaExpanded = 'false';
    byId('controls').removeAttribute('data-open');
  });
}
