// The sample: its marks, the panel, and the way between them.
import { readFile } from 'node:fs/promises';
import { analysed, expect, marked, sample, test } from '../support/test.js';

const count = (page, layer) => page.locator(`.chip:has([data-layer="${layer}"]) .chip-count`).textContent().then(Number);

test('the sample is marked in every layer, and the chips count', async ({ app }) => {
  await sample(app);
  expect(await marked(app, '[data-kind="direct"]')).toContain('Il faut maintenant tenir jusqu\'à samedi');
  expect(await marked(app, '[data-kind="indirect"]')).toContainEqual(expect.stringContaining('deux écoles resteraient fermées'));
  expect(await marked(app, '[data-kind="person"]')).toEqual(expect.arrayContaining(['Hélène Castaing', 'Julien Morvan', 'Samir Belkacem']));
  expect(await marked(app, '[data-layer="places"]')).toEqual(expect.arrayContaining(['Tours', 'Loire', 'Belgique', 'Allemagne']));
  expect(await marked(app, '[data-layer="dates"]')).toEqual(expect.arrayContaining(['jeudi', 'mardi', '2003']));
  for (const layer of ['dates', 'places', 'people', 'organisations', 'groups', 'direct', 'reported']) {
    expect(await count(app, layer), layer).toBeGreaterThan(0);
  }
  expect(await count(app, 'direct')).toBe((await marked(app, '[data-kind="direct"]')).length);
  expect(await count(app, 'dates')).toBe((await marked(app, '[data-layer="dates"]')).length);
});

test('who said what: speakers, also behind pronouns and without a name', async ({ app }) => {
  await sample(app);
  const said = (words) => app.locator('#list .card', { hasText: words });
  await expect(said('Nous avons mis').locator('.card-title')).toHaveText('Hélène Castaing');
  await expect(said('Il faut maintenant tenir').locator('.card-title')).toHaveText('Hélène Castaing');
  await expect(said('L\'eau est entrée').locator('.card-title')).toHaveText('Samir Belkacem');
  await expect(said('Ces accusations').locator('.card-title')).toHaveText('Julien Morvan');
  await expect(said('mal entretenues').first().locator('.card-title')).toHaveText(/responsable des secours/);
  await expect(said('Nous avons mis').locator('.cue').first()).toHaveText('a déclaré');
  await expect(said('Nous avons mis').locator('.certainty')).toHaveText(/^(sûr|probable|à vérifier)$/);
  await said('Nous avons mis').locator('summary').click();
  await expect(said('Nous avons mis').locator('.why p').first()).toBeVisible();
});

test('the other tabs tell of actors, places, dates and sources', async ({ app }) => {
  await sample(app);
  const card = (title) => app.locator('#list .card').filter({ has: app.locator('.card-title', { hasText: title }) }).first();
  await app.getByRole('tab', { name: 'Acteurs' }).click();
  await expect(card('Julien Morvan')).toContainText('maire de Tours');
  await expect(card('Julien Morvan')).toContainText(/\d+\sparole/);
  await app.getByRole('tab', { name: 'Lieux' }).click();
  await expect(card('Belgique')).toContainText('pays');
  await expect(card('Tours')).toContainText('France');
  await expect(card('Tours')).toContainText(/47,\d+° N/);
  await app.getByRole('tab', { name: 'Dates' }).click();
  await expect(card('mercredi 13 mars 2024')).toContainText('mercredi');
  await app.getByRole('tab', { name: 'Sources' }).click();
  await expect(card('Hélène Castaing')).toBeVisible();
});

test('a mark leads to its card, and a card to its mark, without moving the focus', async ({ app }) => {
  await sample(app);
  await app.locator('#article mark[data-layer="dates"]', { hasText: '2003' }).first().click();
  await expect(app.getByRole('tab', { name: 'Dates' })).toHaveAttribute('aria-selected', 'true');
  await expect(app.locator('#list .card[data-chosen]')).toContainText('2003');
  await app.getByRole('tab', { name: 'Qui dit quoi' }).click();
  const last = app.locator('#list .card', { hasText: 'On répare' });
  await last.locator('.card-title').click();
  await expect(app.locator('#article mark[data-chosen]').first()).toBeInViewport();
  await expect(app.locator('#article mark[data-chosen]').first()).toContainText('On répare');
  await expect(last.locator('.card-title')).toBeFocused();
});

