// @ts-check
/** The places of an article as the map shows them: where they are, and which of them the article is about. */

import { KILOMETRE, project } from './projection.js';
import { boxOf, fit, whole } from './view.js';
import { COUNTRIES } from './world.js';

/**
 * @typedef {import('../model.js').Model} Model
 * @typedef {import('../model.js').PlaceGroup} PlaceGroup
 * @typedef {import('../model.js').Place} Place
 * @typedef {{group: PlaceGroup, first: Place, point: import('./projection.js').Point, certainty: Place['certainty'],
 *   metonymic: boolean, count: number}} Pin
 *   `metonymic`: never the place itself, always its government, army or team
 */

/** More markers than this cannot be told apart: the places mentioned most come first. */
const MOST = 200;

/** @param {Model} model
 * @returns {Pin[]} */
export function pins(model) {
  return model.places
    .flatMap((group) => pin(group) ?? [])
    .sort((a, b) => b.count - a.count || order(a) - order(b))
    .slice(0, MOST);
}

/** Of places mentioned as often, a town names a spot better than its river or its country.
 * @param {Pin} pin */
const order = ({ first }) => ['city', 'site', 'region', 'area', 'mountain', 'country', 'water'].indexOf(first.kind);

/** @param {PlaceGroup} group
 * @returns {Pin|null} */
function pin(group) {
  // Mentions of one place share its point; the surest says how far to rely on it.
  const grades = ['sure', 'likely', 'check'];
  const [first] = [...group.places].sort((a, b) => grades.indexOf(a.certainty) - grades.indexOf(b.certainty));
  if (typeof first.lat !== 'number' || typeof first.lon !== 'number') return null;
  const metonymic = group.places.every(({ use }) => use === 'metonymic');
  return { group, first, point: project(first.lat, first.lon), certainty: first.certainty, metonymic, count: group.places.length };
}

/** What a part of the mentions must reach to stand for all. */
const MAIN = 0.6;

/** Countries that make up most of the article, the first always.
 * @param {Model} model
 * @returns {Set<string>} */
export function countriesOf({ analysis }) {
  const chosen = new Set();
  let sum = 0;
  for (const { country, share } of analysis.focus.countries) {
    if (sum >= MAIN || (chosen.size > 0 && share < 0.1)) break;
    chosen.add(country);
    sum += share;
  }
  return chosen;
}

/** The view of what the article is about: its places in its countries, with enough around them to recognise where it is.
 * @param {Model} model
 * @param {readonly Pin[]} all */
export function focusView(model, all) {
  const countries = countriesOf(model);
  const literal = all.filter(({ metonymic }) => !metonymic);
  const near = literal.filter(({ first }) => !first.country || countries.has(first.country));
  // Seas and mountains lie in no country: they count where nothing else does. An article about many countries is
  // about all of them.
  const inland = near.filter(({ first }) => first.country);
  const most = mentions(inland) >= mentions(literal) * MAIN ? [inland, near] : [];
  const chosen = [...most, literal, all].find((list) => list.length > 0);
  if (!chosen) return whole();
  // A country says less about where than its towns.
  const telling = chosen.filter(({ first }) => first.kind !== 'country' || chosen.every((other) => other.first.kind === 'country' || other.first.country !== first.country));
  const boxes = telling.map(({ first, point }) => (first.kind === 'country' ? middle(first.country, point) : boxOf([point])));
  const box = boxOf(boxes.flatMap(([left, top, right, bottom]) => [[left, top], [right, bottom]]));
  return fit(box, Math.min(...chosen.map(({ first }) => context(first.country))));
}

/** @param {readonly Pin[]} list */
const mentions = (list) => list.reduce((sum, { count }) => sum + count, 0);

/** A country that is meant as a whole: the middle half of its box.
 * @param {string|null|undefined} code
 * @param {import('./projection.js').Point} point
 * @returns {import('./view.js').Box} */
function middle(code, point) {
  const country = COUNTRIES.find(([known]) => known === code);
  if (!country) return boxOf([point]);
  const [, left, top, right, bottom] = country;
  const [x, y] = [(right - left) / 4, (bottom - top) / 4];
  return [left + x, top + y, right - x, bottom - y];
}

/** How wide a view must be for a reader to recognise the country: about a quarter of it, from 150 to 800 km.
 * @param {string|null|undefined} code */
function context(code) {
  const country = COUNTRIES.find(([known]) => known === code);
  const part = country ? (country[3] - country[1]) / 4 : Infinity;
  return Math.min(Math.max(part, 150 * KILOMETRE), 800 * KILOMETRE);
}
