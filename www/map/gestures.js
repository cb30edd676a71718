// @ts-check
/** Mouse, fingers, wheel and keys move the map, and never keep the page from being scrolled: one finger moves the map
 * only sideways, the wheel only with Ctrl or once the map has the focus. */

import { pan, zoom } from './view.js';

/** A key or button brings the map nearer by this. */
export const STEP = 1.6;
/** Pixels that a press may move and still be a click. */
const SLACK = 4;

/** @typedef {{get: () => import('./view.js').View, set: (view: import('./view.js').View) => void, reset: () => void}} Camera */

/** @param {HTMLElement} frame
 * @param {Camera} camera */
export function wireGestures(frame, camera) {
  wirePointers(frame, camera);
  frame.addEventListener('wheel', (event) => {
    const before = camera.get();
    if (!event.ctrlKey && !event.metaKey && !frame.contains(document.activeElement)) return;
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const [across, down] = within(frame, event);
    const next = zoom(before, Math.exp(Math.max(-0.5, Math.min(event.deltaY * lines * 0.002, 0.5))), across, down);
    // At the end of the scale the page may scroll on; with Ctrl it would scale the page.
    if (next.width === before.width && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    camera.set(next);
  }, { passive: false });
  frame.addEventListener('dblclick', (event) => {
    if (/** @type {Element} */ (event.target).closest('button')) return;
    camera.set(zoom(camera.get(), 1 / STEP, ...within(frame, event)));
  });
}

/** What a key does to the map; false for any other key.
 * @param {KeyboardEvent} event
 * @param {Camera} camera
 * @param {boolean} arrows whether arrows move the map */
export function key(event, camera, arrows) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const far = event.shiftKey ? 0.5 : 0.2;
  /** @type {Record<string, [number, number]>} */
  const ways = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far] };
  if (arrows && event.key in ways) camera.set(pan(camera.get(), ...ways[event.key]));
  else if (event.key === '+' || event.key === '=') camera.set(zoom(camera.get(), 1 / STEP));
  else if (event.key === '-') camera.set(zoom(camera.get(), STEP));
  else if (event.key === '0') camera.reset();
  else return false;
  event.preventDefault();
  return true;
}

/** @param {HTMLElement} frame
 * @param {Camera} camera */
function wirePointers(frame, camera) {
  /** @type {Map<number, {x: number, y: number}>} */
  const down = new Map();
  let moved = false;

  frame.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (down.size === 0) moved = false;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  frame.addEventListener('pointermove', (event) => {
    const from = down.get(event.pointerId);
    if (!from) return;
    const to = { x: event.clientX, y: event.clientY };
    if (!moved && down.size === 1 && Math.hypot(to.x - from.x, to.y - from.y) < SLACK) return;
    // Only now: a press that is captured clicks the frame and not the marker under it.
    if (!moved) frame.setPointerCapture(event.pointerId);
    moved = true;
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    camera.set(other ? pinch(frame, camera.get(), from, to, other) : drag(frame, camera.get(), from, to));
    down.set(event.pointerId, to);
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    frame.addEventListener(end, (event) => down.delete(/** @type {PointerEvent} */ (event).pointerId));
  }
  // A press outside can end there.
  frame.addEventListener('pointerleave', (event) => frame.hasPointerCapture(event.pointerId) || down.delete(event.pointerId));
  // The click that ends a drag chooses nothing.
  frame.addEventListener('click', (event) => {
    if (moved && event.detail > 0) event.stopPropagation();
    moved = false;
  }, { capture: true });
  // Two fingers are for the map, one for the page.
  frame.addEventListener('touchmove', (event) => {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  }, { passive: false });
}

/** @typedef {{x: number, y: number}} Spot in pixels of the window */

/** @param {HTMLElement} frame
 * @param {import('./view.js').View} view
 * @param {Spot} from
 * @param {Spot} to */
const drag = (frame, view, from, to) =>
  pan(view, (from.x - to.x) / frame.clientWidth, (from.y - to.y) / frame.clientHeight);

/** One of two fingers moved: what is under both stays under them.
 * @param {HTMLElement} frame
 * @param {import('./view.js').View} view
 * @param {Spot} from
 * @param {Spot} to
 * @param {Spot} other */
function pinch(frame, view, from, to, other) {
  const apart = (/** @type {Spot} */ spot) => Math.max(10, Math.hypot(spot.x - other.x, spot.y - other.y));
  const half = (/** @type {Spot} */ spot) => ({ x: (spot.x + other.x) / 2, y: (spot.y + other.y) / 2 });
  const [before, after] = [half(from), half(to)];
  const [across, down] = within(frame, { clientX: after.x, clientY: after.y });
  return zoom(drag(frame, view, before, after), apart(from) / apart(to), across, down);
}

/** A point of the window in parts of the frame.
 * @param {HTMLElement} frame
 * @param {{clientX: number, clientY: number}} point
 * @returns {[number, number]} */
function within(frame, { clientX, clientY }) {
  const { left, top, width, height } = frame.getBoundingClientRect();
  return [(clientX - left) / width, (clientY - top) / height];
}
