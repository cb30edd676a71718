// @ts-check
/** Who said what: one card per quote, in the order of the text. */

import { h } from '../dom.js';
import { has, quoted, t } from '../i18n.js';
import { card, excerpt, facts, reason } from './parts.js';

/** @typedef {import('../model.js').Model} Model
 * @typedef {import('../model.js').Quote} Quote */

/** @type {import('./panel.js').View} */
export function quotes(model) {
  const speech = model.analysis.quotes.filter(({ kind }) => kind !== 'scare');
  const cards = speech.map((quote, at) => ({
    card: quote.id,
    words: () => `${speakerName(model, quote)} ${quote.text} ${quote.cue?.verb ?? ''}`,
    make: () => make(model, quote, speech[at - 1]),
  }));
  return [{ cards }];
}

/** @param {Model} model
 * @param {Quote} quote */
export const speakerName = (model, quote) => model.entities.get(quote.speaker ?? '')?.name ?? '';

/** @param {Model} model
 * @param {Quote} quote
 * @param {Quote|undefined} before */
function make(model, quote, before) {
  const speaker = model.entities.get(quote.speaker ?? '');
  const title = speaker ? speaker.name : h('em', null, t('speaker.none'));
  return card(
    quote.id,
    title,
    speaker && facts(speaker.role, speaker.source && t(`source.${speaker.source}`), speaker.quotes.length > 1 && t('quotes', { n: speaker.quotes.length })),
    speaker && here(model.text, quote, speaker, before),
    said(quote),
    reported(model.text, quote),
    reason(model.text, quote.certainty, quote.why),
  );
}

/** The words themselves.
 * @param {Quote} quote */
export function said(quote) {
  const words = excerpt(quote.text);
  return h('blockquote', { class: `said ${quote.kind}` }, quote.kind === 'direct' ? quoted(words) : words);
}

/** How the speaker is called at this place, where it is not by name.
 * @param {string} text
 * @param {Quote} quote
 * @param {import('../model.js').Entity} speaker
 * @param {Quote|undefined} before */
function here(text, quote, speaker, before) {
  if (!quote.speaker_span) return before?.speaker === quote.speaker && facts(t('speaker.same'));
  const words = text.slice(...quote.speaker_span);
  return words.toLowerCase() === speaker.name.toLowerCase() ? null : facts(t('speaker.here', { w: quoted(words) }));
}

/** The reporting words, and to whom and through what.
 * @param {string} text
 * @param {Quote} quote */
function reported(text, quote) {
  const { cue, addressee, medium, within } = quote;
  const stance = cue && `stance.${cue.stance}`;
  return facts(
    cue && h('span', { class: 'cue' }, text.slice(cue.start, cue.end)),
    stance && has(stance) && h('span', { class: 'stance' }, t(stance)),
    addressee && h('span', { class: 'cue' }, text.slice(...addressee)),
    medium && h('span', { class: 'cue' }, text.slice(...medium)),
    within && t('within'),
  );
}
