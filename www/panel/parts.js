// @ts-check
/** What cards have in common: the frame, the certainty, the reason. */

import { h } from '../dom.js';
import { quoted, t } from '../i18n.js';
import { ruleWords } from '../words/rules.js';

/** @typedef {{rule: string, cues: readonly (readonly number[])[], alternatives: readonly string[]}} Why */

/** A card: a button with its name, then whatever tells more.
 * @param {string} key
 * @param {string|Node} title
 * @param {...(import('../dom.js').Child|import('../dom.js').Child[])} rest */
export const card = (key, title, ...rest) =>
  h('li', { class: 'card', 'data-card': key }, h('button', { type: 'button', class: 'card-title' }, title), ...rest);

/** A line of small facts with dots between; nothing where there are none.
 * @param {...(import('../dom.js').Child)} facts */
export function facts(...facts) {
  const given = facts.filter((fact) => fact !== null && fact !== undefined && fact !== false && fact !== '');
  return given.length > 0 && h('p', { class: 'facts' }, given.flatMap((fact, at) => (at ? [' · ', whole(fact)] : [whole(fact)])));
}

/** Keeps a number and its word on one line.
 * @param {import('../dom.js').Child} fact */
const whole = (fact) => (typeof fact === 'string' ? fact.replace(/(\d) (?=\p{L})/gu, '$1\u00A0') : fact);

/** @param {'sure'|'likely'|'check'} certainty */
export const certaintyWords = (certainty) => t(certainty === 'check' ? 'verify' : certainty);

/** The certainty and, folded, the reason.
 * @param {string} text the article
 * @param {'sure'|'likely'|'check'} certainty
 * @param {Why} why */
export function reason(text, certainty, why) {
  const cues = [...new Set(why.cues.map(([start, end]) => text.slice(start, end)))].map(quoted).join(', ');
  return h(
    'details',
    { class: 'why' },
    h('summary', null, h('span', { class: 'certainty', 'data-certainty': certainty }, certaintyWords(certainty)), ' · ', h('span', { class: 'why-ask' }, t('why'))),
    h('p', null, ruleWords(why.rule)),
    cues && h('p', null, t('why.cues', { w: cues })),
    why.alternatives.length > 0 && h('p', null, t('why.alternatives', { w: why.alternatives.join(', ') })),
  );
}

/** A stretch of the article as one line, cut where it gets long.
 * @param {string} words
 * @param {number} [limit] */
export function excerpt(words, limit = 320) {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= limit ? line : `${line.slice(0, line.lastIndexOf(' ', limit) || limit)}…`;
}
