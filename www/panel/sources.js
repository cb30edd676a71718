// @ts-check
/** The sources: who is made to speak, by kind of source, how much, and with which verbs. */

import { h } from '../dom.js';
import { number, t } from '../i18n.js';
import { sayings } from './actors.js';
import { card, facts } from './parts.js';
import { said } from './quotes.js';

/** @typedef {import('../model.js').Model} Model
 * @typedef {import('../model.js').Entity} Entity
 * @typedef {import('../model.js').Quote} Quote
 * @typedef {{quotes: Quote[], count: number, words: number}} Speech */

const KINDS = /** @type {const} */ (['named', 'institution', 'witness', 'collective', 'anonymous']);
const STANCES = /** @type {const} */ (['neutral', 'doubt', 'emphasis', 'opinion', 'emotion', 'conditional']);

/** @type {import('./panel.js').View} */
export function sources(model) {
  const spoken = model.analysis.quotes.filter(({ kind }) => kind !== 'scare');
  const all = speech(model.text, spoken);
  const orphans = spoken.filter(({ speaker }) => !speaker);
  const speaking = model.analysis.entities.filter(({ quotes }) => quotes.length > 0).map((entity) => ({ entity, own: speech(model.text, quotesOf(model, entity)) }));
  speaking.sort((a, b) => b.own.words - a.own.words);
  const of = (/** @type {Entity['source']} */ kind) => speaking.filter(({ entity }) => (entity.source ?? null) === kind);
  const section = (/** @type {string} */ heading, /** @type {typeof speaking} */ list) => ({
    heading,
    cards: list.map(({ entity, own }) => ({
      card: entity.id,
      words: () => [entity.name, entity.role, ...entity.aliases].join(' '),
      make: () => make(model, entity, own, all),
    })),
  });
  const without = orphans.map((quote) => ({
    card: quote.id,
    words: () => quote.text,
    make: () => card(quote.id, h('em', null, t('speaker.none')), said(quote)),
  }));
  /** @type {[string, Quote[]][]} */
  const kinds = [
    ...KINDS.map((kind) => /** @type {[string, Quote[]]} */ ([t(`sources.${kind}`), of(kind).flatMap(({ own }) => own.quotes)])),
    [t('sources.rest'), of(null).flatMap(({ own }) => own.quotes)],
    [t('sources.none'), orphans],
  ];
  return [
    { intro: all.count > 0 ? overview(model.text, kinds, all) : null, cards: [] },
    ...KINDS.map((kind) => section(t(`sources.${kind}`), of(kind))),
    section(t('sources.rest'), of(null)),
    { heading: t('sources.none'), cards: without },
  ];
}

/** @param {Model} model
 * @param {Entity} entity
 * @param {Speech} own
 * @param {Speech} all */
function make(model, entity, own, all) {
  const share = own.words / Math.max(1, all.words);
  return card(
    entity.id,
    entity.name,
    facts(entity.role, entity.source && t(`source.${entity.source}`)),
    facts(t('quotes', { n: own.count }), t('words', { n: own.words }), t('speech.share', { s: percent(share) })),
    stances(own.quotes).map(({ stance, verbs }) => facts(h('span', { class: 'stance' }, stanceWords(stance)), h('span', { class: 'cue' }, verbs))),
    sayings(model, entity),
  );
}

/** The quotes of an entity, as items.
 * @param {Model} model
 * @param {Entity} entity */
const quotesOf = (model, entity) =>
  entity.quotes.flatMap((id) => /** @type {Quote|undefined} */ (model.entries.get(id)?.item) ?? []);

/** How much is said in some quotes. A fragment between marks inside a reported clause of theirs is a part of it: neither
 * it nor its words count twice.
 * @param {string} text
 * @param {Quote[]} quotes
 * @returns {Speech} */
export function speech(text, quotes) {
  const ids = new Set(quotes.map(({ id }) => id));
  const count = quotes.filter(({ within }) => !within || !ids.has(within)).length;
  let [words, end] = [0, 0];
  for (const quote of [...quotes].sort((a, b) => a.start - b.start)) {
    const start = Math.max(quote.start, end);
    if (start < quote.end) words += (text.slice(start, quote.end).match(/\S*[\p{L}\p{N}]\S*/gu) ?? []).length;
    end = Math.max(end, quote.end);
  }
  return { quotes, count, words };
}

/** The verbs and frames that report some quotes, by what they say of the speech.
 * @param {Quote[]} quotes */
function stances(quotes) {
  return STANCES.flatMap((stance) => {
    /** @type {Map<string, number>} */
    const verbs = new Map();
    for (const { cue } of quotes) if (cue?.stance === stance) verbs.set(cue.verb, (verbs.get(cue.verb) ?? 0) + 1);
    const sorted = [...verbs].sort((a, b) => b[1] - a[1]);
    const sum = sorted.reduce((total, [, n]) => total + n, 0);
    return sum > 0 ? [{ stance, sum, verbs: sorted.map(([verb, n]) => (n > 1 ? `${verb} (${number(n)})` : verb)).join(', ') }] : [];
  });
}

/** @param {typeof STANCES[number]} stance */
const stanceWords = (stance) => t(stance === 'neutral' ? 'stance.plain' : `stance.${stance}`);

/** How much of the speech each kind of source has, and how it is reported.
 * @param {string} text
 * @param {[string, Quote[]][]} kinds
 * @param {Speech} all */
function overview(text, kinds, all) {
  const row = (/** @type {string} */ name, /** @type {Speech} */ { count, words }) => {
    const share = words / Math.max(1, all.words);
    const meter = h('meter', { min: 0, max: 1, value: share, 'aria-hidden': 'true' });
    return h('tr', null, h('th', { scope: 'row' }, name), h('td', null, number(count)), h('td', null, number(words)), h('td', null, meter, ' ', percent(share)));
  };
  const rows = kinds.flatMap(([name, quotes]) => (quotes.length > 0 ? [row(name, speech(text, quotes))] : []));
  const head = [t('speech.source'), t('speech.quotes'), t('speech.words'), t('speech.part')].map((words) => h('th', { scope: 'col' }, words));
  const tones = stances(all.quotes).map(({ stance, sum }) => `${stanceWords(stance)} ${number(sum)}`);
  return h(
    'div',
    { class: 'focus' },
    h('table', { class: 'shares' }, h('caption', { class: 'group' }, t('speech')), h('thead', null, h('tr', null, head)), h('tbody', null, rows)),
    tones.length > 0 && h('p', { class: 'facts' }, `${t('speech.verbs')} ${tones.join(' · ')}`),
  );
}

/** @param {number} share */
const percent = (share) => number(share, { style: 'percent' });
