// @ts-check
/** Where the nodes and arcs of the network stand: one row an actor, so that no two names ever meet. */

/** Height of a row and least room for the arcs, in units of the drawing. */
const ROW = 30;
const NARROW = 34;
const WIDE = 120;

/** Width of the drawing. */
export const WIDTH = 390;

/**
 * @typedef {object} Layout
 * @property {number} x of all nodes
 * @property {number} height
 * @property {number[]} ys of each node
 * @property {number[]} radii of each node
 * @property {{path: string, x: number, y: number, width: number}[]} arcs of each link; (x, y) is the top of its bow
 */

/** The same input gives the same drawing.
 * @param {number[]} sizes mentions of each node, in the order of rows
 * @param {{from: number, to: number, count: number}[]} links between rows
 * @returns {Layout} */
export function layout(sizes, links) {
  const longest = Math.max(1, ...links.map(({ from, to }) => Math.abs(to - from)));
  const room = links.length > 0 ? Math.min(WIDE, NARROW + longest * 10) : 0;
  const x = room + 18;
  const ys = sizes.map((_, at) => ROW * (at + 0.5));
  const radii = sizes.map((size) => Math.min(12, 4 + 1.9 * Math.sqrt(size)));
  const arcs = links.map(({ from, to, count }) => {
    const depth = 14 + (room - 14) * (Math.abs(to - from) / longest) ** 0.7;
    const bend = x - depth * 1.33;
    const path = `M${x} ${ys[from]}C${bend.toFixed(1)} ${ys[from]} ${bend.toFixed(1)} ${ys[to]} ${x} ${ys[to]}`;
    return { path, x: x - depth, y: (ys[from] + ys[to]) / 2, width: Math.min(7, 0.6 + 1.2 * count) };
  });
  return { x, height: ROW * sizes.length, ys, radii, arcs };
}
