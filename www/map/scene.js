// @ts-check
/** The elements of the map, made once: the world, the names on it, and what lies over it. */

import { h } from '../dom.js';
import { createInset } from './inset.js';
import { ground, side, stand } from './labels.js';
import { put } from './markers.js';
import { svg } from './svg.js';
import { COUNTRIES, OUTLINE } from './world.js';

/** @typedef {ReturnType<typeof build>} Scene */

/** @param {HTMLElement} element */
export function build(element) {
  const world = svg('svg', { class: 'map-world', 'aria-hidden': 'true', focusable: 'false' });
  world.append(svg('path', { class: 'map-sea', d: OUTLINE }));
  const shapes = COUNTRIES.map((row) => {
    const shape = /** @type {SVGPathElement} */ (svg('path', { class: 'map-land', d: row[7] }));
    return { row, shape, size: (row[3] - row[1]) * (row[4] - row[2]), label: h('span', { class: 'map-country' }) };
  });
  const leaders = svg('path', { class: 'map-leaders' });
  world.append(...shapes.map(({ shape }) => shape), leaders);
  // Ground that no state is agreed on has no name here, nor has the ice at the foot of the world.
  const countries = shapes.filter(({ row }) => row[0] !== '' && row[0] !== 'AQ');

  const surface = h('div', { class: 'map-surface', role: 'application', tabindex: 0 });
  const names = h('div', { class: 'map-names', 'aria-hidden': 'true' }, countries.map(({ label }) => label));
  const bar = h('div', { class: 'map-pins', role: 'toolbar' });
  const tools = h('div', { class: 'map-tools', role: 'group' });
  const inset = createInset();
  const frame = h('div', { class: 'map-frame' }, inset.element, names, surface, bar);
  frame.prepend(world);
  const said = h('p', { class: 'map-said' });
  const legend = h('p', { class: 'map-legend' });
  element.replaceChildren(h('div', { class: 'map-bar' }, said, tools), frame, legend);
  return { world, inset, shapes, countries, leaders, surface, bar, tools, frame, said, legend };
}

/** Writes the names that fit: those of the markers, the chosen one first, then those of countries.
 * @param {Scene} scene
 * @param {import('./view.js').View} view
 * @param {import('./markers.js').Marker[]} shown
 * @param {(key: string) => HTMLElement} button of a marker
 * @param {Set<string>} focus countries of the article */
export function name(scene, view, shown, button, focus) {
  const size = { width: scene.frame.clientWidth, height: scene.frame.clientHeight };
  const area = ground(size.width, size.height);
  if (scene.inset.show(view)) area.take(scene.inset.rect(size));
  const boxes = shown.map(({ key, at }) => {
    const pin = button(key);
    const label = /** @type {HTMLElement} */ (pin.querySelector('.pin-name'));
    const [x, y, radius] = [at[0] * size.width, at[1] * size.height, Number(pin.dataset.radius)];
    area.take({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
    return { pin, x, y, radius, width: label.offsetWidth, height: label.offsetHeight };
  });
  boxes.sort((a, b) => Number(b.pin.hasAttribute('data-chosen')) - Number(a.pin.hasAttribute('data-chosen')));
  for (const { pin, ...box } of boxes) pin.dataset.side = side(area, box) ?? 'none';

  const named = new Set(shown.flatMap(({ pins }) => (pins.length === 1 && pins[0].first.kind === 'country' ? [pins[0].first.country] : [])));
  // Those of the article first, then the large ones.
  const order = [...scene.countries].sort((a, b) => Number(focus.has(b.row[0])) - Number(focus.has(a.row[0])) || b.size - a.size);
  for (const { row, shape, label } of order) {
    const at = named.has(row[0]) ? null : stand(area, view, row, shape, { width: label.offsetWidth, height: label.offsetHeight }, size);
    label.toggleAttribute('data-shown', at !== null);
    if (at) put(label, at);
  }
}
