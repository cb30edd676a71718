// @ts-check
/** The places: their map, then the same in words: one card per place, and the countries that the article is about. */

import { h } from '../dom.js';
import { nameOf, number, t } from '../i18n.js';
import { coordinates } from '../format/coordinates.js';
import { isOnMap } from '../map/map.js';
import { card, facts, reason } from './parts.js';

/** @typedef {import('../model.js').Model} Model
 * @typedef {import('../model.js').Place} Place
 * @typedef {import('../model.js').PlaceGroup} PlaceGroup */

/** Paragraphs that a card names before it says « … ». */
const NAMED = 6;

/** @type {import('./panel.js').View} */
export function places(model, _, { map }) {
  const known = model.places.filter((group) => group.places.some(isOnMap));
  const unknown = model.places.filter((group) => !group.places.some(isOnMap));
  const cards = (/** @type {PlaceGroup[]} */ groups) => groups.map((group) => ({
    card: group.key,
    words: () => [...group.places.map(({ text }) => text), group.places[0].name, country(group.places[0])].join(' '),
    make: () => make(model, group),
  }));
  return [
    { intro: map.show(model), cards: [] },
    { intro: focus(model), cards: cards(known) },
    { heading: t('map.none'), cards: cards(unknown) },
  ];
}

/** @param {Model} model
 * @param {PlaceGroup} group */
function make(model, { key, places: mentions }) {
  const first = mentions.find(isOnMap) ?? mentions[0];
  const { lat, lon } = first;
  return card(
    key,
    first.name,
    facts(t(`place.${first.kind}`), first.kind !== 'country' && country(first)),
    facts(t('mentions', { n: mentions.length }), where(model, mentions), usage(mentions)),
    typeof lat === 'number' && typeof lon === 'number' ? facts(coordinates(lat, lon)) : facts(t(missing(first))),
    reason(model.text, first.certainty, first.why),
  );
}

/** @param {Place} place */
const country = (place) => (place.country ? nameOf('region', place.country) : '');

/** Why a place has no point: the list of places does not know its name, or it is no point by its nature.
 * @param {Place} place */
const missing = (place) => (place.geonames || ['region', 'water', 'area'].includes(place.kind) ? 'map.vague' : 'map.unknown');

/** Where in the article it is mentioned: in the title, in which paragraphs.
 * @param {Model} model
 * @param {Place[]} mentions */
function where({ analysis }, mentions) {
  const { blocks } = analysis.document;
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph');
  const at = mentions.map(({ start }) => blocks.find((block) => block.start <= start && start < block.end));
  const numbers = [...new Set(at.map((block) => (block ? paragraphs.indexOf(block) + 1 : 0)))].filter((n) => n > 0);
  const list = numbers.slice(0, NAMED).map((n) => number(n)).join(', ') + (numbers.length > NAMED ? '…' : '');
  return [at.some((block) => block?.kind === 'title') && t('in.title'), list && t('in.paragraphs', { n: numbers.length, w: list })].filter(Boolean).join(', ');
}

/** What the name stands for, where not for the place alone.
 * @param {Place[]} mentions */
function usage(mentions) {
  const uses = new Set(mentions.map(({ use }) => use));
  if (uses.size > 1) return uses.has('metonymic') && t('use.mixed');
  return mentions[0].use !== 'literal' && t(`use.${mentions[0].use}`);
}

/** @param {Model} model */
function focus({ analysis }) {
  const { countries } = analysis.focus;
  if (countries.length === 0) return null;
  const rows = countries.slice(0, 5).flatMap(({ country: code, share }) => [
    h('dt', null, nameOf('region', code)),
    h('dd', null, h('meter', { min: 0, max: 1, value: share, 'aria-label': nameOf('region', code) }), ' ', number(share, { style: 'percent' })),
  ]);
  return h('div', { class: 'focus' }, h('h2', { class: 'group' }, t('focus')), h('dl', null, rows));
}
