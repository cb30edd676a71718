// @ts-check
/** Draws the map for every view, and links its markers with the article and its cards. */

import { byId } from '../dom.js';
import { nameOf, t } from '../i18n.js';
import { caption, legend } from './caption.js';
import { clusters, spread } from './clusters.js';
import { key, wireGestures } from './gestures.js';
import { createMarkers } from './markers.js';
import { countriesOf, focusView, pins } from './pins.js';
import { build, name } from './scene.js';
import { wireTools } from './tools.js';
import { boxOf, fit, frameAs, inside, place, whole } from './view.js';

/**
 * @typedef {import('./pins.js').Pin} Pin
 * @typedef {import('./markers.js').Marker} Marker
 * @typedef {import('./projection.js').Point} Point
 */

/** @param {import('../state.js').Store} store
 * @param {HTMLElement} element */
export function wireAtlas(store, element) {
  const scene = build(element);
  const { frame, surface, said, bar } = scene;
  const markers = createMarkers(bar, surface);
  /** @type {Pin[]} */
  let all = [];
  let view = whole();
  /** Key of the cluster whose markers are spread. */
  let open = '';
  let due = 0;

  const camera = {
    get: () => view,
    /** @param {import('./view.js').View} next */
    set(next) {
      view = next;
      open = '';
      later();
    },
    reset() {
      const { model } = store.get();
      camera.set(model ? focusView(model, all) : whole());
    },
  };
  const tools = wireTools(scene.tools, camera);

  function later() {
    due ||= requestAnimationFrame(draw);
  }

  /** @returns {Marker[]} */
  const shownNow = () => unfold(clusters(all, view, frame.clientWidth), open, view, frame.clientWidth);

  function draw() {
    due = 0;
    if (!frame.clientWidth) return;
    const { model, selected } = store.get();
    const shown = shownNow();
    scene.world.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
    scene.leaders.setAttribute('d', lines(shown, view));
    markers.show(shown, selected?.card);
    name(scene, view, shown, markers.button, model ? countriesOf(model) : new Set());
    const outside = all.filter(({ point }) => !inside(place(view, point))).length;
    said.textContent = model ? caption(model, all, selected, outside) : '';
  }

  /** Chooses the mentions of a place in turn, as its card does.
   * @param {Marker} marker */
  function press(marker) {
    if (marker.pins.length > 1) return enter(marker);
    const { model, selected } = store.get();
    const card = marker.pins[0].group.key;
    const ids = model?.cards.get(card) ?? [];
    if (ids.length === 0) return;
    const next = selected?.card === card ? ids[(ids.indexOf(selected.id) + 1) % ids.length] : ids[0];
    store.set({ selected: { id: next, card, from: 'card' } });
    draw();
    byId('live').textContent = said.textContent;
  }

  /** Comes nearer until the markers of a cluster part; those that never do are spread.
   * @param {Marker} marker */
  function enter(marker) {
    const near = fit(boxOf(marker.pins.map(({ point }) => point)), 0);
    const parted = near.width < view.width && clusters(marker.pins, near, frame.clientWidth).length > 1;
    if (parted) camera.set(near);
    else open = marker.key;
    draw();
    markers.focus(marker.key);
  }

  bar.addEventListener('click', (event) => {
    const button = /** @type {Element} */ (event.target).closest('.pin');
    const marker = shownNow().find((one) => one.key === button?.getAttribute('data-pin'));
    if (marker) press(marker);
  });
  bar.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !open) return void key(event, camera, false);
    event.stopPropagation();
    open = '';
    draw();
  });
  surface.addEventListener('keydown', (event) => key(event, camera, true));
  wireGestures(frame, camera);
  new ResizeObserver(later).observe(frame);
  wireShape(frame, camera);

  store.watch(['model', 'ui'], ({ model }) => {
    const before = all;
    all = model ? pins(model) : [];
    speak(element, scene, all, model ? countriesOf(model) : new Set());
    tools.speak();
    if (model && before[0]?.group !== all[0]?.group) camera.reset();
    later();
  });
  store.watch(['selected'], ({ selected }) => {
    const chosen = all.find(({ group }) => group.key === selected?.card);
    if (chosen && !inside(place(view, chosen.point))) camera.set(fit(boxOf([chosen.point]), view.width));
    later();
  });
}

/** A sheet at the foot of a phone is low, and so is its map. The proportion is kept on paper, for which nothing is drawn
 * again.
 * @param {HTMLElement} frame
 * @param {import('./gestures.js').Camera} camera */
function wireShape(frame, camera) {
  const narrow = matchMedia('(max-width: 999px)');
  let current = 0;
  const shape = () => {
    const proportion = narrow.matches ? 16 / 9 : 4 / 3;
    if (proportion === current || (current && matchMedia('print').matches)) return;
    current = proportion;
    frame.style.aspectRatio = String(proportion);
    frameAs(proportion);
    camera.reset();
  };
  narrow.addEventListener('change', shape);
  shape();
}

/** Everything that is in the reader's language, and the colour of the article's countries.
 * @param {HTMLElement} element
 * @param {import('./scene.js').Scene} scene
 * @param {Pin[]} all
 * @param {Set<string>} focus */
function speak(element, scene, all, focus) {
  element.setAttribute('aria-label', t('map'));
  scene.surface.setAttribute('aria-label', t('map.surface'));
  scene.surface.setAttribute('aria-description', t('map.keys'));
  scene.bar.setAttribute('aria-label', t('map.markers'));
  for (const { row, label } of scene.countries) label.textContent = nameOf('region', row[0]);
  for (const { row, shape } of scene.shapes) shape.toggleAttribute('data-focus', focus.has(row[0]));
  scene.legend.replaceChildren(...legend(all));
}

/** Clusters as markers; the one that is spread as many.
 * @param {import('./clusters.js').Cluster[]} found
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

/** Lines from spread markers to where they are.
 * @param {Marker[]} shown
 * @param {import('./view.js').View} view */
function lines(shown, view) {
  const unit = (/** @type {Point} */ [x, y]) => `${(view.x + x * view.width).toFixed(1)} ${(view.y + y * view.height).toFixed(1)}`;
  return shown.flatMap(({ at, from }) => (from ? [`M${unit(from)}L${unit(at)}`] : [])).join('');
}
