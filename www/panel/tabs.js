// @ts-check
/** The panel's tabs: one stop of the Tab key, arrows between them. */

import { byId, h } from '../dom.js';
import { t } from '../i18n.js';

/** @typedef {'quotes'|'actors'|'places'|'dates'|'sources'} Tab
 * @type {readonly Tab[]} */
export const TABS = ['quotes', 'actors', 'places', 'dates', 'sources'];

/** @param {import('../state.js').Store} store
 * @param {Tab} tab */
export function openTab(store, tab) {
  store.set({ tab });
}

/** @param {import('../state.js').Store} store */
export function wireTabs(store) {
  const buttons = TABS.map((tab) =>
    h('button', { type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-controls': 'list', onclick: () => openTab(store, tab) }),
  );
  byId('tabs').append(...buttons);
  byId('tabs').addEventListener('keydown', (event) => {
    const at = TABS.indexOf(/** @type {Tab} */ (store.get().tab));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + TABS.length, Home: 0, End: TABS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    openTab(store, TABS[to % TABS.length]);
    buttons[to % TABS.length].focus();
  });

  store.watch(['ui', 'tab'], ({ tab }) => {
    TABS.forEach((name, at) => {
      buttons[at].textContent = t(`tab.${name}`);
      buttons[at].setAttribute('aria-selected', String(name === tab));
      buttons[at].tabIndex = name === tab ? 0 : -1;
    });
    byId('list').setAttribute('aria-labelledby', `tab-${tab}`);
    byId('search').hidden = false;
    byId('principal').hidden = tab !== 'actors';
  });
}
