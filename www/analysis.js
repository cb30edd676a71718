// @ts-check
/** Runs the analysis whenever the text, its date of publication or its language changes. */

import { EngineError } from './engine/engine.js';
import { index } from './model.js';

/** A text longer than this, in characters, is not taken. */
export const LIMIT = 10_000_000;

/** @typedef {ReturnType<typeof wireAnalysis>} Analyses */

/** @param {import('./state.js').Store} store
 * @param {import('./engine/engine.js').Engine} engine */
export function wireAnalysis(store, engine) {
  let stop = () => {};

  async function run() {
    stop();
    const { text, published, language } = store.get();
    store.set({ phase: 'working', progress: 0, problem: null });
    const options = { ...(published && { published }), ...(language && { language }) };
    const request = engine.analyse(text, options, (progress) => store.set({ progress }));
    stop = request.stop;
    try {
      const result = await request.answer;
      if (stop === request.stop) store.set({ phase: 'done', model: index(text, result), selected: null });
    } catch (error) {
      if (stop === request.stop) store.set({ phase: 'failed', problem: problem(error), selected: null });
    }
  }

  store.watch(['published', 'language'], ({ view }) => {
    if (view === 'read') run();
  });

  return {
    /** Reads `text` as a new article. A blank one stays in the text field.
     * @param {string} text */
    read(text) {
      if (text.length > LIMIT) return store.set({ problem: 'err.large' });
      if (text.trim() === '') return;
      // A date given beside the empty field is for this article; one given for the last article is not.
      const published = store.get().view === 'edit' ? store.get().published : '';
      store.set({ text, published, model: null, problem: null, search: '', selected: null });
      store.set({ view: 'read' });
      run();
    },
    /** Ends the analysis under way; the previous marks stay. */
    stop: () => stop(),
    clear() {
      stop();
      stop = () => {};
      const { text, cleared } = store.get();
      store.set({
        view: 'edit', text: '', cleared: text || cleared, phase: 'idle', model: null, problem: null, selected: null,
        published: '', search: '',
      });
    },
  };
}

/** @param {unknown} error
 * @returns {import('./words/fr.js').Key} */
function problem(error) {
  const kind = error instanceof EngineError ? error.kind : 'crash';
  if (kind === 'stopped') return 'stopped';
  if (kind === 'wasm') return 'err.wasm';
  return kind === 'refused' ? 'err.refused' : 'err.crash';
}
