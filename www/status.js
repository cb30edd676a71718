// @ts-check
/** The status line, and the one sentence that a screen reader hears when an analysis ends. */

import { byId } from './dom.js';
import { number, t } from './i18n.js';
import { isPrincipal } from './model.js';

/** An analysis shorter than this, in milliseconds, shows no progress. */
const CALM = 100;

/** @param {import('./state.js').Store} store
 * @param {import('./analysis.js').Analyses} analysis */
export function wireStatus(store, analysis) {
  const working = byId('working');
  let timer = 0;
  byId('stop').addEventListener('click', () => analysis.stop());

  store.watch(['phase'], ({ phase }) => {
    clearTimeout(timer);
    working.hidden = true;
    byId('article').ariaBusy = String(phase === 'working');
    if (phase === 'working') timer = setTimeout(() => (working.hidden = false), CALM);
  });
  store.watch(['progress'], ({ progress }) => {
    byId('progress', HTMLProgressElement).value = progress;
  });
  store.watch(['ui', 'model'], ({ model }) => {
    byId('summary').textContent = model ? t('elapsed', { n: Math.max(1, Math.round(model.elapsed)) }) : '';
    byId('size').textContent = model ? size(model) : '';
  });
  store.watch(['model'], ({ model }) => {
    if (model) byId('live').textContent = summary(model);
  });
  store.watch(['problem'], ({ problem }) => {
    if (problem) byId('live').textContent = t(problem);
  });
}

/** @param {import('./model.js').Model} model */
function size({ text, analysis }) {
  const paragraphs = analysis.document.blocks.filter(({ kind }) => kind === 'paragraph').length;
  return t('size', { c: number(text.length), p: number(paragraphs) });
}

/** @param {import('./model.js').Model} model */
function summary(model) {
  const actors = model.analysis.entities.filter((entity) => isPrincipal(model, entity)).length;
  return t('found', {
    q: t('found.quotes', { n: model.analysis.quotes.filter(({ kind }) => kind !== 'scare').length }),
    a: t('found.actors', { n: actors }),
    p: t('found.places', { n: model.places.length }),
    d: t('found.dates', { n: model.analysis.dates.length }),
  });
}
