// @ts-check
/** Writes the article as text and marks. Only text nodes carry its words, so that no text can become markup. */

/**
 * @typedef {import('../model.js').Model} Model
 * @typedef {import('../model.js').Segment} Segment
 * @typedef {{start: number, end: number, kind: string|null}} Block
 */

/** Above this many characters, paragraphs out of sight are not laid out. */
const LONG = 50_000;

/** @param {HTMLElement} article
 * @param {string} text
 * @param {Model|null} model absent while nothing is known: the text alone */
export function write(article, text, model) {
  const cursor = { segments: model?.segments ?? [], next: 0, seen: new Set() };
  const parts = [...split(text, model?.analysis.document.blocks ?? [])].map(({ start, end, kind }) => {
    if (kind === null && text.slice(start, end).trim() === '') return text.slice(start, end);
    const paragraph = document.createElement('p');
    paragraph.dataset.kind = kind ?? 'paragraph';
    if (kind === 'title' || kind === 'heading') {
      paragraph.role = 'heading';
      paragraph.ariaLevel = kind === 'title' ? '2' : '3';
    }
    writeMarked(paragraph, text, start, end, model, cursor);
    return paragraph;
  });
  article.classList.toggle('long', text.length > LONG);
  article.replaceChildren(...parts);
}

/** The whole text in order: its blocks and what lies between them.
 * @param {string} text
 * @param {readonly {start: number, end: number, kind: string}[]} blocks
 * @returns {Iterable<Block>} */
function* split(text, blocks) {
  let at = 0;
  for (const { start, end, kind } of blocks) {
    if (start < at) continue;
    if (start > at) yield { start: at, end: start, kind: null };
    yield { start, end, kind };
    at = end;
  }
  if (at < text.length) yield { start: at, end: text.length, kind: null };
}

/** Writes text[start, end) into `parent`. The segments are flat; marks that neighbours share stay open, so that a quote
 * with a name inside is one mark around another.
 * @param {HTMLElement} parent
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Model|null} model
 * @param {{segments: Segment[], next: number, seen: Set<string>}} cursor */
function writeMarked(parent, text, start, end, model, cursor) {
  /** @type {{id: string, node: HTMLElement}[]} */
  const open = [];
  const write = (/** @type {number} */ to, /** @type {Segment['marks']} */ marks) => {
    const shown = marks.filter(({ id }) => model?.entries.has(id));
    let same = 0;
    while (same < open.length && same < shown.length && open[same].id === shown[same].id) same += 1;
    open.length = same;
    for (const mark of shown.slice(same)) {
      const node = element(mark, model, cursor.seen);
      (open.at(-1)?.node ?? parent).append(node);
      open.push({ id: mark.id, node });
    }
    (open.at(-1)?.node ?? parent).append(text.slice(start, to));
    start = to;
  };

  while (start < end) {
    const segment = cursor.segments[cursor.next];
    if (!segment || segment.start >= end) write(end, []);
    else if (segment.start > start) write(segment.start, []);
    else if (segment.end > start) write(Math.min(segment.end, end), segment.marks);
    if (segment && segment.end <= start) cursor.next += 1;
  }
}

/** @param {Segment['marks'][number]} mark
 * @param {Model|null} model
 * @param {Set<string>} seen */
function element({ id, layer, kind }, model, seen) {
  const node = document.createElement('mark');
  node.dataset.layer = layer;
  node.dataset.kind = kind;
  node.dataset.id = id;
  if (model?.entries.get(id)?.minor) node.dataset.minor = '';
  // Where marks cross, the later piece of one is marked too, but is no stop of its own.
  if (seen.has(id)) node.dataset.rest = '';
  seen.add(id);
  return node;
}
