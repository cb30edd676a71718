// @ts-check
/** Who, where and when: a table with a row for each clause that says at least two of them. */

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { isPrincipal } from '../model.js';
import { sentenceButton } from './parts.js';
import { rows, whenWords } from './relations.js';

/** @typedef {import('../model.js').Model} Model */

/** @param {Model} model
 * @param {import('../state.js').State} state
 * @returns {import('../panel/panel.js').Section[]} */
export function table(model, { principal, only }) {
  const speaker = new Map(model.analysis.quotes.map(({ id, speaker: who }) => [id, model.entities.get(who ?? '')?.name ?? '']));
  const cards = rows(model).flatMap((row) => {
    const who = row.who.filter((entity) => !principal || isPrincipal(model, entity));
    const full = [who, row.where, row.when].filter((list) => list.length > 0).length;
    if (full < 2 || (only && !row.who.some(({ id }) => id === only))) return [];
    const names = who.map(({ name }) => name);
    const places = row.where.map(({ places: [{ name }] }) => name);
    const dates = row.when.map((date) => `${date.text} ${whenWords(date)}`);
    const within = speaker.get(row.relation.within ?? 'q0');
    return [{
      card: `row-${row.relation.start}`,
      words: () => [...names, ...places, ...dates].join(' '),
      make: () => tr(names, places, row.when, within, sentenceButton(model, row)),
    }];
  });
  return [{ cards, wrap }];
}

const HEADS = /** @type {const} */ (['rows.who', 'rows.where', 'rows.when', 'rows.said']);

/** @param {HTMLElement[]} items */
const wrap = (items) =>
  h('table', { class: 'rows', role: 'table' },
    h('caption', { class: 'facts' }, t('rows.about')),
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, HEADS.map((key) => h('th', { scope: 'col', role: 'columnheader' }, t(key))))),
    h('tbody', { role: 'rowgroup' }, items));

/** @param {string[]} names
 * @param {string[]} places
 * @param {import('../model.js').DateItem[]} dates
 * @param {string|undefined} within whose words the clause is; "" where nobody knows, absent in the article's own
 * @param {HTMLElement} sentence */
function tr(names, places, dates, within, sentence) {
  const cell = (/** @type {import('../dom.js').Child[]} */ items) =>
    h('td', { role: 'cell' }, items.length > 0 ? h('ul', { role: 'list' }, items.map((item) => h('li', null, item))) : h('span', { class: 'nobody' }, '–'));
  const said = within !== undefined && h('span', { class: 'facts' }, within ? t('rows.within', { a: within }) : t('rows.within.unknown'));
  return h('tr', { role: 'row' },
    cell(names),
    cell(places),
    cell(dates.map((date) => h('span', { title: date.text }, whenWords(date)))),
    h('td', { role: 'cell', class: 'where-said' }, said, sentence));
}
