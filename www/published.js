// @ts-check
/** The date of publication: as read in the text (« ? »), until the reader sets it. The field takes dates in the order of
 * the browser's language; while nobody writes in it, the date is shown in the words of the page. */

import { byId } from './dom.js';
import { timex } from './format/timex.js';
import { locale, t } from './i18n.js';

/** @param {import('./state.js').Store} store */
export function wirePublished(store) {
  const field = byId('published', HTMLInputElement);
  const assumed = byId('assumed');
  const reset = byId('published-reset');

  field.addEventListener('change', () => {
    if (field.value || store.get().published) store.set({ published: field.value });
  });
  reset.addEventListener('click', () => {
    store.set({ published: '' });
    field.focus();
  });

  store.watch(['model', 'published', 'view', 'ui'], ({ model, published }) => {
    const read = model?.analysis.document.published;
    const guess = !published && read && read.from !== 'option' ? read.value : '';
    const complete = guess.length === 10;
    const value = published || (complete ? guess : '');
    if (field.value !== value) field.value = value;
    byId('published-shown').textContent = value ? written(value) : t('published.none');
    field.title = t('published.format');
    assumed.hidden = guess === '';
    assumed.textContent = guess && (complete ? '?' : `${timex(guess)} ?`);
    assumed.title = t('assumed');
    assumed.setAttribute('aria-label', t('assumed'));
    assumed.role = 'note';
    reset.hidden = published === '';
  });
}

/** @param {string} day */
const written = (day) => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
