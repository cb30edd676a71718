// @ts-check
/** The worker: runs the engine a few paragraphs at a time, so that it can say how far it is and be stopped.
 *
 * In: `{type: 'start', wasm}` once, perhaps `{type: 'prepare'}`, then `{type: 'analyse', id, text, options}`,
 * `{type: 'stop', id}` and `{type: 'probe', id, url}`. Out: `{id, progress}`, then `{id, result}` or `{id, error}`. */

import init, { Analyser } from '../pkg/depeche.js';

/** Time between two reports, in milliseconds. */
const TURN = 30;

/** @type {Promise<unknown>} */
let ready = Promise.reject(new Error('the worker was not started'));
ready.catch(() => {});
/** The analysis under way; any other has been stopped. */
let current = 0;

self.addEventListener('message', ({ data }) => {
  if (data.type === 'start') ready = init({ module_or_path: data.wasm });
  else if (data.type === 'prepare') ready.then(prepare).catch(() => {});
  else if (data.type === 'analyse') analyse(data.id, data.text, data.options);
  else if (data.type === 'stop' && data.id === current) current = 0;
  else if (data.type === 'probe') probe(data.id, data.url);
});

/** Has the engine unpack its data, of which French has most, and the browser translate its code, before there is a text. */
function prepare() {
  new Analyser('A.', { language: 'fr' }).finish();
}

/** @param {number} id
 * @param {string} text
 * @param {{published?: string, language?: string}} options */
async function analyse(id, text, options) {
  current = id;
  try {
    await ready;
  } catch (error) {
    return fail(id, 'wasm', error);
  }
  try {
    const began = performance.now();
    const analyser = new Analyser(text, options);
    let turn = began;
    for (let progress = 0; progress < 1; ) {
      progress = analyser.step();
      if (performance.now() - turn < TURN) continue;
      self.postMessage({ id, progress });
      await nextTurn();
      turn = performance.now();
      if (current !== id) {
        analyser.free();
        return self.postMessage({ id, error: 'stopped' });
      }
    }
    const { analysis, segments } = analyser.finish();
    self.postMessage({ id, result: { analysis, segments, elapsed: performance.now() - began } });
  } catch (error) {
    // After a trap the instance cannot be trusted: the page starts another worker.
    fail(id, error instanceof WebAssembly.RuntimeError ? 'crash' : 'refused', error);
  }
}

/** Tries to send a request away from here; the policy that the worker inherits must refuse it.
 * @param {number} id
 * @param {string} url */
async function probe(id, url) {
  const left = await fetch(url, { mode: 'no-cors' }).then(() => true, () => false);
  self.postMessage({ id, result: { left } });
}

/** @param {number} id
 * @param {'wasm'|'crash'|'refused'} error
 * @param {unknown} cause */
function fail(id, error, cause) {
  console.error(cause);
  self.postMessage({ id, error, detail: String(cause) });
}

/** Lets waiting messages in; a timer would wait 4 ms and more. */
function nextTurn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(null);
  });
}
