// @ts-check
/** An analysis indexed for the page: what an id stands for, and which card tells of it. */

import { layerOf } from './layers.js';

/**
 * @typedef {import('./pkg/depeche.js').Analysis} Analysis
 * @typedef {import('./pkg/depeche.js').Segment} Segment
 * @typedef {import('./layers.js').Layer} Layer
 * @typedef {Analysis['dates'][number]} DateItem
 * @typedef {Analysis['places'][number]} Place
 * @typedef {Analysis['actors'][number]} Actor
 * @typedef {Analysis['entities'][number]} Entity
 * @typedef {Analysis['quotes'][number]} Quote
 * @typedef {DateItem|Place|Actor|Quote} Item
 * @typedef {{item: Item, layer: Layer, tab: string, card: string, minor: boolean}} Entry
 *   `minor`: an actor that neither acts nor has a name
 * @typedef {{key: string, places: Place[]}} PlaceGroup
 *
 * @typedef {object} Model
 * @property {string} text
 * @property {Analysis} analysis
 * @property {Segment[]} segments
 * @property {number} elapsed
 * @property {Map<string, Entry>} entries by id of the item
 * @property {Map<string, string[]>} cards ids of the items of each card, in the order of the text
 * @property {Map<string, Entity>} entities
 * @property {PlaceGroup[]} places mentions of one place together
 */

/** @param {string} text
 * @param {import('./engine/engine.js').Result} result
 * @returns {Model} */
export function index(text, { analysis, segments, elapsed }) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  /** @type {Map<string, string[]>} */
  const cards = new Map();
  /** @type {(list: string, tab: string, item: Item, card: string, minor?: boolean) => void} */
  const add = (list, tab, item, card, minor = false) => {
    const layer = layerOf(list, item.kind);
    if (!layer) return;
    entries.set(item.id, { item, layer, tab, card, minor });
    const ids = cards.get(card);
    if (ids) ids.push(item.id);
    else cards.set(card, [item.id]);
  };

  for (const quote of analysis.quotes) add('quotes', 'quotes', quote, quote.id);
  for (const actor of analysis.actors) add('actors', 'actors', actor, actor.entity, !actor.principal);
  for (const date of analysis.dates) add('dates', 'dates', date, date.id);
  const places = group(analysis.places);
  for (const { key, places: same } of places) for (const place of same) add('places', 'places', place, key);

  const entities = new Map(analysis.entities.map((entity) => [entity.id, entity]));
  return { text, analysis, segments, elapsed, entries, cards, entities, places };
}

/** How many items each layer shows.
 * @param {Model|null} model
 * @param {boolean} principal
 * @returns {Map<Layer, number>} */
export function counts(model, principal) {
  /** @type {Map<Layer, number>} */
  const counted = new Map();
  for (const { layer, minor } of model?.entries.values() ?? []) {
    if (!(principal && minor)) counted.set(layer, (counted.get(layer) ?? 0) + 1);
  }
  return counted;
}

/** Whether an entity is shown among the principal ones.
 * @param {Model} model
 * @param {Entity} entity */
export const isPrincipal = (model, entity) =>
  entity.quotes.length > 0 || entity.mentions.some((id) => model.entries.get(id)?.minor === false);

/** Mentions of the same place, in the order of the first.
 * @param {Place[]} places
 * @returns {PlaceGroup[]} */
function group(places) {
  /** @type {Map<string, PlaceGroup>} */
  const groups = new Map();
  for (const place of places) {
    const identity = `${place.name}|${place.kind}|${place.country ?? ''}`;
    const known = groups.get(identity);
    if (known) known.places.push(place);
    else groups.set(identity, { key: `place-${place.id}`, places: [place] });
  }
  return [...groups.values()];
}
