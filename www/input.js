// @ts-check
/** The ways a text comes in by hand: typed, pasted anywhere, the sample; and how it is cleared. */

import { byId } from './dom.js';
import { t } from './i18n.js';
import * as english from './samples/en.js';
import * as french from './samples/fr.js';

/** @param {import('./state.js').Store} store
 * @param {import('./analysis.js').Analyses} analysis */
export function wireInput(store, analysis) {
  const field = byId('text', HTMLTextAreaElement);
  const sample = (/** @type {'fr'|'en'} */ language) => (language === 'fr' ? french.text : english.text);
  const other = () => (store.get().ui === 'fr' ? 'en' : 'fr');

  byId('edit').addEventListener('submit', (event) => {
    event.preventDefault();
    analysis.read(field.value);
  });
  byId('sample').addEventListener('click', () => analysis.read(sample(store.get().ui)));
  byId('sample-other').addEventListener('click', () => analysis.read(sample(other())));
  byId('restore').addEventListener('click', () => analysis.read(store.get().cleared));
  byId('clear').addEventListener('click', () => analysis.clear());
  byId('paste').addEventListener('click', () => pasteByButton(store, analysis));

  document.addEventListener('paste', (event) => {
    const target = /** @type {Element|null} */ (event.target);
    const editing = target?.closest('input, textarea');
    // A paste into a text that is being written belongs there; into the empty field it is the article.
    if (editing && (editing !== field || field.value !== '')) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '') {
      if (!event.clipboardData?.files.length) store.set({ problem: 'err.clipboard' });
      return;
    }
    event.preventDefault();
    analysis.read(text);
  });

  store.watch(['problem', 'ui'], ({ problem }) => {
    byId('problem').hidden = problem === null;
    byId('problem').textContent = problem ? t(problem) : '';
  });
  store.watch(['view', 'cleared'], ({ view, cleared, text }) => {
    document.body.dataset.view = view;
    byId('restore').hidden = cleared === '';
    field.value = text;
    if (view === 'edit') field.focus({ preventScroll: true });
  });
}

/** Takes the clipboard where the browser allows it; else shows the field where it can be pasted.
 * @param {import('./state.js').Store} store
 * @param {import('./analysis.js').Analyses} analysis */
async function pasteByButton(store, analysis) {
  let text = '';
  try {
    text = await navigator.clipboard.readText();
  } catch {
    analysis.clear();
    byId('text').focus();
    byId('live').textContent = t('paste.hint');
    return;
  }
  if (text.trim() === '') store.set({ problem: 'err.clipboard' });
  else analysis.read(text);
}
