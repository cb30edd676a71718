// @ts-check
/** Starts the worker of the hosted page. */

/** A worker loaded by its address would not inherit the page's content security policy; one from a Blob does, so the
 * browser itself keeps the analysis from sending anything. */
export async function startHosted() {
  const code = `import ${JSON.stringify(new URL('./worker.js', import.meta.url).href)};`;
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const worker = new Worker(address, { type: 'module' });
  worker.postMessage({ type: 'start', wasm: new URL('../pkg/depeche_bg.wasm', import.meta.url).href });
  return worker;
}
