// @ts-check
/** Which names fit on the map: those of its markers first, then those of countries, none over another. */

import { place } from './view.js';

/** @typedef {{left: number, top: number, right: number, bottom: number}} Rect in pixels of the frame */

/** Space between a marker and its name, in pixels. */
const GAP = 3;

/** The ground that is taken.
 * @param {number} width of the frame in pixels
 * @param {number} height */
export function ground(width, height) {
  /** @type {Rect[]} */
  const taken = [];
  return {
    /** @param {Rect} rect */
    take: (rect) => taken.push(rect),
    /** Whether a name may stand here.
     * @param {Rect} rect */
    free: (rect) =>
      rect.left >= 2 && rect.top >= 2 && rect.right <= width - 2 && rect.bottom <= height - 2 &&
      taken.every((other) => rect.right < other.left || rect.left > other.right || rect.bottom < other.top || rect.top > other.bottom),
  };
}

/** @typedef {ReturnType<typeof ground>} Ground */

/** Takes the side of a marker where its name is free; null where none is.
 * @param {Ground} area
 * @param {{x: number, y: number, radius: number, width: number, height: number}} marker in pixels; width and height of its name
 * @returns {'right'|'left'|'top'|'bottom'|null} */
export function side(area, { x, y, radius, width, height }) {
  const far = radius + GAP;
  /** @type {['right'|'left'|'top'|'bottom', number, number][]} */
  const sides = [
    ['right', x + far, y - height / 2],
    ['left', x - far - width, y - height / 2],
    ['top', x - width / 2, y - far - height],
    ['bottom', x - width / 2, y + far],
  ];
  for (const [name, left, top] of sides) {
    const rect = { left, top, right: left + width, bottom: top + height };
    if (!area.free(rect)) continue;
    area.take(rect);
    return name;
  }
  return null;
}

/** Points across the frame where the name of a country may stand, the middle first, in parts of the frame. */
const GRID = [0.5, 0.3, 0.7, 0.15, 0.85]
  .flatMap((down) => [0.5, 0.3, 0.7, 0.15, 0.85].map((across) => /** @type {const} */ ([across, down])))
  .sort((a, b) => Math.hypot(a[0] - 0.5, a[1] - 0.5) - Math.hypot(b[0] - 0.5, b[1] - 0.5));

/** Where the name of a country stands, in parts of the frame: at its own point, or, where that is out of view or taken,
 * on another part of it. Null where the country is too small in this view or has no room.
 * @param {Ground} area
 * @param {import('./view.js').View} view
 * @param {readonly [string, number, number, number, number, number, number, string]} country
 * @param {SVGGeometryElement} shape
 * @param {{width: number, height: number}} name size in pixels
 * @param {{width: number, height: number}} frame size in pixels
 * @returns {import('./projection.js').Point|null} */
export function stand(area, view, [, left, top, right, bottom, x, y], shape, name, frame) {
  const scale = frame.width / view.width;
  const seen = right > view.x && left < view.x + view.width && bottom > view.y && top < view.y + view.height;
  if (!seen || (right - left) * scale < name.width * 1.1 || (bottom - top) * scale < name.height) return null;
  const rect = (/** @type {import('./projection.js').Point} */ [across, down]) => ({
    left: across * frame.width - name.width / 2, right: across * frame.width + name.width / 2,
    top: down * frame.height - name.height / 2, bottom: down * frame.height + name.height / 2,
  });
  const holds = (/** @type {import('./projection.js').Point} */ [across, down]) =>
    shape.isPointInFill(new DOMPoint(view.x + across * view.width, view.y + down * view.height));
  const own = place(view, [x, y]);
  const other = (right - left) * scale > name.width * 2 ? GRID : [];
  for (const at of [own, ...other]) {
    if (!area.free(rect(at)) || (at !== own && !holds(at))) continue;
    area.take(rect(at));
    return at;
  }
  return null;
}