test('a card goes through the mentions of its actor', async ({ app }) => {
  await sample(app);
  await app.getByRole('tab', { name: 'Lieux' }).click();
  const tours = app.locator('#list .card').filter({ has: app.locator('.card-title', { hasText: /^Tours$/ }) });
  const chosen = app.locator('#article mark[data-chosen]').first();
  await tours.locator('.card-title').click();
  const first = await chosen.getAttribute('data-id');
  await expect(app.locator('#article mark[data-kin]').first()).toHaveText(/^tours$/i);
  await tours.locator('.card-title').click();
  expect(await chosen.getAttribute('data-id')).not.toBe(first);
});

test('a chip takes its layer out of sight and back', async ({ app }) => {
  await sample(app);
  const mark = app.locator('#article mark[data-layer="dates"]').first();
  const chip = app.getByRole('button', { name: /^Dates/ });
  const line = () => mark.evaluate((element) => getComputedStyle(element).textDecorationLine);
  expect(await line()).toBe('underline');
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  await chip.click();
  await expect(chip).toHaveAttribute('aria-pressed', 'false');
  expect(await line()).toBe('none');
  await chip.click();
  expect(await line()).toBe('underline');
});

test('the two channels: speech is a tint, entities are lines', async ({ app }) => {
  await sample(app);
  const style = (selector, name) => app.locator(`#article mark${selector}`).first().evaluate((element, key) => getComputedStyle(element)[key], name);
  expect(await style('[data-kind="direct"]', 'backgroundColor')).toBe('rgb(255, 242, 194)');
  expect(await style('[data-kind="indirect"]', 'fontStyle')).toBe('italic');
  expect(await style('[data-layer="dates"]', 'textDecorationStyle')).toBe('dotted');
  expect(await style('[data-kind="organisation"]', 'textDecorationStyle')).toBe('dashed');
  expect(await style('[data-kind="person"]', 'fontWeight')).toBe('600');
});

test('main actors or all of them', async ({ app }) => {
  await sample(app);
  await app.getByRole('tab', { name: 'Acteurs' }).click();
  const cards = app.locator('#list .card');
  const main = await cards.count();
  await app.getByRole('button', { name: 'Tous' }).click();
  expect(await cards.count()).toBeGreaterThanOrEqual(main);
  await expect(app.getByRole('button', { name: 'Tous' })).toHaveAttribute('aria-pressed', 'true');
});

test('the search narrows the cards, whatever the accents', async ({ app }) => {
  await sample(app);
  await app.locator('#search').fill('prefete helene'.slice(7));
  await expect(app.locator('#list .card').first()).toContainText('Hélène Castaing');
  await expect(app.locator('#list .card', { hasText: 'Samir' })).toHaveCount(0);
  await app.locator('#search').fill('zzzz');
  await expect(app.locator('#list')).toHaveText('Rien ne correspond à cette recherche.');
});

test('the analysis is offered as JSON, with offsets of JavaScript', async ({ app }) => {
  await sample(app);
  const text = await app.locator('#article').evaluate((article) => article.textContent);
  await app.locator('#export').click();
  const download = app.waitForEvent('download');
  await app.locator('#export-json').click();
  const analysis = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  expect(analysis.schema).toBe('depeche/1');
  expect(analysis.quotes.length).toBeGreaterThan(5);
  for (const { start, end, text: words } of [...analysis.quotes, ...analysis.dates, ...analysis.places, ...analysis.actors]) {
    expect(text.slice(start, end)).toBe(words);
  }
});

test('the result is announced once, and the status line says what was done', async ({ app }) => {
  await sample(app);
  await expect(app.locator('#live')).toHaveText(/^Analyse terminée : \d+ paroles, \d+ acteurs, \d+ lieux?, \d+ dates\.$/);
  await expect(app.locator('#summary')).toHaveText(/^Analysé en [\d\s]+ ms sur cet appareil$/);
  await app.locator('#clear').click();
  await app.locator('#sample-other').click();
  await analysed(app);
  expect(await marked(app, '[data-kind="person"]')).toContain('Marta Queiroz');
});

test('another language is named, and says what still works', async ({ app }) => {
  await app.locator('#text').fill('Der Präsident sagte am Mittwoch in Berlin, er werde nicht zurücktreten. „Ich bleibe“, sagte er den Journalisten.');
  await app.locator('#analyse').click();
  await expect(app.locator('#notice')).toContainText('seuls les dates et les guillemets sont traités');
});
