// @ts-check
/// <reference lib="webworker" />
/** Serves the page without a network, from one cache per version. The build writes `sw-files.js` beside this file:
 * FILES, every file of the page by its relative address, and VERSION, which changes with any of them. */

/* global FILES, VERSION */
importScripts('./sw-files.js');

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** An origin may hold many pages (user.github.io), even several copies of this one: only caches of this scope are ours. */
const PREFIX = `depeche:${worker.registration.scope}:`;
const CACHE = PREFIX + VERSION;

worker.addEventListener('install', (event) => {
  event.waitUntil(keep().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forget().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const inside = request.url.startsWith(worker.registration.scope);
  if (request.method === 'GET' && inside) event.respondWith(answer(request));
});

async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
}

async function forget() {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(CACHE);
  const wanted = request.mode === 'navigate' ? 'index.html' : request;
  return (await cache.match(wanted, { ignoreSearch: true })) ?? fetch(request);
}
