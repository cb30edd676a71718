// @ts-check
/** The part of the map that is in view: a box of the frame's proportions, moved and scaled, never out of the world. */

import { KILOMETRE } from './projection.js';
import { HEIGHT, WIDTH } from './world.js';

/** @typedef {{x: number, y: number, width: number, height: number}} View left, top and size, in units of the map
 * @typedef {readonly [number, number, number, number]} Box left, top, right, bottom */

/** Width of the frame by its height. */
let ratio = 4 / 3;

/** @param {number} proportion */
export function frameAs(proportion) {
  ratio = proportion;
}

/** Nearer than this the coastline shows its corners. */
const NEAREST = 60 * KILOMETRE;
const MARGIN = 1.02;
/** A view of this part of the world is better one of all of it. */
const NEARLY = 0.75;

/** The whole world. */
export const whole = () => around(WIDTH / 2, HEIGHT / 2, Infinity);

/** @param {number} x
 * @param {number} y
 * @param {number} width
 * @returns {View} */
export function around(x, y, width) {
  const widest = WIDTH * MARGIN;
  const wide = Math.min(Math.max(width, NEAREST), widest);
  const high = wide / ratio;
  // What is wider than the world is centred; all else stays inside it.
  const hold = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ world) =>
    size >= world ? (world - size) / 2 : Math.min(Math.max(at - size / 2, 0), world - size);
  return { x: hold(x, wide, WIDTH), y: hold(y, high, HEIGHT), width: wide, height: high };
}

/** The view that shows `box` with a margin, at least `least` wide.
 * @param {Box} box
 * @param {number} least */
export function fit([left, top, right, bottom], least) {
  // Markers and their names need room around them.
  const width = Math.max((right - left) * 1.4, (bottom - top) * 1.4 * ratio, least);
  return width > WIDTH * NEARLY ? whole() : around((left + right) / 2, (top + bottom) / 2, width);
}

/** Scales a view by `factor` (below 1: nearer) about a point that stays where it is, given in parts of the frame.
 * @param {View} view
 * @param {number} factor
 * @param {number} [across]
 * @param {number} [down] */
export function zoom(view, factor, across = 0.5, down = 0.5) {
  const { width } = around(0, 0, view.width * factor);
  const x = view.x + view.width * across + width * (0.5 - across);
  const y = view.y + view.height * down + (width / ratio) * (0.5 - down);
  return around(x, y, width);
}

/** Moves a view by parts of its own size.
 * @param {View} view
 * @param {number} across
 * @param {number} down */
export const pan = (view, across, down) =>
  around(view.x + view.width * (0.5 + across), view.y + view.height * (0.5 + down), view.width);

/** Where a point stands in the frame, in parts of its size.
 * @param {View} view
 * @param {import('./projection.js').Point} point
 * @returns {import('./projection.js').Point} */
export const place = ({ x, y, width, height }, point) => [(point[0] - x) / width, (point[1] - y) / height];

/** @param {import('./projection.js').Point} part */
export const inside = ([across, down]) => across >= 0 && across <= 1 && down >= 0 && down <= 1;

/** @param {readonly import('./projection.js').Point[]} points
 * @returns {Box} */
export const boxOf = (points) => [
  Math.min(...points.map(([x]) => x)),
  Math.min(...points.map(([, y]) => y)),
  Math.max(...points.map(([x]) => x)),
  Math.max(...points.map(([, y]) => y)),
];
