// @ts-check
/** What the views of the cast share: kinds as shapes, and sentences that lead to their place. */

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { sentenceOf } from './relations.js';

/** @typedef {import('../model.js').Model} Model
 * @typedef {import('../model.js').Entity} Entity
 * @typedef {import('./relations.js').Row} Row */

export const KINDS = /** @type {const} */ (['person', 'organisation', 'group', 'role']);

/** Characters of a sentence that a button shows around its clause. */
const AROUND = 70;

/** Makes an SVG element.
 * @param {string} name
 * @param {Record<string, string|number|undefined>} attributes
 * @param {...(Node|string)} children */
export function svg(name, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** The shape of a kind around (x, y): a circle, a square, a triangle, a diamond.
 * @param {Entity['kind']} kind
 * @param {number} x
 * @param {number} y
 * @param {number} r */
export function shape(kind, x, y, r) {
  const points = (/** @type {number[][]} */ corners) => corners.map(([dx, dy]) => `${(x + dx * r).toFixed(1)},${(y + dy * r).toFixed(1)}`).join(' ');
  const made = {
    person: () => svg('circle', { cx: x, cy: y, r }),
    organisation: () => svg('rect', { x: x - r * 0.9, y: y - r * 0.9, width: r * 1.8, height: r * 1.8 }),
    group: () => svg('polygon', { points: points([[0, -1.1], [1.1, 0.9], [-1.1, 0.9]]) }),
    role: () => svg('polygon', { points: points([[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]]) }),
  }[kind]();
  made.classList.add('shape');
  made.setAttribute('data-kind', kind);
  return made;
}

/** The kind in a word, behind its shape.
 * @param {Entity['kind']} kind */
export const kindWord = (kind) =>
  h('span', { class: 'kind' }, svg('svg', { viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': 'true' }, shape(kind, 8, 8, 6)), ` ${t(`kind.${kind}`)}`);

/** A button that shows the row's sentence in the article: its clause, and a little around it.
 * @param {Model} model
 * @param {Row} row */
export function sentenceButton(model, row) {
  const { relation } = row;
  const [from, to] = sentenceOf(model, row);
  const line = (/** @type {string} */ words) => words.replace(/\s+/g, ' ');
  const before = line(model.text.slice(from, relation.start));
  const after = line(model.text.slice(relation.end, to));
  return passage([from, to], 'saying', [
    before.length > AROUND ? `…${before.slice(before.indexOf(' ', before.length - AROUND))}` : before,
    h('span', { class: 'clause' }, line(model.text.slice(relation.start, relation.end))),
    after.length > AROUND ? `${after.slice(0, after.lastIndexOf(' ', AROUND))} …` : after,
  ]);
}

/** A button that leads to a stretch of the article.
 * @param {readonly [number, number]} span
 * @param {string} look
 * @param {import('../dom.js').Child[]} words */
export const passage = ([start, end], look, words) =>
  h('button', { type: 'button', class: look, 'data-act': 'passage', 'data-start': start, 'data-end': end }, words);

/** A button that filters the article by an actor.
 * @param {Entity} entity
 * @param {string|null} only whom it is filtered by */
export const filterButton = (entity, only) =>
  h('button', { type: 'button', class: 'act', 'data-act': 'only', 'data-entity': entity.id, 'aria-pressed': String(only === entity.id) }, t('only.button'));
