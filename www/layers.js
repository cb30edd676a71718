// @ts-check
/** The seven layers of the reading column: their shortcut, and which items they hold. */

/**
 * @typedef {'dates'|'places'|'people'|'organisations'|'groups'|'direct'|'reported'} Layer
 * @type {readonly {layer: Layer, letter: string}[]}
 */
export const LAYERS = [
  { layer: 'dates', letter: 'D' },
  { layer: 'places', letter: 'L' },
  { layer: 'people', letter: 'P' },
  { layer: 'organisations', letter: 'O' },
  { layer: 'groups', letter: 'G' },
  { layer: 'direct', letter: 'C' },
  { layer: 'reported', letter: 'R' },
];

/** @type {Record<string, Layer>} */
const BY_KIND = {
  person: 'people',
  organisation: 'organisations',
  group: 'groups',
  role: 'groups',
  direct: 'direct',
  indirect: 'reported',
};

/** The layer that shows an item of list `list` and kind `kind`; null for marks that are no speech.
 * @param {string} list "dates", "places", "actors" or "quotes"
 * @param {string} kind
 * @returns {Layer|null} */
export function layerOf(list, kind) {
  if (list === 'dates' || list === 'places') return list;
  return BY_KIND[kind] ?? null;
}
