// @ts-check
/** The network of actors: a row for each, arcs between those who stand in one clause, and the same in words below. */

import { h } from '../dom.js';
import { number, t } from '../i18n.js';
import { facts } from '../panel/parts.js';
import { layout, WIDTH } from './layout.js';
import { filterButton, KINDS, kindWord, sentenceButton, shape, svg } from './parts.js';
import { cast, links } from './relations.js';

/** @typedef {import('../model.js').Model} Model
 * @typedef {import('../model.js').Entity} Entity
 * @typedef {import('./relations.js').Link} Link */

/** Actors drawn; the list of links names no others either. */
const MOST = 40;

/** Characters of a name that fit into a unit of width. */
const LABEL = 0.13;

/** The drawing, and a card for each link.
 * @param {Model} model
 * @param {import('../state.js').State} state
 * @returns {import('../panel/panel.js').Section[]} */
export function network(model, { principal, only }) {
  const all = cast(model, principal);
  const most = all.slice(0, MOST);
  if (most.length === 0) return [];
  const found = links(model, most);
  const linked = new Set(found.flatMap(({ a, b }) => [a, b]));
  const alone = most.filter((node) => !linked.has(node));
  // Those without a link stand below the others, so that arcs stay short.
  const nodes = [...most.filter((node) => linked.has(node)), ...alone];
  const rest = all.length > MOST && h('p', { class: 'facts' }, t('network.most', { n: MOST, m: all.length }));
  const lonely = alone.length > 0 && h('p', { class: 'facts alone' }, t('network.alone', { w: alone.map(({ name }) => name).join(', ') }));
  return [
    { intro: h('div', { class: 'network' }, legend(), draw(model, nodes, found, only), rest, lonely), cards: [] },
    { heading: t('network.words'), cards: found.map((link) => ({
      card: `${link.a.id}-${link.b.id}`,
      words: () => `${link.a.name} ${link.b.name}`,
      make: () => inWords(model, link),
    })) },
  ];
}

const legend = () =>
  h('div', { class: 'legend' }, h('p', null, t('network.about')), h('p', { class: 'kinds' }, KINDS.map((kind) => kindWord(kind))));

/** A link as a card: both names, how often, and the sentences.
 * @param {Model} model
 * @param {Link} link */
const inWords = (model, { a, b, rows }) =>
  h('li', { class: 'card link-card' },
    h('h3', { class: 'card-title' }, t('network.pair', { a: a.name, b: b.name })),
    facts(t('clauses', { n: rows.length })),
    sentences(model, rows));

/** @param {Model} model
 * @param {import('./relations.js').Row[]} rows */
const sentences = (model, rows) =>
  h('ul', { class: 'sayings', role: 'list' }, rows.map((row) => h('li', null, sentenceButton(model, row))));

/** The drawing and, below it, what was chosen in it.
 * @param {Model} model
 * @param {Entity[]} nodes
 * @param {Link[]} found
 * @param {string|null} only */
