// @ts-check
/** Coordinates as people write them: 35,17° N, 63,77° E. */

import { locale, number } from '../i18n.js';

/** @param {number} lat
 * @param {number} lon */
export function coordinates(lat, lon) {
  const west = locale().startsWith('fr') ? 'O' : 'W';
  return `${degrees(lat)} ${lat < 0 ? 'S' : 'N'}, ${degrees(lon)} ${lon < 0 ? west : 'E'}`;
}

/** @param {number} value */
const degrees = (value) => `${number(Math.abs(value), { maximumFractionDigits: 2 })}°`;
