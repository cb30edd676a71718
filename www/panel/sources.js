// @ts-check
/** The sources: who is made to speak, by kind of source, and how much. */

import { h } from '../dom.js';
import { number, t } from '../i18n.js';
import { sayings } from './actors.js';
import { card, facts } from './parts.js';
import { said } from './quotes.js';

const KINDS = /** @type {const} */ (['named', 'institution', 'witness', 'collective', 'anonymous']);

/** @type {import('./panel.js').View} */
export function sources(model) {
  const speaking = model.analysis.entities.filter(({ quotes }) => quotes.length > 0);
  speaking.sort((a, b) => b.quotes.length - a.quotes.length);
  const section = (/** @type {string} */ heading, /** @type {typeof speaking} */ list) => ({
    heading,
    cards: list.map((entity) => ({
      card: entity.id,
      words: () => [entity.name, entity.role, ...entity.aliases].join(' '),
      make: () => card(entity.id, entity.name, facts(entity.role, t('quotes', { n: entity.quotes.length })), sayings(model, entity)),
    })),
  });
  const orphans = model.analysis.quotes.filter(({ kind, speaker }) => kind !== 'scare' && !speaker);
  const without = orphans.map((quote) => ({
    card: quote.id,
    words: () => quote.text,
    make: () => card(quote.id, h('em', null, t('speaker.none')), said(quote)),
  }));
  return [
    { intro: shares(speaking, orphans.length), cards: [] },
    ...KINDS.map((kind) => section(t(`sources.${kind}`), speaking.filter(({ source }) => source === kind))),
    section(t('sources.rest'), speaking.filter(({ source }) => !source)),
    { heading: t('sources.none'), cards: without },
  ];
}

/** How many quotes each kind of source has.
 * @param {import('../model.js').Entity[]} speaking
 * @param {number} orphans */
function shares(speaking, orphans) {
  /** @type {[string, number][]} */
  const counted = KINDS.map((kind) => [
    t(`sources.${kind}`),
    speaking.filter(({ source }) => source === kind).reduce((sum, { quotes }) => sum + quotes.length, 0),
  ]);
  counted.push([t('sources.none'), orphans]);
  const total = counted.reduce((sum, [, count]) => sum + count, 0);
  const rows = counted.filter(([, count]) => count > 0).flatMap(([name, count]) => [
    h('dt', null, name),
    h('dd', null, h('meter', { min: 0, max: total, value: count, 'aria-label': name }), ' ', number(count)),
  ]);
  return rows.length > 0 ? h('div', { class: 'focus' }, h('dl', null, rows)) : null;
}
