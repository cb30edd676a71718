// @ts-check
/** The places: one card per place, and the countries that the article is about. */

import { h } from '../dom.js';
import { nameOf, number, t } from '../i18n.js';
import { coordinates } from '../format/coordinates.js';
import { card, facts, reason } from './parts.js';

/** @type {import('./panel.js').View} */
export function places(model) {
  const cards = model.places.map((group) => ({
    card: group.key,
    words: () => [...group.places.map(({ text }) => text), group.places[0].name, country(group.places[0])].join(' '),
    make: () => make(model.text, group.places),
  }));
  return [{ intro: focus(model), cards }];
}

/** @param {string} text
 * @param {import('../model.js').Place[]} mentions */
function make(text, mentions) {
  const [first] = mentions;
  return card(
    `place-${first.id}`,
    first.name,
    facts(t(`place.${first.kind}`), first.kind !== 'country' && country(first)),
    facts(t('mentions', { n: mentions.length }), usage(mentions)),
    typeof first.lat === 'number' && typeof first.lon === 'number' && facts(coordinates(first.lat, first.lon)),
    reason(text, first.certainty, first.why),
  );
}

/** @param {import('../model.js').Place} place */
const country = (place) => (place.country ? nameOf('region', place.country) : '');

/** What the name stands for, where not for the place alone.
 * @param {import('../model.js').Place[]} mentions */
function usage(mentions) {
  const uses = new Set(mentions.map(({ use }) => use));
  if (uses.size > 1) return uses.has('metonymic') && t('use.mixed');
  return mentions[0].use !== 'literal' && t(`use.${mentions[0].use}`);
}

/** @param {import('../model.js').Model} model */
function focus({ analysis }) {
  const { countries } = analysis.focus;
  if (countries.length === 0) return null;
  const rows = countries.slice(0, 5).flatMap(({ country, share }) => [
    h('dt', null, nameOf('region', country)),
    h('dd', null, h('meter', { min: 0, max: 1, value: share, 'aria-label': nameOf('region', country) }), ' ', number(share, { style: 'percent' })),
  ]);
  return h('div', { class: 'focus' }, h('h2', { class: 'group' }, t('focus')), h('dl', null, rows));
}
