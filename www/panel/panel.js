// @ts-check
/** The panel: the cards of the open tab, searched, and never more of them at once than a page carries. */

import { byId, h, reveal } from '../dom.js';
import { t } from '../i18n.js';
import { actors } from './actors.js';
import { dates } from './dates.js';
import { places } from './places.js';
import { quotes } from './quotes.js';
import { sources } from './sources.js';
import { wireTabs } from './tabs.js';

/**
 * @typedef {{card: string, words: () => string, make: () => HTMLElement}} Card
 *   `card`: its key, `words`: what the search looks at
 * @typedef {{heading?: string, intro?: HTMLElement|null, cards: Card[], wrap?: (items: HTMLElement[]) => HTMLElement}} Section
 *   `wrap`: puts the cards into something else than a list
 * @typedef {{map: import('../map/map.js').MapPart}} Parts what a view may show beside its cards
 * @typedef {(model: import('../model.js').Model, state: import('../state.js').State, parts: Parts) => Section[]} View
 */

/** @type {Record<string, View>} */
const VIEWS = { quotes, actors, places, dates, sources };

/** Cards shown before the reader asks for more. */
const PAGE = 100;

/** @param {import('../state.js').Store} store
 * @param {Parts} parts */
export function wirePanel(store, parts) {
  const list = byId('list');
  const search = byId('search', HTMLInputElement);
  let limit = PAGE;
  /** Keys of all cards of the open tab, in order. @type {string[]} */
  let keys = [];

  wireTabs(store);
  search.addEventListener('input', () => store.set({ search: search.value }));
  for (const button of byId('principal').querySelectorAll('button')) {
    button.addEventListener('click', () => store.set({ principal: button.dataset.value === 'principal' }));
  }
  list.addEventListener('click', (event) => choose(store, /** @type {Element} */ (event.target)));

  function render() {
    const state = store.get();
    const { model } = state;
    if (!model) return list.replaceChildren();
    const sections = filter(VIEWS[state.tab](model, state, parts), state.search);
    keys = sections.flatMap(({ cards }) => cards.map(({ card }) => card));
    const shown = limit;
    const more = keys.length - shown;
    const empty = keys.length === 0 && !sections.some(({ intro }) => intro) && h('p', { class: 'empty' }, t(state.search ? 'none.search' : 'none'));
    const button = more > 0 && h('button', { type: 'button', class: 'more', onclick: grow }, t('more', { n: Math.min(more, PAGE) }));
    list.replaceChildren(...[...build(sections, shown), empty, button].filter((node) => node instanceof Node));
    mark();
  }

  function grow() {
    limit += PAGE;
    render();
  }

  function mark() {
    const { selected } = store.get();
    for (const card of list.querySelectorAll('[data-chosen]')) card.removeAttribute('data-chosen');
    for (const button of list.querySelectorAll('[aria-current]')) button.removeAttribute('aria-current');
    if (!selected) return;
    if (keys.indexOf(selected.card) >= limit) {
      limit = keys.indexOf(selected.card) + PAGE;
      return render();
    }
    const card = list.querySelector(`[data-card="${CSS.escape(selected.card)}"]`);
    if (!card) return;
    card.setAttribute('data-chosen', '');
    card.querySelector('button')?.setAttribute('aria-current', 'true');
    if (selected.from === 'mark') reveal(card);
  }

  store.watch(['model', 'tab', 'search', 'cast'], () => (limit = PAGE));
  store.watch(['model', 'tab', 'search', 'principal', 'ui', 'cast'], ({ principal, search: sought }) => {
    if (search.value !== sought) search.value = sought;
    for (const button of byId('principal').querySelectorAll('button')) {
      button.ariaPressed = String((button.dataset.value === 'principal') === principal);
    }
    render();
  });
  store.watch(['tab', 'cast'], () => (list.scrollTop = 0));
  store.watch(['selected'], mark);
}

/** @param {Section[]} sections
 * @param {number} limit
 * @returns {HTMLElement[]} */
function build(sections, limit) {
  /** @type {HTMLElement[]} */
  const built = [];
  let left = limit;
  for (const { heading, intro, cards, wrap } of sections) {
    if (intro) built.push(intro);
    if (cards.length === 0 || left <= 0) continue;
    if (heading) built.push(h('h2', { class: 'group' }, heading));
    const items = cards.slice(0, left).map(({ make }) => make());
    built.push(wrap ? wrap(items) : h('ul', { class: 'cards', role: 'list' }, items));
    left -= cards.length;
  }
  return built;
}

/** @param {Section[]} sections
 * @param {string} search
 * @returns {Section[]} */
function filter(sections, search) {
  const wanted = fold(search);
  if (!wanted) return sections;
  return sections.map(({ heading, wrap, cards }) => ({ heading, wrap, cards: cards.filter(({ words }) => fold(words()).includes(wanted)) }));
}

/** Without case and accents.
 * @param {string} words */
const fold = (words) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** A click on a card chooses its first item; again, the next.
 * @param {import('../state.js').Store} store
 * @param {Element} target */
function choose(store, target) {
  const folded = target.closest('details, a, .more') && !target.closest('[data-item]');
  if (folded || !document.getSelection()?.isCollapsed) return;
  const { model, selected } = store.get();
  const card = target.closest('[data-card]')?.getAttribute('data-card') ?? '';
  const direct = target.closest('[data-item]')?.getAttribute('data-item');
  const ids = model?.cards.get(card) ?? (direct ? [direct] : []);
  if (ids.length === 0) return;
  const next = selected?.card === card ? ids[(ids.indexOf(selected.id) + 1) % ids.length] : ids[0];
  store.set({ selected: { id: direct ?? next, card: direct ? model?.entries.get(direct)?.card ?? card : card, from: 'card' } });
}
