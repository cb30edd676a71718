// @ts-check
/** Opens a text file: by the button, by dropping it on the page, or pasted as a file. */

import { LIMIT } from './analysis.js';
import { byId } from './dom.js';

/** @param {import('./state.js').Store} store
 * @param {import('./analysis.js').Analyses} analysis */
export function wireFiles(store, analysis) {
  const input = byId('file', HTMLInputElement);

  /** @param {File|null|undefined} file */
  async function open(file) {
    if (!file) return;
    const { text, problem } = await read(file);
    if (problem) store.set({ problem });
    else analysis.read(text);
  }

  byId('open').addEventListener('click', () => input.click());
  input.addEventListener('change', async () => {
    await open(input.files?.[0]);
    input.value = '';
  });
  document.addEventListener('paste', (event) => {
    if (!event.clipboardData?.getData('text/plain')) open(event.clipboardData?.files[0]);
  });
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('dropping');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dropping');
    const file = event.dataTransfer?.files[0];
    if (file) open(file);
    else analysis.read(event.dataTransfer?.getData('text/plain') ?? '');
  });
}

/** @param {File} file
 * @returns {Promise<{text: string, problem: import('./words/fr.js').Key|null}>} */
async function read(file) {
  if (file.size > LIMIT) return { text: '', problem: 'err.large' };
  try {
    const text = decode(new Uint8Array(await file.arrayBuffer()));
    return text === null ? { text: '', problem: 'err.binary' } : { text, problem: null };
  } catch {
    return { text: '', problem: 'err.unreadable' };
  }
}

/** The text of a file: UTF-8, UTF-16 where it begins with its mark, else windows-1252. Null for what is no text.
 * @param {Uint8Array} bytes
 * @returns {string|null} */
export function decode(bytes) {
  const mark = bytes[0] * 256 + bytes[1];
  if (mark === 0xfffe) return new TextDecoder('utf-16le').decode(bytes);
  if (mark === 0xfeff) return new TextDecoder('utf-16be').decode(bytes);
  const control = bytes.reduce((count, byte) => count + Number(byte < 9 || (byte > 13 && byte < 32 && byte !== 27)), 0);
  if (bytes.includes(0) || control > bytes.length / 50) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
