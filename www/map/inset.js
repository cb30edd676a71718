// @ts-check
/** A small country in the corner, with the view as a frame on it: where one looks, when no coast and no border is in view. */

import { svg } from './svg.js';
import { COUNTRIES } from './world.js';

/** Width of the inset in parts of the map's, and its proportion. */
const PART = 0.2;
const PROPORTION = 1.15;

export function createInset() {
  const land = svg('path', {});
  const here = svg('rect', {});
  const element = svg('svg', { class: 'map-inset', 'aria-hidden': 'true', focusable: 'false' });
  element.append(land, here);
  element.style.width = `${PART * 100}%`;
  element.style.aspectRatio = String(PROPORTION);

  return {
    element,
    /** Shows the country that the view lies in; hides the inset where the view tells enough itself.
     * @param {import('./view.js').View} view */
    show(view) {
      const country = around(view);
      element.toggleAttribute('data-shown', Boolean(country));
      element.style.display = country ? '' : 'none';
      if (!country) return false;
      const [code, left, top, right, bottom, , , shape] = country;
      if (element.dataset.country !== code) {
        element.dataset.country = code;
        land.setAttribute('d', shape);
        const width = Math.max(right - left, (bottom - top) * PROPORTION) * 1.1;
        const [x, y] = [(left + right - width) / 2, (top + bottom - width / PROPORTION) / 2];
        element.setAttribute('viewBox', [x, y, width, width / PROPORTION].map(Math.round).join(' '));
      }
      for (const [name, value] of Object.entries(view)) here.setAttribute(name, String(Math.round(value)));
      return true;
    },
    /** The ground that it takes.
     * @param {{width: number, height: number}} size of the frame in pixels */
    rect: ({ width, height }) => ({ left: 0, top: height - (width * PART) / PROPORTION, right: width * PART, bottom: height }),
  };
}

/** The smallest country whose box holds the middle of the view and is much wider than the view; null where there is none.
 * @param {import('./view.js').View} view */
function around({ x, y, width, height }) {
  const [middle, centre] = [x + width / 2, y + height / 2];
  const holding = COUNTRIES.filter(([code, left, top, right, bottom]) =>
    code !== '' && left < middle && middle < right && top < centre && centre < bottom && width < (right - left) * 0.6);
  return holding.sort((a, b) => a[3] - a[1] - (b[3] - b[1]))[0] ?? null;
}
