// @ts-check
/** Latitude and longitude to the units of the map: the Equal Earth projection (Šavrič, Patterson and Jenny, 2018). */

import { HEIGHT, SCALE, WIDTH } from './world.js';

/** @typedef {readonly [number, number]} Point */

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const ROOT = Math.sqrt(3);
const EARTH = 6371;

/** Units of the map in a kilometre. The projection keeps areas, so lengths are right on the average of their directions. */
export const KILOMETRE = SCALE / EARTH;

/** @param {number} lat degrees to the north
 * @param {number} lon degrees to the east
 * @returns {Point} */
export function project(lat, lon) {
  const angle = Math.asin((ROOT / 2) * Math.sin(radians(lat)));
  const square = angle ** 2;
  const power = square ** 3;
  const stretch = A1 + 3 * A2 * square + power * (7 * A3 + 9 * A4 * square);
  const x = (2 * radians(lon) * Math.cos(angle)) / (ROOT * stretch);
  const y = angle * (A1 + A2 * square + power * (A3 + A4 * square));
  return [WIDTH / 2 + SCALE * x, HEIGHT / 2 - SCALE * y];
}

/** @param {number} degrees */
const radians = (degrees) => (degrees * Math.PI) / 180;
