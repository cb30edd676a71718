// @ts-check
/** What the clauses of the article say of its actors: rows of who, where and when, and who stands with whom. */

import { timex } from '../format/timex.js';
import { isPrincipal } from '../model.js';

/**
 * @typedef {import('../model.js').Model} Model
 * @typedef {import('../model.js').Entity} Entity
 * @typedef {import('../model.js').PlaceGroup} PlaceGroup
 * @typedef {import('../model.js').DateItem} DateItem
 * @typedef {Model['analysis']['relations'][number]} Relation
 *
 * @typedef {object} Row one clause
 * @property {Relation} relation
 * @property {Entity[]} who those named in it, and who says what it reports
 * @property {PlaceGroup[]} where
 * @property {DateItem[]} when points in time; no lengths, no "in the past"
 *
 * @typedef {{a: Entity, b: Entity, rows: Row[]}} Link two actors and the clauses in which they stand together
 */

/** @type {WeakMap<Model, Row[]>} */
const known = new WeakMap();

/** A row for each relation of the article, in the order of the text.
 * @param {Model} model
 * @returns {Row[]} */
export function rows(model) {
  const before = known.get(model);
  if (before) return before;
  const groups = new Map(model.places.flatMap((group) => group.places.map(({ id }) => [id, group])));
  const owners = new Map(model.analysis.actors.map(({ id, entity }) => [id, entity]));
  const speakers = new Map(model.analysis.quotes.map(({ id, speaker }) => [id, speaker]));
  const dates = new Map(model.analysis.dates.map((date) => [date.id, date]));
  const made = model.analysis.relations.map((relation) => ({
    relation,
    who: each([...relation.actors.map((id) => owners.get(id)), ...relation.quotes.map((id) => speakers.get(id))].map((id) => model.entities.get(id ?? ''))),
    where: each(relation.places.map((id) => groups.get(id))),
    when: each(relation.dates.map((id) => dates.get(id))).filter(({ kind, value }) => kind !== 'duration' && !value.endsWith('_REF')),
  }));
  known.set(model, made);
  return made;
}

/** Those that exist, each once.
 * @template T
 * @param {(T|undefined)[]} items
 * @returns {T[]} */
const each = (items) => /** @type {T[]} */ ([...new Set(items)].filter((item) => item !== undefined));

/** The actors on show, whom the article is most about first.
 * @param {Model} model
 * @param {boolean} principal whether only the principal ones
 * @returns {Entity[]} */
export const cast = (model, principal) =>
  model.analysis.entities
    .filter((entity) => !principal || isPrincipal(model, entity))
    .sort((a, b) => b.salience - a.salience);

/** Pairs among `entities` that stand in one clause, the most frequent first.
 * @param {Model} model
 * @param {Entity[]} entities
 * @returns {Link[]} */
export function links(model, entities) {
  const rank = new Map(entities.map((entity, at) => [entity, at]));
  /** @type {Map<string, Link>} */
  const found = new Map();
  for (const row of rows(model)) {
    const who = row.who.filter((entity) => rank.has(entity)).sort((a, b) => Number(rank.get(a)) - Number(rank.get(b)));
    for (const [at, a] of who.entries()) {
      for (const b of who.slice(at + 1)) {
        const key = `${a.id} ${b.id}`;
        const link = found.get(key) ?? { a, b, rows: [] };
        link.rows.push(row);
        found.set(key, link);
      }
    }
  }
  return [...found.values()].sort((a, b) => b.rows.length - a.rows.length);
}

/** The rows in which an actor stands.
 * @param {Model} model
 * @param {Entity} entity */
export const rowsOf = (model, entity) => rows(model).filter(({ who }) => who.includes(entity));

/** A date as its value, or as its words where the day is not known.
 * @param {DateItem} date */
export const whenWords = ({ earliest, text, value }) => (earliest ? timex(value) : text);

/** The sentence of a row.
 * @param {Model} model
 * @param {Row} row
 * @returns {readonly [number, number]} */
export function sentenceOf(model, { relation }) {
  return model.analysis.document.sentences[relation.sentence] ?? [relation.start, relation.end];
}
