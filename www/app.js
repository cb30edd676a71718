// @ts-check
/** Wires the page: one state, one engine, and the parts that show and change them. */

import { wireAnalysis } from './analysis.js';
import { wireArticle } from './article/article.js';
import { wireFilter } from './article/filter.js';
import { wirePassage } from './article/passage.js';
import { wireSelection } from './article/selection.js';
import { wireCast } from './cast/cast.js';
import { wireChips } from './chips.js';
import { createEngine } from './engine/engine.js';
import { wireExport } from './export.js';
import { wireFiles } from './files.js';
import { wireHelp } from './help.js';
import { pick } from './i18n.js';
import { wireInput } from './input.js';
import { wireKeyboard } from './keyboard.js';
import { wireLanguage } from './language.js';
import { wireMap } from './map/map.js';
import { wirePanel } from './panel/panel.js';
import { wireSheet } from './panel/sheet.js';
import { recall } from './prefs.js';
import { wirePrivacy } from './privacy.js';
import { wirePublished } from './published.js';
import { createStore } from './state.js';
import { wireStatus } from './status.js';
import { wireTheme } from './theme.js';

/** @param {() => Promise<Worker>} startWorker */
export function start(startWorker) {
  const engine = createEngine(startWorker);
  const store = createStore(initial());
  const analysis = wireAnalysis(store, engine);

  wireLanguage(store);
  wireTheme(store);
  wireInput(store, analysis);
  wireFiles(store, analysis);
  wirePublished(store);
  wireArticle(store);
  wireFilter(store);
  wirePassage(store);
  wireChips(store);
  wirePanel(store, { map: wireMap(store) });
  wireCast(store);
  wireSheet(store);
  const selection = wireSelection(store);
  wireStatus(store, analysis);
  wireExport(store);
  wirePrivacy(engine);
  const help = wireHelp(store);
  wireKeyboard(store, { analysis, selection, help });
  engine.prepare();
}

/** @returns {import('./state.js').State} */
function initial() {
  const ui = recall('ui');
  const theme = recall('theme');
  return {
    view: 'edit',
    text: '',
    cleared: '',
    phase: 'idle',
    progress: 0,
    problem: null,
    model: null,
    published: '',
    language: '',
    off: new Set(),
    principal: true,
    selected: null,
    tab: 'quotes',
    cast: 'cards',
    only: null,
    passage: null,
    search: '',
    ui: ui === 'fr' || ui === 'en' ? ui : pick(navigator.languages),
    theme: theme === 'light' || theme === 'dark' ? theme : '',
    keys: recall('keys') !== 'off',
  };
}
