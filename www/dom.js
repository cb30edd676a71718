// @ts-check
/** Small helpers over the DOM: elements are made from nodes and text, never from markup. */

/** The element with this id; the page cannot run without it.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {{new(): T}} [type]
 * @returns {T} */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!element || (type && !(element instanceof type))) throw new Error(`index.html lacks #${id}`);
  return /** @type {T} */ (element);
}

/** @typedef {Node|string|null|undefined|false} Child */

/** Makes an element. Keys that start with "on" are listeners; null, false and undefined leave an attribute out.
 * @param {string} name
 * @param {Record<string, any>|null} attributes
 * @param {...(Child|Child[])} children
 * @returns {HTMLElement} */
export function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  for (const child of children.flat()) if (child) element.append(child);
  return element;
}

/** Scrolls `element` into the middle of its scrolling parent, gently where motion is welcome.
 * @param {Element} element */
export function reveal(element) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  // What is not laid out yet has a guessed height: there the way is only known on arrival.
  const guessed = element.closest('.long') !== null;
  const go = () => element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: calm || guessed ? 'instant' : 'smooth' });
  go();
  if (guessed) requestAnimationFrame(go);
}
