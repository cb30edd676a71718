// @ts-check
/** Keeps the page for use without a network, and says so once it is kept. */

import { byId } from './dom.js';

export async function keepOffline() {
  if (!location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
    await navigator.serviceWorker.ready;
    byId('offline').hidden = false;
  } catch (error) {
    // The page works without it, only not offline.
    console.warn('not kept for offline use:', error);
  }
}
