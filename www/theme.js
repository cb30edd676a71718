// @ts-check
/** Light or dark: as the device says, until the reader switches. */

import { byId } from './dom.js';
import { remember } from './prefs.js';

/** @param {import('./state.js').Store} store */
export function wireTheme(store) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  byId('theme').addEventListener('click', () => {
    const shown = store.get().theme || (dark.matches ? 'dark' : 'light');
    store.set({ theme: shown === 'dark' ? 'light' : 'dark' });
    remember('theme', store.get().theme);
  });
  store.watch(['theme'], ({ theme }) => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
  });
}
