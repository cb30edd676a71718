// @ts-check
/** Paints stretches of the article without touching its elements: the marks of very long texts, and the words behind
 * a decision. */

import { LAYERS } from '../layers.js';

/** @typedef {import('../model.js').Model} Model */

export const supported = typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight === 'function';

/** Paints every mark of `model`, or clears them.
 * @param {HTMLElement} article
 * @param {Model|null} model */
export function paint(article, model) {
  if (!supported) return;
  for (const { layer } of LAYERS) CSS.highlights.delete(layer);
  if (!model) return;
  /** @type {Map<string, AbstractRange[]>} */
  const ranges = new Map(LAYERS.map(({ layer }) => [layer, []]));
  const items = [...model.entries.values()].sort((a, b) => a.item.start - b.item.start);
  const range = ranger(article);
  for (const { item, layer } of items) {
    const found = range(item.start, item.end);
    if (found) ranges.get(layer)?.push(found);
  }
  for (const [layer, found] of ranges) CSS.highlights.set(layer, new Highlight(...found));
}

/** Paints the words that decided, under the name "why".
 * @param {HTMLElement} article
 * @param {readonly (readonly [number, number])[]} spans */
export function paintReasons(article, spans) {
  if (!supported) return;
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  const range = ranger(article);
  const found = sorted.map(([start, end]) => range(start, end)).filter((one) => one !== null);
  CSS.highlights.set('why', new Highlight(...found));
}

/** The offset in the article of a point of the DOM, -1 outside it.
 * @param {HTMLElement} article
 * @param {Node} node
 * @param {number} offset */
export function offsetOf(article, node, offset) {
  if (!article.contains(node) || node.nodeType !== Node.TEXT_NODE) return -1;
  const before = document.createRange();
  before.setStart(article, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** Turns offsets into ranges, walking the text nodes once: the spans must come in the order of their starts.
 * @param {HTMLElement} article
 * @returns {(start: number, end: number) => StaticRange|null} */
export function ranger(article) {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  let node = /** @type {Text|null} */ (walker.nextNode());
  let at = 0;
  const point = (/** @type {number} */ offset, /** @type {boolean} */ end) => {
    // An end may lie at the very end of a node, a start may not.
    while (node && (end ? at + node.length < offset : at + node.length <= offset)) {
      at += node.length;
      node = /** @type {Text|null} */ (walker.nextNode());
    }
    return node && { node, offset: offset - at };
  };
  return (start, end) => {
    const from = point(start, false);
    const state = { node, at };
    const to = point(end, true);
    // The next span may begin inside this one.
    ({ node, at } = state);
    if (node) walker.currentNode = node;
    if (!from || !to) return null;
    return new StaticRange({ startContainer: from.node, startOffset: from.offset, endContainer: to.node, endOffset: to.offset });
  };
}
