// @ts-check
/** The engine's rules in human words. */

import { locale } from '../i18n.js';

/** A rule's name and its words in French and English.
 * @type {Record<string, readonly [string, string]>} */
export const RULES = {
};

/** @param {string} rule */
export function ruleWords(rule) {
  const words = RULES[rule];
  return words ? words[locale().startsWith('fr') ? 0 : 1] : rule.replaceAll('-', ' ');
}
