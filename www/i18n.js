// @ts-check
/** Words in the language of the interface. */

import { en } from './words/en.js';
import { fr } from './words/fr.js';

/** @typedef {import('./words/fr.js').Key} Key */

const WORDS = { fr, en };

/** The interface's language for a reader whose browser prefers `languages`.
 * @param {readonly string[]} languages
 * @returns {'fr'|'en'} */
export function pick(languages) {
  const known = languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((code) => code === 'fr' || code === 'en');
  return known === 'fr' ? 'fr' : 'en';
}

/** @type {'fr'|'en'} */
let current = 'fr';

/** @param {'fr'|'en'} ui */
export function use(ui) {
  current = ui;
}

/** The code for `Intl`. */
export const locale = () => (current === 'fr' ? 'fr-FR' : 'en-GB');

/** The words of `key`, with `{name}` filled in; `n` chooses singular or plural.
 * @param {Key} key
 * @param {Record<string, string|number>} [values]
 * @returns {string} */
export function t(key, values = {}) {
  const entry = WORDS[current][key];
  const form = typeof entry === 'string' ? entry : entry[plural(Number(values.n))];
  return form.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' && name !== 'y' ? number(value) : String(value ?? '');
  });
}

/** Whether there are words for `key`.
 * @param {string} key
 * @returns {key is Key} */
export const has = (key) => Object.hasOwn(fr, key);

/** @param {number} value
 * @param {Intl.NumberFormatOptions} [options] */
export const number = (value, options) => new Intl.NumberFormat(locale(), options).format(value);

/** Puts words between the language's quotation marks.
 * @param {string} words */
export const quoted = (words) => (current === 'fr' ? `«\u00A0${words}\u00A0»` : `“${words}”`);

/** Name of a country or language, or its code where the browser has none.
 * @param {'region'|'language'} type
 * @param {string} code */
export function nameOf(type, code) {
  try {
    return new Intl.DisplayNames(locale(), { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Fills the words of every element that names a key: `data-t` text, `data-t-label` name, `data-t-placeholder`.
 * @param {ParentNode} root */
export function fill(root) {
  for (const element of root.querySelectorAll('[data-t]')) {
    element.textContent = t(/** @type {Key} */ (element.getAttribute('data-t')));
  }
  for (const element of root.querySelectorAll('[data-t-label]')) {
    element.setAttribute('aria-label', t(/** @type {Key} */ (element.getAttribute('data-t-label'))));
  }
  for (const element of root.querySelectorAll('[data-t-placeholder]')) {
    element.setAttribute('placeholder', t(/** @type {Key} */ (element.getAttribute('data-t-placeholder'))));
  }
}

/** @param {number} n */
const plural = (n) => (new Intl.PluralRules(locale()).select(n) === 'one' ? 'one' : 'other');
