// @ts-check
/** Takes the analysis out of the page: as a file or to the clipboard. */

import { byId, h } from './dom.js';
import { t } from './i18n.js';

/** @param {import('./state.js').Store} store */
export function wireExport(store) {
  const menu = byId('export-menu');
  const json = () => JSON.stringify(store.get().model?.analysis ?? null, null, 2);

  byId('export-json').addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([json()], { type: 'application/json' }));
    h('a', { href: address, download: 'depeche.json' }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    menu.hidePopover();
  });
  byId('export-copy').addEventListener('click', async () => {
    menu.hidePopover();
    const copied = await navigator.clipboard.writeText(json()).then(() => true, () => false);
    byId('live').textContent = t(copied ? 'export.copied' : 'export.failed');
  });
  store.watch(['model'], ({ model }) => {
    byId('export', HTMLButtonElement).disabled = model === null;
  });
}