function draw(model, nodes, found, only) {
  const rank = new Map(nodes.map((node, at) => [node, at]));
  const ends = found.map(({ a, b }) => ({ from: Number(rank.get(a)), to: Number(rank.get(b)) }));
  const { x, height, ys, radii, arcs } = layout(
    nodes.map(({ mentions }) => mentions.length),
    ends.map(({ from, to }, at) => ({ from, to, count: found[at].rows.length })),
  );
  const detail = h('div', { class: 'detail', role: 'status', hidden: true });

  const lines = found.map((link, at) => {
    const label = link.rows.length > 1 ? [svg('text', { x: arcs[at].x - 3, y: arcs[at].y + 4, class: 'count' }, number(link.rows.length))] : [];
    const said = link.rows.every(({ relation }) => relation.within !== null);
    return svg('g', { class: said ? 'link said' : 'link', 'data-link': at }, svg('path', { d: arcs[at].path, class: 'hit' }), svg('path', { d: arcs[at].path, class: 'arc', 'stroke-width': arcs[at].width }), ...label);
  });
  const dots = nodes.map((node, at) => {
    const count = ends.filter(({ from, to }) => from === at || to === at).length;
    const label = t('network.node', { a: node.name, k: t(`kind.${node.kind}`), m: t('mentions', { n: node.mentions.length }), l: t('links', { n: count }) });
    return svg('g', { class: 'node', role: 'button', tabindex: at === 0 ? 0 : -1, 'aria-pressed': 'false', 'aria-label': label, 'data-node': at },
      svg('rect', { class: 'band', x: x - 15, y: ys[at] - 14, width: WIDTH - x + 14, height: 28, rx: 6 }),
      shape(node.kind, x, ys[at], radii[at]));
  });
  // Beside the buttons: what they are called says more than a name that is cut.
  const tags = nodes.map((node, at) => svg('g', { class: 'tag' },
    svg('text', { x: x + 20, y: ys[at] + 5, class: 'label' }, cut(node.name, (WIDTH - x - 52) * LABEL)),
    svg('text', { x: WIDTH - 6, y: ys[at] + 5, class: 'size' }, number(node.mentions.length))));
  const drawing = svg('svg', { class: 'arcs', viewBox: `0 0 ${WIDTH} ${height}`, role: 'group', 'aria-label': t('network.label') },
    svg('g', { 'aria-hidden': 'true' }, ...lines), ...dots, svg('g', { 'aria-hidden': 'true' }, ...tags));

  /** Shows a node with its neighbours, a link with its ends, or everything again.
   * @param {number|null} node
   * @param {number|null} link */
  function choose(node, link) {
    const shown = found.map((_, at) => (node === null && link === null) || at === link || (node !== null && [ends[at].from, ends[at].to].includes(node)));
    const near = new Set(ends.filter((_, at) => shown[at]).flatMap(({ from, to }) => [from, to]));
    lines.forEach((line, at) => {
      line.classList.toggle('off', !shown[at]);
      line.classList.toggle('on', shown[at] && (node ?? link) !== null);
    });
    dots.forEach((dot, at) => {
      for (const part of [dot, tags[at]]) part.classList.toggle('off', (node ?? link) !== null && at !== node && !near.has(at));
      tags[at].classList.toggle('chosen', at === node);
      dot.setAttribute('aria-pressed', String(at === node));
    });
    detail.replaceChildren(...(node !== null ? about(model, nodes[node], found, only) : link !== null ? between(model, found[link]) : []));
    detail.hidden = (node ?? link) === null;
  }

  const pick = (/** @type {Element} */ target) => {
    const node = target.closest('[data-node]')?.getAttribute('data-node');
    const link = target.closest('[data-link]')?.getAttribute('data-link');
    const again = node && dots[Number(node)].getAttribute('aria-pressed') === 'true';
    choose(node && !again ? Number(node) : null, !node && link ? Number(link) : null);
    if (node) stop(Number(node));
  };
  const stop = (/** @type {number} */ to) => dots.forEach((dot, at) => dot.setAttribute('tabindex', at === to ? '0' : '-1'));

  drawing.addEventListener('click', ({ target }) => pick(/** @type {Element} */ (target)));
  drawing.addEventListener('keydown', (event) => {
    const at = dots.findIndex((dot) => dot === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: dots.length - 1 }[event.key];
    if (at < 0 || (to === undefined && event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    if (to === undefined) return pick(dots[at]);
    const next = Math.max(0, Math.min(dots.length - 1, to));
    stop(next);
    /** @type {SVGElement} */ (dots[next]).focus();
  });
  return h('div', { class: 'drawing' }, drawing, detail);
}

/** A chosen node: with whom it stands, and where.
 * @param {Model} model
 * @param {Entity} node
 * @param {Link[]} found
 * @param {string|null} only
 * @returns {Node[]} */
function about(model, node, found, only) {
  const near = found.filter(({ a, b }) => a === node || b === node);
  const others = near.map((link) => {
    const other = link.a === node ? link.b : link.a;
    return h('details', null, h('summary', null, t('network.with', { a: other.name }), ' · ', t('clauses', { n: link.rows.length })), sentences(model, link.rows));
  });
  return [h('h3', null, node.name), h('div', { class: 'acts' }, kindWord(node.kind), filterButton(node, only)), ...(others.length > 0 ? others : [h('p', { class: 'facts' }, t('network.none'))])];
}

/** A chosen link.
 * @param {Model} model
 * @param {Link} link
 * @returns {Node[]} */
const between = (model, { a, b, rows }) => [
  h('h3', null, t('network.pair', { a: a.name, b: b.name })), h('p', { class: 'facts' }, t('clauses', { n: rows.length })), sentences(model, rows),
];

/** @param {string} name
 * @param {number} limit */
const cut = (name, limit) => (name.length <= limit ? name : `${name.slice(0, Math.max(4, Math.floor(limit) - 1)).trim()}…`);
