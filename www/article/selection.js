// @ts-check
/** What the reader has chosen: a mark leads to its card and a card to its marks, without moving the focus. */

import { byId, reveal } from '../dom.js';
import { offsetOf, paintReasons, ranger } from './highlights.js';

/** @typedef {ReturnType<typeof wireSelection>} Selections */

/** @param {import('../state.js').Store} store */
export function wireSelection(store) {
  const article = byId('article');

  /** Marks that can be stopped at: shown, and the first piece of their item. */
  const stops = () =>
    /** @type {HTMLElement[]} */ ([...article.querySelectorAll('mark:not([data-rest], [data-dim])')]).filter((mark) => shown(store, mark));

  /** @param {string} id
   * @param {'mark'|'card'} from */
  function choose(id, from) {
    const entry = store.get().model?.entries.get(id);
    if (!entry) return;
    // The card must be there to be shown.
    const principal = store.get().principal && !entry.minor;
    store.set({ tab: from === 'mark' ? entry.tab : store.get().tab, principal, selected: { id, card: entry.card, from } });
  }

  /** The next mark after the chosen one, or before it.
   * @param {1|-1} step
   * @param {boolean} same within the same layer */
  function move(step, same) {
    const { model, selected } = store.get();
    const marks = stops();
    const chosen = marks.findIndex((mark) => mark.dataset.id === selected?.id);
    const layer = selected && model?.entries.get(selected.id)?.layer;
    for (let at = chosen + step; at >= 0 || chosen < 0; at += step) {
      const mark = marks.at(at);
      if (!mark || at >= marks.length) return;
      if (same && layer && model?.entries.get(mark.dataset.id ?? '')?.layer !== layer) continue;
      choose(mark.dataset.id ?? '', 'mark');
      mark.focus({ preventScroll: true });
      return reveal(mark);
    }
  }

  article.addEventListener('click', (event) => {
    if (!document.getSelection()?.isCollapsed) return;
    const target = /** @type {Element} */ (event.target);
    let mark = /** @type {HTMLElement|null} */ (target.closest('mark'));
    while (mark && !shown(store, mark)) mark = mark.parentElement?.closest('mark') ?? null;
    const id = mark?.dataset.id ?? paintedAt(store, article, event);
    if (id) choose(id, 'mark');
  });
  article.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.matches('mark') && target.matches(':focus-visible')) {
      const id = target.dataset.id ?? '';
      if (id !== store.get().selected?.id) choose(id, 'mark');
    }
  });

  store.watch(['selected', 'model', 'off', 'principal', 'only'], ({ selected, model }) => {
    const kin = new Set(selected ? model?.cards.get(selected.card) : []);
    for (const mark of article.querySelectorAll('mark')) {
      const { id = '' } = mark.dataset;
      mark.toggleAttribute('data-chosen', id === selected?.id);
      mark.toggleAttribute('data-kin', id !== selected?.id && kin.has(id));
    }
    rove(article, stops(), selected?.id);
    paintReasons(article, selected && model ? reasons(model, selected.id) : []);
  });
  store.watch(['selected'], ({ selected, model }) => {
    if (selected?.from === 'card' && model) show(article, model, selected.id);
  });

  return { choose, move, stops };
}

/** One mark of the article can be reached with Tab: the chosen one, else the first.
 * @param {HTMLElement} article
 * @param {HTMLElement[]} marks
 * @param {string|undefined} id */
function rove(article, marks, id) {
  const stop = marks.find((mark) => mark.dataset.id === id) ?? marks[0];
  // The one that stays is left alone: an element that has the focus would lose it with its tabindex.
  for (const mark of article.querySelectorAll('mark[tabindex]')) if (mark !== stop) mark.removeAttribute('tabindex');
  if (stop) stop.tabIndex = 0;
  article.tabIndex = stop ? -1 : 0;
}

/** Scrolls to an item of the article.
 * @param {HTMLElement} article
 * @param {import('../model.js').Model} model
 * @param {string} id */
function show(article, model, id) {
  const mark = article.querySelector(`mark[data-id="${CSS.escape(id)}"]`);
  if (mark) return reveal(mark);
  const item = model.entries.get(id)?.item;
  const range = item && ranger(article)(item.start, item.end);
  if (range?.startContainer.parentElement) reveal(range.startContainer.parentElement);
}

/** Words that decided on an item: its cue, its speaker where it stands, and what the engine names.
 * @param {import('../model.js').Model} model
 * @param {string} id
 * @returns {[number, number][]} */
function reasons(model, id) {
  const item = model.entries.get(id)?.item;
  if (!item) return [];
  const spans = /** @type {[number, number][]} */ ([...item.why.cues]);
  if ('cue' in item && item.cue) spans.push([item.cue.start, item.cue.end]);
  if ('speaker_span' in item && item.speaker_span) spans.push(item.speaker_span);
  return spans;
}

/** Whether the reader sees the mark as one.
 * @param {import('../state.js').Store} store
 * @param {HTMLElement} mark */
function shown(store, mark) {
  const { model, off, principal } = store.get();
  const entry = model?.entries.get(mark.dataset.id ?? '');
  return entry !== undefined && !off.has(entry.layer) && !(principal && entry.minor);
}

/** The narrowest item under a click, where marks are painted and not elements.
 * @param {import('../state.js').Store} store
 * @param {HTMLElement} article
 * @param {MouseEvent} event */
function paintedAt(store, article, event) {
  const { model } = store.get();
  if (!model || !article.classList.contains('painted') || !document.caretPositionFromPoint) return null;
  const caret = document.caretPositionFromPoint(event.clientX, event.clientY);
  const at = caret ? offsetOf(article, caret.offsetNode, caret.offset) : -1;
  const under = [...model.entries.values()].filter(({ item }) => item.start <= at && at < item.end);
  under.sort((a, b) => a.item.end - a.item.start - (b.item.end - b.item.start));
  return under[0]?.item.id ?? null;
}
