// @ts-check
/** The actors' tab: which of its views is open, and what the buttons in them do. */

import { byId } from '../dom.js';

/** @param {import('../state.js').Store} store */
export function wireCast(store) {
  const views = byId('cast');
  for (const button of views.querySelectorAll('button')) {
    button.addEventListener('click', () => store.set({ cast: /** @type {import('../state.js').State['cast']} */ (button.dataset.value) }));
  }
  // Before the panel's own listener, which takes a click for the card around the button.
  byId('list').addEventListener('click', (event) => {
    const button = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest('[data-act]'));
    if (!button) return;
    event.stopPropagation();
    const { act, entity = null, start, end } = button.dataset;
    if (act === 'only') store.set({ only: store.get().only === entity ? null : entity });
    if (act === 'passage') store.set({ passage: { start: Number(start), end: Number(end) } });
  }, true);

  store.watch(['tab', 'cast'], ({ tab, cast }) => {
    views.hidden = tab !== 'actors';
    for (const button of views.querySelectorAll('button')) button.ariaPressed = String(button.dataset.value === cast);
  });
  store.watch(['only'], ({ only }) => {
    for (const button of byId('list').querySelectorAll('[data-act="only"]')) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-entity') === only));
    }
  });
}
