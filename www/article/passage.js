// @ts-check
/** Shows a sentence of the article that the reader asked for: paints it and scrolls to it. */

import { byId, reveal } from '../dom.js';
import { t } from '../i18n.js';
import { ranger, supported } from './highlights.js';

/** @param {import('../state.js').Store} store */
export function wirePassage(store) {
  const article = byId('article');

  store.watch(['passage'], ({ passage, model }) => {
    if (supported) CSS.highlights.delete('passage');
    const range = passage && model && ranger(article)(passage.start, passage.end);
    if (!range) return;
    if (supported) CSS.highlights.set('passage', new Highlight(range));
    reveal(range.startContainer.parentElement ?? article);
    byId('live').textContent = t('passage.shown');
  });
  // What the reader chooses next takes its place.
  store.watch(['selected', 'only', 'model'], ({ passage }) => {
    if (passage) store.set({ passage: null });
  });
}
