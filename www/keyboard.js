// @ts-check
/** The shortcuts. Single letters count only in the article and the panel, and can be switched off (WCAG 2.1.4). */

import { toggleLayer } from './chips.js';
import { byId } from './dom.js';
import { LAYERS } from './layers.js';
import { openTab, TABS } from './panel/tabs.js';

/** @param {import('./state.js').Store} store
 * @param {object} parts
 * @param {import('./analysis.js').Analyses} parts.analysis
 * @param {import('./article/selection.js').Selections} parts.selection
 * @param {import('./help.js').Help} parts.help */
export function wireKeyboard(store, { analysis, selection, help }) {
  const panel = byId('panel');
  const card = () => /** @type {HTMLElement|null} */ (panel.querySelector('.card[data-chosen]'));

  /** @type {Record<string, (event: KeyboardEvent) => void>} */
  const letters = {
    j: ({ shiftKey }) => selection.move(1, shiftKey),
    k: ({ shiftKey }) => selection.move(-1, shiftKey),
    w: () => {
      const why = card()?.querySelector('details');
      if (why) why.open = !why.open;
    },
    f: () => filterByChosen(store),
    '/': () => byId('search').focus(),
    '?': () => help.open(),
  };
  for (const { layer, letter } of LAYERS) letters[letter.toLowerCase()] = () => toggleLayer(store, layer);
  TABS.forEach((tab, at) => (letters[String(at + 1)] = () => openTab(store, tab)));

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const { view, text } = store.get();
      return analysis.read(view === 'edit' ? byId('text', HTMLTextAreaElement).value : text);
    }
    const target = /** @type {HTMLElement} */ (event.target);
    const place = target.closest('#article, #panel, dialog, .menu');
    if (event.ctrlKey || event.metaKey || event.altKey || place?.matches('dialog, .menu')) return;
    if (event.key === 'Escape' && place === panel) return back(store, event);
    if (!place || target.matches('input, select, textarea')) return;
    if (event.key === 'Enter' && target.matches('mark')) return toCard(event, card());
    if (!store.get().keys) return;
    const letter = letters[event.key.toLowerCase()];
    if (!letter) return;
    event.preventDefault();
    letter(event);
  });
}

/** Filters the article by the chosen actor, or no longer.
 * @param {import('./state.js').Store} store */
function filterByChosen(store) {
  const { model, selected, only } = store.get();
  const speaker = model?.analysis.quotes.find(({ id }) => id === selected?.card)?.speaker;
  const entity = model?.entities.has(selected?.card ?? '') ? selected?.card : speaker;
  store.set({ only: only || !entity ? null : entity });
}

/** @param {KeyboardEvent} event
 * @param {HTMLElement|null} card */
function toCard(event, card) {
  event.preventDefault();
  card?.querySelector('button')?.focus();
}

/** From the panel to the chosen mark.
 * @param {import('./state.js').Store} store
 * @param {KeyboardEvent} event */
function back(store, event) {
  const id = store.get().selected?.id;
  const article = byId('article');
  const mark = id && article.querySelector(`mark[data-id="${CSS.escape(id)}"]:not([data-rest])`);
  event.preventDefault();
  const stop = /** @type {HTMLElement} */ (mark || (article.querySelector('mark[tabindex="0"]') ?? article));
  stop.focus({ preventScroll: true });
}
