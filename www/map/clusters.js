// @ts-check
/** Markers that would lie on each other become one that says how many it holds. */

import { inside, place } from './view.js';

/**
 * @typedef {import('./pins.js').Pin} Pin
 * @typedef {import('./projection.js').Point} Point
 * @typedef {{pins: Pin[], at: Point}} Cluster at: in parts of the frame
 */

/** Markers nearer than this, in pixels, lie on each other. */
const NEAR = 24;

/** The pins in view, those with the most mentions first; each takes in the smaller ones near it.
 * @param {readonly Pin[]} pins
 * @param {import('./view.js').View} view
 * @param {number} width of the frame in pixels
 * @returns {Cluster[]} */
export function clusters(pins, view, width) {
  /** @type {Cluster[]} */
  const found = [];
  for (const pin of pins) {
    const at = place(view, pin.point);
    if (!inside(at)) continue;
    const near = found.find((cluster) => distance(cluster.at, at, view, width) < NEAR);
    if (near) near.pins.push(pin);
    else found.push({ pins: [pin], at });
  }
  return found;
}

/** Puts the pins of a cluster on a ring around it, far enough apart to be met one by one.
 * @param {Cluster} cluster
 * @param {import('./view.js').View} view
 * @param {number} width
 * @returns {{pin: Pin, at: Point}[]} */
export function spread({ pins, at }, view, width) {
  const radius = Math.max(NEAR, (pins.length * (NEAR + 4)) / (2 * Math.PI));
  const step = (2 * Math.PI) / pins.length;
  const [across, down] = [radius / width, radius / ((width * view.height) / view.width)];
  // A ring at the edge moves in: all of it must be met.
  const hold = (/** @type {number} */ middle, /** @type {number} */ half) => Math.min(Math.max(middle, half * 1.5), 1 - half * 1.5);
  const [x, y] = [hold(at[0], across), hold(at[1], down)];
  return pins.map((pin, index) => ({ pin, at: [x + across * Math.sin(step * index), y - down * Math.cos(step * index)] }));
}

/** @param {Point} a
 * @param {Point} b
 * @param {import('./view.js').View} view
 * @param {number} width */
function distance(a, b, view, width) {
  const height = (width * view.height) / view.width;
  return Math.hypot((a[0] - b[0]) * width, (a[1] - b[1]) * height);
}
