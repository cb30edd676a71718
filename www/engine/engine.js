// @ts-check
/** The engine as the page sees it: a promise per request over one worker. */

/**
 * @typedef {import('../pkg/depeche.js').Analysis} Analysis
 * @typedef {import('../pkg/depeche.js').Segment} Segment
 * @typedef {{analysis: Analysis, segments: Segment[], elapsed: number}} Result
 * @typedef {ReturnType<typeof createEngine>} Engine
 */

/** What went wrong: `kind` is "wasm" (it cannot run here), "crash", "refused" (the options) or "stopped". */
export class EngineError extends Error {
  /** @param {string} kind
   * @param {string} [detail] */
  constructor(kind, detail) {
    super(detail ?? kind);
    this.kind = kind;
  }
}

/** How long a stopped worker may take to answer before it is ended. */
const PATIENCE = 400;

/** @param {() => Promise<Worker>} startWorker */
export function createEngine(startWorker) {
  /** @type {Promise<Worker>|null} */
  let worker = null;
  let last = 0;
  /** @type {Map<number, {resolve: (result: any) => void, reject: (error: Error) => void, progress?: (part: number) => void}>} */
  const waiting = new Map();

  function wake() {
    worker ??= startWorker().then((started) => {
      started.onmessage = ({ data }) => receive(data);
      started.onerror = (event) => drop(new EngineError('wasm', event.message));
      return started;
    });
    return worker;
  }

  /** @param {{id: number, progress?: number, result?: any, error?: string, detail?: string}} message */
  function receive({ id, progress, result, error, detail }) {
    const request = waiting.get(id);
    if (!request) return;
    if (progress !== undefined) return request.progress?.(progress);
    waiting.delete(id);
    if (error === 'crash' || error === 'wasm') drop(new EngineError(error, detail));
    if (error) request.reject(new EngineError(error, detail));
    else request.resolve(result);
  }

  /** Ends the worker and fails whatever waits for it; the next request starts another.
   * @param {EngineError} error */
  function drop(error) {
    worker?.then((ended) => ended.terminate(), () => {});
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  /** @param {object} message
   * @param {(part: number) => void} [progress] */
  function ask(message, progress) {
    const id = ++last;
    const answer = new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject, progress });
      wake().then(
        (awake) => awake.postMessage({ ...message, id }),
        (error) => drop(new EngineError('wasm', String(error))),
      );
    });
    return { id, answer };
  }

  return {
    /** Gets the engine ready while the reader looks for a text. What goes wrong shows when there is one. */
    prepare() {
      wake().then(
        (awake) => awake.postMessage({ type: 'prepare' }),
        (error) => drop(new EngineError('wasm', String(error))),
      );
    },
    /** @param {string} text
     * @param {{published?: string, language?: string}} options
     * @param {(part: number) => void} progress
     * @returns {{answer: Promise<Result>, stop: () => void}} */
    analyse(text, options, progress) {
      const { id, answer } = ask({ type: 'analyse', text, options }, progress);
      const stop = () => {
        if (!waiting.has(id)) return;
        worker?.then((awake) => awake.postMessage({ type: 'stop', id }), () => {});
        setTimeout(() => waiting.has(id) && drop(new EngineError('stopped')), PATIENCE);
      };
      return { answer, stop };
    },
    /** Has the worker try to reach `url`.
     * @param {string} url
     * @returns {Promise<{left: boolean}>} */
    probe: (url) => ask({ type: 'probe', url }).answer,
  };
}
