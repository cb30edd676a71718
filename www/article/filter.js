// @ts-check
/** Filters the article by an actor: what is neither its mention nor its speech nor a sentence with it steps back. */

import { byId } from '../dom.js';
import { number, t } from '../i18n.js';

/** @typedef {import('../model.js').Model} Model
 * @typedef {[number, number]} Stretch */

/** @param {import('../state.js').Store} store */
export function wireFilter(store) {
  const article = byId('article');
  const chip = byId('only');
  const clear = byId('only-clear');

  store.watch(['text', 'model'], ({ model, only }) => {
    if (only && !model?.entities.has(only)) store.set({ only: null });
  });
  store.watch(['only', 'model', 'ui'], ({ only, model }) => {
    const entity = model?.entities.get(only ?? '');
    restore(article);
    chip.hidden = !entity;
    article.toggleAttribute('data-only', Boolean(entity));
    if (!model || !entity) return;
    const kept = keep(model, entity.id);
    dim(article, kept);
    for (const id of entity.mentions) {
      for (const mark of article.querySelectorAll(`mark[data-id="${id}"]`)) mark.setAttribute('data-own', '');
    }
    byId('only-name').textContent = entity.name;
    byId('only-facts').textContent = summary(entity, kept.length);
  });
  store.watch(['only'], ({ only, model, view }) => {
    const entity = model?.entities.get(only ?? '');
    if (view === 'read' && model) byId('live').textContent = entity ? `${t('only.on', { a: entity.name })} ${byId('only-facts').textContent} ${t('only.escape')}` : t('only.off');
    if (entity) article.querySelector('[data-own]')?.scrollIntoView({ block: 'center', behavior: 'instant' });
  });

  clear.addEventListener('click', () => {
    store.set({ only: null });
    /** @type {HTMLElement} */ (article.querySelector('mark[tabindex="0"]') ?? article).focus({ preventScroll: true });
  });
  document.addEventListener('keydown', (event) => {
    const busy = document.querySelector('dialog[open], :popover-open') || /** @type {Element} */ (event.target).closest('input, select, textarea');
    if (event.key !== 'Escape' || !store.get().only || busy) return;
    event.preventDefault();
    event.stopPropagation();
    if (document.activeElement === clear) clear.click();
    else store.set({ only: null });
  }, true);
}

/** The stretches that stay: sentences with a mention, and speech; in order and apart.
 * @param {Model} model
 * @param {string} id
 * @returns {Stretch[]} */
function keep(model, id) {
  const { sentences } = model.analysis.document;
  const entity = model.entities.get(id);
  const items = [...(entity?.mentions ?? []), ...(entity?.quotes ?? [])].map((item) => model.entries.get(item)?.item);
  const spans = items.flatMap((item) => {
    if (!item) return [];
    // A quote stays with the sentences it stands in: they say who speaks.
    /** @type {Stretch[]} */
    const stretches = [[item.start, item.end]];
    for (let at = after(sentences, item.start); sentences[at]?.[0] < item.end; at += 1) stretches.push([sentences[at][0], sentences[at][1]]);
    return stretches;
  });
  spans.sort((a, b) => a[0] - b[0]);
  /** @type {Stretch[]} */
  const apart = [];
  for (const [start, end] of spans) {
    const last = apart.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart;
}

/** Index of the first sentence that ends after `offset`.
 * @param {readonly (readonly [number, number])[]} sentences
 * @param {number} offset */
export function after(sentences, offset) {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle][1] > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Wraps every piece of text outside `kept`. The words stay the same, so offsets still hold.
 * @param {HTMLElement} article
 * @param {Stretch[]} kept */
function dim(article, kept) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  let at = 0;
  let next = 0;
  for (let node of nodes) {
    const end = at + node.length;
    while (at < end) {
      while (next < kept.length && kept[next][1] <= at) next += 1;
      const [from, to] = kept[next] ?? [Infinity, Infinity];
      const inside = from <= at;
      const until = Math.min(end, inside ? to : from);
      const piece = node;
      if (until < end) node = node.splitText(until - at);
      if (!inside) step(piece);
      at = until;
    }
  }
  for (const mark of article.querySelectorAll('mark')) {
    const pieces = document.createTreeWalker(mark, NodeFilter.SHOW_TEXT);
    const whole = pieces.nextNode()?.parentElement?.matches('.dim') ?? false;
    mark.toggleAttribute('data-dim', whole);
  }
}

/** @param {Text} piece */
function step(piece) {
  if (piece.data.trim() === '' && piece.parentElement?.id === 'article') return;
  const span = document.createElement('span');
  span.className = 'dim';
  piece.replaceWith(span);
  span.append(piece);
}

/** @param {HTMLElement} article */
function restore(article) {
  for (const span of article.querySelectorAll('.dim')) span.replaceWith(...span.childNodes);
  for (const mark of article.querySelectorAll('[data-dim], [data-own]')) {
    mark.removeAttribute('data-dim');
    mark.removeAttribute('data-own');
  }
  article.normalize();
}

/** @param {import('../model.js').Entity} entity
 * @param {number} stretches */
const summary = ({ mentions, quotes }, stretches) =>
  [t('mentions', { n: mentions.length }), quotes.length > 0 && t('quotes', { n: quotes.length }), t('only.passages', { n: number(stretches) })].filter(Boolean).join(' · ');
