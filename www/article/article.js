// @ts-check
/** The reading column: the article with its marks, and a notice above it where something needs saying. */

import { byId } from '../dom.js';
import { nameOf, t } from '../i18n.js';
import * as highlights from './highlights.js';
import { write } from './marks.js';

/** Beyond this many characters or marks, an element for each mark is more than a page carries. */
const TOO_LONG = 1_500_000;
const TOO_MANY = 20_000;

/** @param {import('../state.js').Store} store */
export function wireArticle(store) {
  const article = byId('article');
  const notice = byId('notice');

  store.watch(['text', 'model'], ({ text, model }) => {
    const current = model?.text === text ? model : null;
    const heavy = text.length > TOO_LONG || (current?.segments.length ?? 0) > TOO_MANY;
    const painted = heavy && highlights.supported;
    const plain = painted && current ? { ...current, segments: [] } : current;
    write(article, text, plain);
    article.classList.toggle('painted', Boolean(painted));
    highlights.paint(article, painted ? current : null);
  });
  store.watch(['text', 'view'], ({ view }) => {
    byId('reading').scrollTop = 0;
    if (view === 'read') article.focus({ preventScroll: true });
  });
  store.watch(['off', 'principal'], ({ off, principal }) => {
    article.dataset.off = [...off].join(' ');
    article.toggleAttribute('data-principal', principal);
  });
  store.watch(['ui', 'model', 'problem', 'phase'], (state) => {
    const message = say(state);
    notice.hidden = message === '';
    notice.textContent = message;
    notice.classList.toggle('bad', state.problem !== null);
  });
}

/** What to say above the article, "" for nothing.
 * @param {import('../state.js').State} state */
function say({ problem, model, language }) {
  if (problem) return t(problem);
  if (!model) return '';
  const { document } = model.analysis;
  if (language === '' && !['fr', 'en'].includes(document.language)) {
    const known = document.language && document.language !== 'other';
    return known ? t('other', { l: nameOf('language', document.language) }) : t('other.unknown');
  }
  return model.entries.size === 0 ? t('none.text') : '';
}
