// @ts-check
/** Draws the map: the world once, then for every view the markers and names that are in it. */

import { byId, h } from '../dom.js';
import { nameOf, t } from '../i18n.js';
import { caption, clusterName, legend, pinName, shortName } from './caption.js';
import { clusters, spread } from './clusters.js';
import { STEP, key, wireGestures } from './gestures.js';
import { createInset } from './inset.js';
import { ground, side, stand } from './labels.js';
import { countriesOf, focusView, pins } from './pins.js';
import { svg } from './svg.js';
import { boxOf, fit, frameAs, inside, place, whole, zoom } from './view.js';
import { COUNTRIES, OUTLINE } from './world.js';

/**
 * @typedef {import('./pins.js').Pin} Pin
 * @typedef {import('./clusters.js').Cluster} Cluster
 * @typedef {import('./projection.js').Point} Point
 * @typedef {{key: string, pins: Pin[], at: Point, from: Point|null}} Marker from: the true point of one that was moved
 */

/** @param {import('../state.js').Store} store
 * @param {HTMLElement} element */
export function wireAtlas(store, element) {
  const parts = build(element);
  const { frame, world, inset, shapes, countries, leaders, surface, markers, said, tools } = parts;
  /** @type {Pin[]} */
  let all = [];
  let view = whole();
  /** Key of the cluster whose markers are spread. */
  let open = '';
  let due = 0;
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();

  const camera = {
    get: () => view,
    /** @param {import('./view.js').View} next */
    set(next) {
      view = next;
      open = '';
      later();
    },
    reset: () => camera.set(start()),
  };
  const start = () => {
    const { model } = store.get();
    return model ? focusView(model, all) : whole();
  };

  function later() {
    due ||= requestAnimationFrame(draw);
  }

  function draw() {
    due = 0;
    const width = frame.clientWidth;
    if (!width) return;
    const shown = unfold(clusters(all, view, width), open, view, width);
    world.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
    const held = hold(markers);
    arrange(shown);
    lead(shown);
    name(shown);
    tell();
    held(buttons, shown, surface);
  }

  /** @param {Marker[]} shown */
  function arrange(shown) {
    const { selected } = store.get();
    const kept = new Set(shown.map((marker) => marker.key));
    for (const [known, button] of buttons) {
      if (kept.has(known)) continue;
      button.remove();
      buttons.delete(known);
    }
    for (const marker of shown) {
      const button = buttons.get(marker.key) ?? h('button', { type: 'button', class: 'pin', 'data-pin': marker.key });
      if (!(button instanceof HTMLButtonElement)) continue;
      buttons.set(marker.key, button);
      dress(button, marker, selected?.card);
    }
    // In the order of reading, so that arrows go across the map. One that stays in its place keeps the focus.
    const sorted = [...shown].sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
    sorted.forEach((marker, index) => {
      const button = /** @type {HTMLButtonElement} */ (buttons.get(marker.key));
      if (markers.children[index] !== button) markers.insertBefore(button, markers.children[index] ?? null);
    });
    rove(markers, selected?.card);
  }

  /** Lines from spread markers to where they are.
   * @param {Marker[]} shown */
  function lead(shown) {
    const unit = (/** @type {Point} */ [x, y]) => [view.x + x * view.width, view.y + y * view.height].map((at) => at.toFixed(1));
    const lines = shown.flatMap(({ at, from }) => (from ? [`M${unit(from).join(' ')}L${unit(at).join(' ')}`] : []));
    leaders.setAttribute('d', lines.join(''));
  }

  /** @param {Marker[]} shown */
  function name(shown) {
    const size = { width: frame.clientWidth, height: frame.clientHeight };
    const area = ground(size.width, size.height);
    if (inset.show(view)) area.take(inset.rect(size));
    const boxes = shown.map(({ key: known, at }) => {
      const button = /** @type {HTMLButtonElement} */ (buttons.get(known));
      const label = /** @type {HTMLElement} */ (button.querySelector('.pin-name'));
      const [x, y, radius] = [at[0] * size.width, at[1] * size.height, Number(button.dataset.radius)];
      area.take({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
      return { button, x, y, radius, width: label.offsetWidth, height: label.offsetHeight };
    });
    boxes.sort((a, b) => Number(b.button.hasAttribute('data-chosen')) - Number(a.button.hasAttribute('data-chosen')));
    for (const { button, ...box } of boxes) button.dataset.side = side(area, box) ?? 'none';
    const named = shown.flatMap(({ pins: held }) => (held.length === 1 && held[0].first.kind === 'country' ? [held[0].first.country] : []));
    nameCountries(area, size, new Set(named));
  }

  /** @param {import('./labels.js').Ground} area
   * @param {{width: number, height: number}} size
   * @param {Set<string|null|undefined>} named countries that a marker names already */
  function nameCountries(area, size, named) {
    const chosen = store.get().model;
    const focus = chosen ? countriesOf(chosen) : new Set();
    // Those of the article first, then the large ones.
    const order = [...countries].sort((a, b) => Number(focus.has(b.row[0])) - Number(focus.has(a.row[0])) || b.size - a.size);
    for (const { row, shape, label } of order) {
      const at = named.has(row[0]) ? null : stand(area, view, row, shape, { width: label.offsetWidth, height: label.offsetHeight }, size);
      label.toggleAttribute('data-shown', at !== null);
      if (at) put(label, at);
    }
  }

  function tell() {
    const { model, selected } = store.get();
    const outside = all.filter(({ point }) => !inside(place(view, point))).length;
    said.textContent = model ? caption(model, all, selected, outside) : '';
  }

  /** @param {Marker} marker */
  function press(marker) {
    if (marker.pins.length > 1) return enter(marker);
    const { model, selected } = store.get();
    const card = marker.pins[0].group.key;
    const ids = model?.cards.get(card) ?? [];
    if (ids.length === 0) return;
    const next = selected?.card === card ? ids[(ids.indexOf(selected.id) + 1) % ids.length] : ids[0];
    store.set({ selected: { id: next, card, from: 'card' } });
    byId('live').textContent = said.textContent;
  }

  /** Comes nearer until the markers of a cluster part; those that never do are spread.
   * @param {Marker} marker */
  function enter({ key: known, pins: held }) {
    const near = fit(boxOf(held.map(({ point }) => point)), 0);
    const parted = near.width < view.width && clusters(held, near, frame.clientWidth).length > 1;
    if (parted) camera.set(near);
    else {
      open = known;
      draw();
    }
    requestAnimationFrame(() => markers.querySelector(`[data-pin="${CSS.escape(known)}"]`) && focusOn(buttons.get(known)));
  }

  /** @param {HTMLElement|undefined} button */
  function focusOn(button) {
    if (!button) return;
    for (const other of markers.children) /** @type {HTMLElement} */ (other).tabIndex = other === button ? 0 : -1;
    button.focus({ preventScroll: true });
  }

  markers.addEventListener('click', (event) => {
    const button = /** @type {Element} */ (event.target).closest('.pin');
    const shown = unfold(clusters(all, view, frame.clientWidth), open, view, frame.clientWidth);
    const marker = shown.find((one) => one.key === button?.getAttribute('data-pin'));
    if (marker) press(marker);
  });
  markers.addEventListener('keydown', (event) => {
    const list = /** @type {HTMLElement[]} */ ([...markers.children]);
    const at = list.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    /** @type {Record<string, number>} */
    const ways = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (event.key in ways) {
      event.preventDefault();
      return focusOn(list.at(ways[event.key] % list.length));
    }
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      open = '';
      return draw();
    }
    key(event, camera, false);
  });
  surface.addEventListener('keydown', (event) => key(event, camera, true));
  wireGestures(frame, camera);
  new ResizeObserver(later).observe(frame);
  const narrow = matchMedia('(max-width: 999px)');
  /** A sheet at the foot of a phone is low. The proportion is kept on paper, for which nothing is drawn again. */
  const shape = () => {
    const proportion = narrow.matches ? 16 / 9 : 4 / 3;
    if (matchMedia('print').matches || frame.style.aspectRatio === String(proportion)) return;
    frame.style.aspectRatio = String(proportion);
    frameAs(proportion);
    camera.reset();
  };
  narrow.addEventListener('change', shape);
  shape();

  const ACTIONS = /** @type {const} */ ([
    ['map.nearer', 'M10 4v12M4 10h12', () => camera.set(zoom(view, 1 / STEP))],
    ['map.farther', 'M4 10h12', () => camera.set(zoom(view, STEP))],
    ['map.focus', 'M5 10a5 5 0 1 0 10 0a5 5 0 1 0-10 0M10 1v5M10 14v5M1 10h5M14 10h5', () => camera.reset()],
    ['map.world', 'M2 10a8 8 0 1 0 16 0a8 8 0 1 0-16 0M2 10h16M10 2c-5 5-5 11 0 16c5-5 5-11 0-16', () => camera.set(whole())],
  ]);
  tools.append(...ACTIONS.map(([words, d, act]) => h('button', { type: 'button', onclick: act, 'data-t-label': words }, icon(d))));

  store.watch(['model', 'ui'], ({ model }) => {
    const before = all;
    all = model ? pins(model) : [];
    speak();
    if (model && before[0]?.group !== all[0]?.group) camera.reset();
    later();
  });
  store.watch(['selected'], ({ model, selected }) => {
    const chosen = all.find(({ group }) => group.key === selected?.card);
    if (model && chosen && !inside(place(view, chosen.point))) {
      const { width } = view;
      camera.set(fit(boxOf([chosen.point]), width));
    }
    later();
  });

  /** Everything that is in the reader's language. */
  function speak() {
    element.setAttribute('aria-label', t('map'));
    surface.setAttribute('aria-label', t('map.surface'));
    surface.setAttribute('aria-description', t('map.keys'));
    markers.setAttribute('aria-label', t('map.markers'));
    tools.setAttribute('aria-label', t('map.tools'));
    for (const button of /** @type {Iterable<HTMLElement>} */ (tools.children)) {
      const words = t(/** @type {import('../words/fr.js').Key} */ (button.dataset.tLabel));
      button.setAttribute('aria-label', words);
      button.title = words;
    }
    for (const { row, label } of countries) label.textContent = nameOf('region', row[0]);
    const { model } = store.get();
    const focus = model ? countriesOf(model) : new Set();
    for (const { row, shape } of shapes) shape.toggleAttribute('data-focus', focus.has(row[0]));
    parts.legend.replaceChildren(...legend(all));
  }
}

/** The elements, made once.
 * @param {HTMLElement} element */
function build(element) {
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
  const markers = h('div', { class: 'map-pins', role: 'toolbar' });
  const tools = h('div', { class: 'map-tools', role: 'group' });
  const inset = createInset();
  const frame = h('div', { class: 'map-frame' }, inset.element, names, surface, markers);
  frame.prepend(world);
  const said = h('p', { class: 'map-said' });
  const legendLine = h('p', { class: 'map-legend' });
  element.replaceChildren(h('div', { class: 'map-bar' }, said, tools), frame, legendLine);
  return { world, inset, shapes, countries, leaders, surface, markers, tools, frame, said, legend: legendLine };
}

/** Clusters as markers; the one that is spread as many.
 * @param {Cluster[]} found
 * @param {string} open
 * @param {import('./view.js').View} view
 * @param {number} width
 * @returns {Marker[]} */
function unfold(found, open, view, width) {
  return found.flatMap((cluster) => {
    const known = cluster.pins[0].group.key;
    /** @type {Marker[]} */
    const folded = [{ key: known, ...cluster, from: null }];
    if (known !== open || cluster.pins.length === 1) return folded;
    return spread(cluster, view, width).map(({ pin, at }) => ({ key: pin.group.key, pins: [pin], at, from: cluster.at }));
  });
}

/** Radius of a marker in pixels, by the number of its mentions.
 * @param {number} count */
const radius = (count) => Math.min(5 + 2 * Math.sqrt(count - 1), 12);

/** Gives a marker its place, its look and its name.
 * @param {HTMLButtonElement} button
 * @param {Marker} marker
 * @param {string|undefined} card the chosen one */
function dress(button, { pins: held, at }, card) {
  const [first] = held;
  const several = held.length > 1;
  const size = several ? 12 : radius(first.count);
  put(button, at);
  button.style.setProperty('--size', `${2 * size}px`);
  button.dataset.radius = String(size);
  button.toggleAttribute('data-cluster', several);
  button.dataset.certainty = several ? 'sure' : first.certainty;
  button.toggleAttribute('data-metonymic', !several && first.metonymic);
  const chosen = held.some(({ group }) => group.key === card);
  button.toggleAttribute('data-chosen', chosen);
  if (chosen) button.setAttribute('aria-current', 'true');
  else button.removeAttribute('aria-current');
  const label = several ? clusterName(held) : pinName(first);
  button.setAttribute('aria-label', label);
  button.title = label;
  const short = shortName(held);
  if (button.textContent !== short) {
    button.replaceChildren(h('span', { class: 'pin-sign', 'data-count': several && held.length }), h('span', { class: 'pin-name' }, short));
  }
}

/** One marker can be reached with Tab: the one that has the focus, else the chosen one, else the first.
 * @param {HTMLElement} markers
 * @param {string|undefined} card */
function rove(markers, card) {
  const list = /** @type {HTMLElement[]} */ ([...markers.children]);
  const stop = list.find((one) => one === document.activeElement) ?? list.find((one) => one.dataset.pin === card) ?? list[0];
  for (const one of list) one.tabIndex = one === stop ? 0 : -1;
  markers.hidden = list.length === 0;
}

/** Remembers whether a marker has the focus; it is handed on if that marker goes: to the one that took it in, else to the map.
 * @param {HTMLElement} markers */
function hold(markers) {
  const focused = markers.contains(document.activeElement) ? document.activeElement?.getAttribute('data-pin') : null;
  return (/** @type {Map<string, HTMLElement>} */ buttons, /** @type {Marker[]} */ shown, /** @type {HTMLElement} */ surface) => {
    if (!focused) return;
    const heir = shown.find(({ pins: held }) => held.some(({ group }) => group.key === focused));
    const next = (heir && buttons.get(heir.key)) ?? surface;
    if (document.activeElement !== next) next.focus({ preventScroll: true });
  };
}

/** @param {HTMLElement} element
 * @param {Point} at in parts of the frame: right on paper too, where the frame has another size */
function put(element, [across, down]) {
  element.style.left = `${(across * 100).toFixed(3)}%`;
  element.style.top = `${(down * 100).toFixed(3)}%`;
}

/** @param {string} d */
function icon(d) {
  const drawn = svg('svg', { viewBox: '0 0 20 20', class: 'map-icon', 'aria-hidden': 'true' });
  drawn.append(svg('path', { d }));
  return drawn;
}

