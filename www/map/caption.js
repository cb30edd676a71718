// @ts-check
/** What the map says in words: the names of its markers, the line under it, its legend. */

import { h } from '../dom.js';
import { nameOf, t } from '../i18n.js';
import { certaintyWords } from '../panel/parts.js';

/** @typedef {import('./pins.js').Pin} Pin */

/** Names that a cluster lists before it says how many more. */
const LISTED = 6;

/** Full name of a marker: the place, its country, its mentions, and what is not plain about it.
 * @param {Pin} pin */
export function pinName({ group, first, count, certainty, metonymic }) {
  const [{ name }] = group.places;
  const country = first.kind !== 'country' && first.country ? nameOf('region', first.country) : '';
  const words = [name, country, t('mentions', { n: count }), certainty !== 'sure' && certaintyWords(certainty), metonymic && t('use.metonymic')];
  return words.filter(Boolean).join(', ');
}

/** What stands beside a marker: its place, and how many others it holds.
 * @param {readonly Pin[]} pins */
export const shortName = ([first, ...others]) => first.group.places[0].name + (others.length > 0 ? ` +${others.length}` : '');

/** Full name of a cluster, which begins with what is read beside it.
 * @param {readonly Pin[]} pins */
export function clusterName(pins) {
  const names = pins.slice(0, LISTED).map(({ group }) => group.places[0].name);
  if (pins.length > LISTED) names.push('…');
  return `${shortName(pins)} (${t('map.cluster', { n: pins.length, w: names.join(', ') })})`;
}

/** The line under the map: the chosen place, and how many are out of view.
 * @param {import('../model.js').Model} model
 * @param {readonly Pin[]} all
 * @param {import('../state.js').Selection|null} selected
 * @param {number} outside */
export function caption(model, all, selected, outside) {
  const chosen = all.find(({ group }) => group.key === selected?.card);
  const ids = chosen ? model.cards.get(chosen.group.key) ?? [] : [];
  const told = chosen && selected && [pinName(chosen), ids.length > 1 && t('map.mention', { a: ids.indexOf(selected.id) + 1, b: ids.length })];
  return [...(told || []), outside > 0 && t('map.outside', { n: outside })].filter(Boolean).join(' · ');
}

/** The signs that this map uses.
 * @param {readonly Pin[]} all */
export function legend(all) {
  const uses = (/** @type {(pin: Pin) => boolean} */ test) => all.some(test);
  /** @type {[boolean, Record<string, string>, string][]} */
  const rows = [
    [uses(({ certainty }) => certainty === 'sure'), { 'data-certainty': 'sure' }, certaintyWords('sure')],
    [uses(({ certainty }) => certainty === 'likely'), { 'data-certainty': 'likely' }, certaintyWords('likely')],
    [uses(({ certainty }) => certainty === 'check'), { 'data-certainty': 'check' }, certaintyWords('check')],
    [uses(({ metonymic }) => metonymic), { 'data-certainty': 'sure', 'data-metonymic': '' }, t('map.metonymic')],
  ];
  const shown = rows.filter(([used]) => used);
  return shown.map(([, sign, words]) => h('span', null, h('span', { class: 'pin-sign', ...sign }), words));
}
