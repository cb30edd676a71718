// @ts-check
/** The reader's few preferences, kept on this device where the browser allows it. Never any text. */

const PREFIX = 'depeche:';

/** @param {'theme'|'ui'|'keys'} name */
export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** @param {'theme'|'ui'|'keys'} name
 * @param {string} value */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Storage is blocked: the preference lasts until the page is closed.
  }
}
