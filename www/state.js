// @ts-check
/** The page's one state and who listens to which part of it. */

/**
 * @typedef {import('./pkg/depeche.js').Analysis} Analysis
 * @typedef {import('./pkg/depeche.js').Segment} Segment
 * @typedef {import('./model.js').Model} Model
 * @typedef {{card: string, id: string, from: 'mark'|'card'}} Selection
 *   the card, which of its marks, and where the reader chose it
 *
 * @typedef {object} State
 * @property {'edit'|'read'} view the text field or the article
 * @property {string} text the article, never altered
 * @property {string} cleared the text that was cleared last
 * @property {'idle'|'working'|'done'|'failed'} phase
 * @property {number} progress 0 to 1
 * @property {import('./words/fr.js').Key|null} problem words of what went wrong
 * @property {Model|null} model the last analysis, indexed
 * @property {string} published the reader's date of publication, or ""
 * @property {string} language the reader's choice of language, or ""
 * @property {ReadonlySet<string>} off layers not shown
 * @property {boolean} principal whether only the principal actors are shown
 * @property {Selection|null} selected
 * @property {string} tab
 * @property {'cards'|'network'|'rows'} cast how the actors are shown
 * @property {string|null} only the actor by whom the article is filtered
 * @property {{start: number, end: number}|null} passage a stretch of the article that the reader asked for
 * @property {string} search
 * @property {'fr'|'en'} ui language of the interface
 * @property {''|'light'|'dark'} theme "" follows the device
 * @property {boolean} keys whether single letters are shortcuts
 */

/** @typedef {ReturnType<typeof createStore>} Store */

/** @param {State} initial */
export function createStore(initial) {
  let state = initial;
  /** @type {{keys: (keyof State)[], listener: (state: State) => void}[]} */
  const listeners = [];

  return {
    get: () => state,
    /** @param {Partial<State>} patch */
    set(patch) {
      const before = state;
      const changed = /** @type {(keyof State)[]} */ (Object.keys(patch)).filter((key) => before[key] !== patch[key]);
      if (changed.length === 0) return;
      state = { ...state, ...patch };
      for (const { keys, listener } of listeners) if (keys.some((key) => changed.includes(key))) listener(state);
    },
    /** Calls `listener` now and whenever one of `keys` changes.
     * @param {(keyof State)[]} keys
     * @param {(state: State) => void} listener */
    watch(keys, listener) {
      listeners.push({ keys, listener });
      listener(state);
    },
  };
}
