// @ts-check
/** The actors, whom the article is most about first: as cards, as a network, or in rows of who, where and when. */

import { after } from '../article/filter.js';
import { filterButton, kindWord, passage, sentenceButton } from '../cast/parts.js';
import { network } from '../cast/network.js';
import { cast, rowsOf, whenWords } from '../cast/relations.js';
import { table } from '../cast/rows.js';
import { h } from '../dom.js';
import { t } from '../i18n.js';
import { isPrincipal } from '../model.js';
import { card, excerpt, facts, reason } from './parts.js';

/** @typedef {import('../model.js').Model} Model
 * @typedef {import('../model.js').Entity} Entity
 * @typedef {import('../state.js').State} State */

/** Quotes that a card shows before it is asked for the others. */
const LISTED = 3;

/** Characters that a card shows before and after the first mention. */
const AROUND = 30;

/** @type {import('./panel.js').View} */
export function actors(model, state) {
  if (state.cast === 'network') return network(model, state);
  if (state.cast === 'rows') return table(model, state);
  const cards = cast(model, state.principal).map((entity) => ({
    card: entity.id,
    words: () => [entity.name, entity.role, ...entity.aliases].join(' '),
    make: () => make(model, entity, state),
  }));
  return [{ cards }];
}

/** @param {Model} model
 * @param {Entity} entity
 * @param {State} state */
function make(model, entity, { only }) {
  const first = model.entries.get(entity.mentions[0])?.item;
  return card(
    entity.id,
    entity.name,
    facts(entity.role),
    facts(kindWord(entity.kind), entity.source && t(`source.${entity.source}`), !isPrincipal(model, entity) && t('minor')),
    facts(t('mentions', { n: entity.mentions.length }), entity.quotes.length > 0 && t('quotes', { n: entity.quotes.length })),
    entity.aliases.length > 0 && facts(t('aliases', { w: entity.aliases.join(', ') })),
    sayings(model, entity),
    company(model, entity),
    first && introduction(model, first),
    h('div', { class: 'acts' }, filterButton(entity, only), first && reason(model.text, first.certainty, first.why)),
  );
}

/** The quotes, each a button to its place; the first few at once.
 * @param {Model} model
 * @param {Entity} entity */
export function sayings(model, entity) {
  const rows = entity.quotes.flatMap((id) => {
    const quote = model.entries.get(id)?.item;
    return quote ? [h('li', null, h('button', { type: 'button', class: `saying ${quote.kind}`, 'data-item': quote.id }, excerpt(quote.text, 90)))] : [];
  });
  const list = (/** @type {HTMLElement[]} */ items) => h('ul', { class: 'sayings', role: 'list' }, items);
  const rest = rows.splice(LISTED);
  return rows.length > 0 && h('div', null, list(rows), rest.length > 0 && h('details', { class: 'company' }, h('summary', null, t('quotes.more', { n: rest.length })), list(rest)));
}

/** The places and dates that stand with the actor in a clause, and the clauses themselves.
 * @param {Model} model
 * @param {Entity} entity */
function company(model, entity) {
  const rows = rowsOf(model, entity).filter(({ where, when }) => where.length > 0 || when.length > 0);
  if (rows.length === 0) return null;
  const places = new Set(rows.flatMap(({ where }) => where.map(({ places: [{ name }] }) => name)));
  const dates = new Set(rows.flatMap(({ when }) => when.map(whenWords)));
  const named = [places.size > 0 && t('with.places', { w: [...places].join(', ') }), dates.size > 0 && t('with.dates', { w: [...dates].join(', ') })];
  return h('details', { class: 'company' },
    h('summary', null, named.filter((words) => words !== false).join(' · ')),
    h('ul', { class: 'sayings', role: 'list' }, rows.map((row) => h('li', null, sentenceButton(model, row)))));
}

/** Where the actor comes in.
 * @param {Model} model
 * @param {import('../model.js').Item} first */
function introduction(model, first) {
  const { sentences } = model.analysis.document;
  const sentence = sentences[after(sentences, first.start)] ?? [first.start, first.end];
  const before = model.text.slice(sentence[0], first.start);
  const rest = model.text.slice(first.end, sentence[1]);
  const words = [
    before.length > AROUND ? `…${before.slice(before.indexOf(' ', before.length - AROUND))}` : before,
    h('strong', null, first.text),
    rest.length > AROUND ? `${rest.slice(0, rest.lastIndexOf(' ', AROUND))} …` : rest,
  ];
  return facts(h('span', null, t('first'), ' ', passage(sentence, 'link', words)));
}
