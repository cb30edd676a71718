// @ts-check
/** The dates: those with a day in the order of time, then durations and references. */

import { has, quoted, t } from '../i18n.js';
import { timex } from '../format/timex.js';
import { card, facts, reason } from './parts.js';

/** @type {import('./panel.js').View} */
export function dates(model) {
  const all = model.analysis.dates;
  const dated = all.filter(({ earliest }) => earliest).sort((a, b) => order(a).localeCompare(order(b)));
  const undated = all.filter(({ earliest }) => !earliest);
  const cards = (/** @type {typeof all} */ list) =>
    list.map((date) => ({ card: date.id, words: () => `${date.text} ${date.value} ${timex(date.value)}`, make: () => make(model.text, date) }));
  return [
    { heading: t('date.dated'), cards: cards(dated) },
    { heading: t('date.undated'), cards: cards(undated) },
  ];
}

/** @param {import('../model.js').DateItem} date */
const order = ({ earliest, latest, value }) => `${earliest} ${latest} ${value}`;

/** @param {string} text
 * @param {import('../model.js').DateItem} date */
function make(text, date) {
  const value = timex(date.value);
  const modifier = date.mod ? `${t(`mod.${date.mod}`)} : ` : '';
  const anchor = `anchor.${date.anchor}`;
  // Durations and references need no anchor; a weekday does.
  const lost = date.anchor === 'none' && !date.earliest && date.value.startsWith('XXXX') && date.kind !== 'set';
  return card(
    date.id,
    modifier + value,
    facts(quoted(date.text), date.kind === 'set' && t('every')),
    (lost || date.anchor !== 'none') && has(anchor) && facts(t(anchor)),
    reason(text, date.certainty, { ...date.why, alternatives: date.why.alternatives.map(timex) }),
  );
}
