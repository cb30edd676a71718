// @ts-check
/** Two choices of language: that of the text, and that of the interface. */

import { byId, h } from './dom.js';
import { fill, nameOf, t, use } from './i18n.js';
import { remember } from './prefs.js';

/** Languages that the engine reads. */
const READ = ['fr', 'en'];

/** @param {import('./state.js').Store} store */
export function wireLanguage(store) {
  const choice = byId('language', HTMLSelectElement);
  choice.addEventListener('change', () => store.set({ language: choice.value }));
  byId('ui').addEventListener('click', () => {
    store.set({ ui: store.get().ui === 'fr' ? 'en' : 'fr' });
    remember('ui', store.get().ui);
  });

  // First among the listeners: the others find the words of the new language.
  store.watch(['ui'], ({ ui }) => {
    use(ui);
    document.documentElement.lang = ui;
    fill(document);
    const other = ui === 'fr' ? 'en' : 'fr';
    const button = byId('ui');
    button.textContent = other.toUpperCase();
    button.lang = other;
    button.setAttribute('aria-label', `${other.toUpperCase()} – ${t('ui')}`);
  });
  store.watch(['ui', 'language', 'model'], ({ language, model }) => {
    const found = language === '' && model ? model.analysis.document.language : '';
    const auto = READ.includes(found) ? t('language.found', { l: capital(nameOf('language', found)) }) : t('language.auto');
    const options = READ.map((code) => h('option', { value: code }, capital(nameOf('language', code))));
    choice.replaceChildren(h('option', { value: '' }, auto), ...options);
    choice.value = language;
  });
}

/** @param {string} word */
const capital = (word) => word.charAt(0).toLocaleUpperCase() + word.slice(1);
