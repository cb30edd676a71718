// @ts-check
/** The actors: one card per entity, grouped by kind. */

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { isPrincipal } from '../model.js';
import { card, excerpt, facts, reason } from './parts.js';

/** @typedef {import('../model.js').Model} Model
 * @typedef {import('../model.js').Entity} Entity */

const KINDS = /** @type {const} */ (['person', 'organisation', 'group', 'role']);

/** Quotes listed on a card. */
const LISTED = 3;

/** @type {import('./panel.js').View} */
export function actors(model, { principal }) {
  const shown = model.analysis.entities.filter((entity) => !principal || isPrincipal(model, entity));
  return KINDS.map((kind) => ({
    heading: t(`kinds.${kind}`),
    cards: shown.filter((entity) => entity.kind === kind).map((entity) => ({
      card: entity.id,
      words: () => [entity.name, entity.role, ...entity.aliases].join(' '),
      make: () => make(model, entity),
    })),
  }));
}

/** @param {Model} model
 * @param {Entity} entity */
function make(model, entity) {
  const first = model.entries.get(entity.mentions[0])?.item;
  return card(
    entity.id,
    entity.name,
    facts(entity.role, entity.source && t(`source.${entity.source}`)),
    facts(t('mentions', { n: entity.mentions.length }), entity.quotes.length > 0 && t('quotes', { n: entity.quotes.length })),
    entity.aliases.length > 0 && facts(t('aliases', { w: entity.aliases.join(', ') })),
    sayings(model, entity),
    first && reason(model.text, first.certainty, first.why),
  );
}

/** The first quotes, each a button to its place.
 * @param {Model} model
 * @param {Entity} entity */
export function sayings(model, entity) {
  const said = entity.quotes.slice(0, LISTED).map((id) => model.entries.get(id)?.item);
  const rows = said.map((quote) =>
    quote && h('li', null, h('button', { type: 'button', class: `saying ${quote.kind}`, 'data-item': quote.id }, excerpt(quote.text, 90))),
  );
  return rows.length > 0 && h('ul', { class: 'sayings', role: 'list' }, rows);
}
