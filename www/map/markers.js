// @ts-check
/** The markers as buttons over the map: one stop of the Tab key, arrows between them, and the focus never lost. */

import { h } from '../dom.js';
import { clusterName, pinName, shortName } from './caption.js';

/** @typedef {import('./pins.js').Pin} Pin
 * @typedef {import('./projection.js').Point} Point
 * @typedef {{key: string, pins: Pin[], at: Point, from: Point|null}} Marker from: the true point of one that was moved */

/** @param {HTMLElement} bar holds them
 * @param {HTMLElement} surface takes the focus of a marker that goes */
export function createMarkers(bar, surface) {
  /** @type {Map<string, HTMLButtonElement>} */
  const buttons = new Map();
  const list = () => /** @type {HTMLElement[]} */ ([...bar.children]);

  /** @param {string} key */
  function focus(key) {
    const button = buttons.get(key);
    if (!button) return;
    for (const other of buttons.values()) other.tabIndex = other === button ? 0 : -1;
    button.focus({ preventScroll: true });
  }

  bar.addEventListener('keydown', (event) => {
    const at = list().findIndex((one) => one === document.activeElement);
    /** @type {Record<string, number>} */
    const ways = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (!(event.key in ways)) return;
    event.preventDefault();
    focus(list().at(ways[event.key] % list().length)?.dataset.pin ?? '');
  });

  return {
    focus,
    /** @param {string} key */
    button: (key) => /** @type {HTMLButtonElement} */ (buttons.get(key)),
    /** @param {Marker[]} shown
     * @param {string|undefined} card the chosen one */
    show(shown, card) {
      const focused = bar.contains(document.activeElement) ? document.activeElement?.getAttribute('data-pin') : null;
      const kept = new Set(shown.map(({ key }) => key));
      for (const [key, button] of buttons) {
        if (kept.has(key)) continue;
        button.remove();
        buttons.delete(key);
      }
      for (const marker of shown) {
        const known = buttons.get(marker.key) ?? /** @type {HTMLButtonElement} */ (h('button', { type: 'button', class: 'pin', 'data-pin': marker.key }));
        buttons.set(marker.key, known);
        dress(known, marker, card);
      }
      arrange(shown);
      rove(card);
      if (focused) hand(focused, shown);
    },
  };

  /** In the order of reading, so that arrows go across the map. One that stays in its place keeps the focus.
   * @param {Marker[]} shown */
  function arrange(shown) {
    const sorted = [...shown].sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
    sorted.forEach(({ key }, index) => {
      const button = /** @type {HTMLButtonElement} */ (buttons.get(key));
      if (bar.children[index] !== button) bar.insertBefore(button, bar.children[index] ?? null);
    });
  }

  /** One marker can be reached with Tab: the one that has the focus, else the chosen one, else the first.
   * @param {string|undefined} card */
  function rove(card) {
    const all = list();
    const stop = all.find((one) => one === document.activeElement) ?? all.find((one) => one.dataset.pin === card) ?? all[0];
    for (const one of all) one.tabIndex = one === stop ? 0 : -1;
    bar.hidden = all.length === 0;
  }

  /** Hands the focus of a marker on: to the one that took it in, else to the map.
   * @param {string} focused
   * @param {Marker[]} shown */
  function hand(focused, shown) {
    const heir = shown.find(({ pins }) => pins.some(({ group }) => group.key === focused));
    const next = (heir && buttons.get(heir.key)) ?? surface;
    if (document.activeElement !== next) next.focus({ preventScroll: true });
  }
}

/** Radius of a marker in pixels, by the number of its mentions.
 * @param {number} count */
const radius = (count) => Math.min(5 + 2 * Math.sqrt(count - 1), 12);

/** Gives a marker its place, its look and its name.
 * @param {HTMLButtonElement} button
 * @param {Marker} marker
 * @param {string|undefined} card the chosen one */
function dress(button, { pins, at }, card) {
  const [first] = pins;
  const several = pins.length > 1;
  const size = several ? 12 : radius(first.count);
  put(button, at);
  button.style.setProperty('--size', `${2 * size}px`);
  button.dataset.radius = String(size);
  button.toggleAttribute('data-cluster', several);
  button.dataset.certainty = several ? 'sure' : first.certainty;
  button.toggleAttribute('data-metonymic', !several && first.metonymic);
  const chosen = pins.some(({ group }) => group.key === card);
  button.toggleAttribute('data-chosen', chosen);
  if (chosen) button.setAttribute('aria-current', 'true');
  else button.removeAttribute('aria-current');
  const label = several ? clusterName(pins) : pinName(first);
  button.setAttribute('aria-label', label);
  button.title = label;
  const short = shortName(pins);
  if (button.textContent === short) return;
  button.replaceChildren(h('span', { class: 'pin-sign', 'data-count': several && pins.length }), h('span', { class: 'pin-name' }, short));
}

/** @param {HTMLElement} element
 * @param {Point} at in parts of the frame: right on paper too, where the frame has another size */
export function put(element, [across, down]) {
  element.style.left = `${(across * 100).toFixed(3)}%`;
  element.style.top = `${(down * 100).toFixed(3)}%`;
}
