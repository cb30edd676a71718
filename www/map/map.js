// @ts-check
/** The map of the places. What it is drawn from is large, and comes only when the map is first shown. */

import { h } from '../dom.js';

/** @typedef {ReturnType<typeof wireMap>} MapPart */

/** @param {import('../state.js').Store} store */
export function wireMap(store) {
  const element = h('section', { class: 'map', 'aria-busy': 'true' });
  /** @type {Promise<void>|null} */
  let drawn = null;

  async function draw() {
    const { wireAtlas } = await import('./atlas.js');
    wireAtlas(store, element);
    element.removeAttribute('aria-busy');
  }

  return {
    /** The map, for the list of places; null where the article names no place with a point.
     * @param {import('../model.js').Model} model */
    show(model) {
      if (!model.places.some(({ places }) => places.some(isOnMap))) return null;
      drawn ??= draw().catch((error) => {
        // The list says the same in words.
        console.warn('no map:', error);
        element.hidden = true;
      });
      return element;
    },
  };
}

/** @param {import('../model.js').Place} place */
export const isOnMap = ({ lat, lon }) => typeof lat === 'number' && typeof lon === 'number';
