// @ts-check
/** Starts the worker of the single file, where nothing can be fetched: code and wasm stand in the file itself.
 *
 * The build puts them in two blocks of data: `<script type="text/plain" id="worker-code">` holds `engine/worker.js`
 * bundled as one classic script, `<script type="text/plain" id="wasm-code">` the wasm as gzip in base64. */

/** @type {Promise<WebAssembly.Module>|undefined} */
let compiled;

export async function startInline() {
  compiled ??= compile(block('wasm-code'));
  const address = URL.createObjectURL(new Blob([block('worker-code')], { type: 'text/javascript' }));
  const worker = new Worker(address);
  worker.postMessage({ type: 'start', wasm: await compiled });
  return worker;
}

/** @param {string} base64 */
async function compile(base64) {
  const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

/** @param {string} id */
function block(id) {
  const text = document.getElementById(id)?.textContent?.trim();
  if (!text) throw new Error(`the file lacks its block ${id}`);
  return text;
}
