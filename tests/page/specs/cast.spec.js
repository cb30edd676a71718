// The cast: cards, network, rows of who, where and when, and the article filtered by an actor.
import { pathToFileURL } from 'node:url';
import { faults } from '../support/axe.js';
import { analysed, expect, sample, test } from '../support/test.js';
import { single } from '../support/site.js';

const ARTICLE = `Nantes : Anna Duval et Paul Roy reçoivent la CGT

Anna Duval a reçu lundi à Nantes Paul Roy et la CGT. Paul Roy a salué la CGT mardi à Brest.

« Paul Roy viendra à Lyon », a déclaré mercredi Anna Duval. Des riverains ont vu des enfants.

Il fait beau. La CGT a quitté Brest jeudi, et Karim Benali, qui dirige la CFDT à Lille, est parti vendredi.
`;

/** Analyses `text` and opens a view of the actors. */
async function open(page, view, text = ARTICLE) {
  await page.locator('#text').fill(text);
  await page.locator('#analyse').click();
  await analysed(page);
  await page.locator('#tab-actors').click();
  await page.locator(`#cast [data-value="${view}"]`).click();
}

const titles = (page) => page.locator('#list .card .card-title').allTextContents();
const node = (page, name) => page.locator(`.node[aria-label^="${name}"]`);

/** The words that a highlight of this name paints. */
const painted = (page, name) => page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map((part) => {
  const range = document.createRange();
  range.setStart(part.startContainer, part.startOffset);
  range.setEnd(part.endContainer, part.endOffset);
  return range.toString();
}).join(''), name);

test('cards: whom the article is most about comes first, with all that is known', async ({ app }) => {
  await open(app, 'cards');
  const names = await titles(app);
  expect(names.slice(0, 3).sort()).toEqual(['Anna Duval', 'CGT', 'Paul Roy']);
  const card = app.locator('#list .card', { has: app.locator('.card-title', { hasText: 'Anna Duval' }) });
  await expect(card).toContainText('personne');
  await expect(card).toContainText(/3\smentions · 1\sparole/);
  await expect(card).toContainText('Paul Roy viendra à Lyon');
  await expect(card.locator('.company summary')).toContainText('Où : Nantes');
  await expect(card.locator('.company summary')).toContainText('Quand :');
  await card.locator('.company summary').click();
  await expect(card.locator('.company .clause').nth(1)).toHaveText('Anna Duval a reçu lundi à Nantes Paul Roy et la CGT');
  await expect(card).toContainText('Première mention');
  const kind = app.locator('#list .card', { has: app.locator('.card-title', { hasText: 'CGT' }) });
  await expect(kind).toContainText('organisation');
});

test('cards: the variants of a name', async ({ app }) => {
  await open(app, 'cards', 'Le maire Julien Morvan dort à Nantes. « Je dors », a dit M. Morvan.');
  await expect(app.locator('#list .card', { hasText: 'Julien Morvan' }).first()).toContainText('Aussi : Morvan');
});

test('cards: every quote leads to its place', async ({ app }) => {
  const said = ['Je dors', 'Je pars', 'Je ris', 'Je mange', 'Je bois'].map((words) => `« ${words} », a dit Anna Duval.`);
  await open(app, 'cards', said.join('\n\n'));
  const card = app.locator('#list .card').first();
  await expect(card.locator('.saying:visible')).toHaveText(['Je dors', 'Je pars', 'Je ris']);
  await card.locator('summary', { hasText: 'autres paroles' }).click();
  await card.locator('.saying', { hasText: 'Je bois' }).click();
  await expect(app.locator('#article mark[data-chosen]').first()).toHaveText('Je bois');
});

test('cards: main actors first, all on demand, the others marked', async ({ app }) => {
  await open(app, 'cards');
  const main = await titles(app);
  expect(main).not.toContain('enfants');
  await app.locator('#principal [data-value="all"]').click();
  const all = await titles(app);
  expect(all.length).toBeGreaterThan(main.length);
  const minor = app.locator('#list .card', { has: app.locator('.card-title', { hasText: 'enfants' }) });
  await expect(minor).toContainText('acteur secondaire');
  await expect(minor.locator('.certainty')).toHaveAttribute('data-certainty', 'check');
});

test('cards: the first mention leads to its sentence', async ({ app }) => {
  await open(app, 'cards');
  const card = app.locator('#list .card', { has: app.locator('.card-title', { hasText: 'Karim Benali' }) });
  await card.locator('.link').click();
  await expect.poll(() => painted(app, 'passage')).toContain('La CGT a quitté Brest jeudi');
  await expect(app.locator('#live')).toHaveText("Phrase montrée dans l'article.");
});

test('network: a shape for each kind, a size for mentions, an arc for shared clauses', async ({ app }) => {
  await open(app, 'network');
  await expect(node(app, 'Anna Duval').locator('circle')).toHaveCount(1);
  await expect(node(app, 'CGT').locator('rect.shape')).toHaveCount(1);
  await expect(node(app, 'riverains').locator('polygon')).toHaveCount(1);
  const size = async (name) => Number(await node(app, name).locator('circle').getAttribute('r'));
  expect(await size('Anna Duval')).toBeGreaterThan(await size('Karim Benali'));
  const pairs = await app.locator('.link-card .card-title').allTextContents();
  expect(await app.locator('.arcs .link').count()).toBe(pairs.length);
  expect(pairs.map((pair) => pair.split(' et ').sort().join('+'))).toContain('CGT+Paul Roy');
  await expect(app.locator('.alone')).toContainText('riverains');
});

test('network: the list below says the same, with the sentences', async ({ app }) => {
  await open(app, 'network');
  const words = app.locator('.link-card').filter({ hasText: 'CGT' }).filter({ hasText: 'Paul Roy' }).first();
  await expect(words).toContainText(/3\spropositions communes/);
  await expect(words.locator('.saying')).toHaveCount(3);
  await words.locator('.saying').last().click();
  await expect.poll(() => painted(app, 'passage')).toContain('Paul Roy a salué la CGT mardi à Brest.');
});

test('network: keys go through the actors, Enter shows neighbours and their sentences', async ({ app }) => {
  await open(app, 'network');
  await app.locator('.node[tabindex="0"]').focus();
  const name = () => app.evaluate(() => document.activeElement.getAttribute('aria-label').split(',')[0]);
  const first = await name();
  await app.keyboard.press('ArrowDown');
  expect(await name()).not.toBe(first);
  await app.keyboard.press('End');
  const last = await name();
  await app.keyboard.press('ArrowDown');
  expect(await name()).toBe(last);
  await app.keyboard.press('Home');
  expect(await name()).toBe(first);
  await expect(app.locator('.node[tabindex="0"]')).toHaveCount(1);
  await app.keyboard.press('Enter');
  await expect(app.locator('.node[aria-pressed="true"]')).toHaveCount(1);
  await expect(app.locator('.detail h3')).toHaveText(first);
  await expect(app.locator('.detail details').first()).toContainText('avec ');
  await app.locator('.detail summary').first().click();
  await expect(app.locator('.detail .saying').first()).toBeVisible();
  await app.locator('.node[aria-pressed="true"]').focus();
  await app.keyboard.press(' ');
  await expect(app.locator('.detail')).toBeHidden();
});

test('network: an arc shows the sentences of its two actors', async ({ app }) => {
  await open(app, 'network');
  await app.locator('.arcs .link .hit').first().dispatchEvent('click');
  await expect(app.locator('.detail h3')).toHaveText(await app.locator('.link-card .card-title').first().textContent());
  await expect(app.locator('.arcs .link.on')).toHaveCount(1);
  await expect(app.locator('.detail .saying').first()).toBeVisible();
});

test('network: the same article, the same drawing', async ({ app }) => {
  const drawing = () => app.locator('.arcs').evaluate((arcs) => arcs.outerHTML);
  await open(app, 'network');
  const first = await drawing();
  await app.locator('#clear').click();
  await open(app, 'network');
  expect(await drawing()).toBe(first);
});

test('network: forty actors at most, and no two names on one line', async ({ app }) => {
  const first = ['Anna', 'Paul', 'Marie', 'Luc', 'Jeanne', 'Karim', 'Sophie', 'Omar', 'Claire'];
  const last = ['Duval', 'Roy', 'Morel', 'Benali', 'Garnier', 'Lefort'];
  const people = last.flatMap((name) => first.map((given) => `${given} ${name}`)).slice(0, 50);
  const text = people.map((one, at) => `${one} a rencontré ${people[(at * 7 + 3) % people.length]} à Lyon.`).join('\n\n');
  await open(app, 'network', text);
  const nodes = app.locator('.node');
  expect(await nodes.count()).toBe(40);
  await expect(app.locator('.network')).toContainText('40 acteurs les plus présents');
  const tops = await app.locator('.arcs .label').evaluateAll((labels) => labels.map((label) => Math.round(label.getBoundingClientRect().top)));
  expect(new Set(tops).size).toBe(40);
  const width = await app.locator('.arcs').evaluate((arcs) => arcs.getBoundingClientRect().right);
  const rights = await app.locator('.arcs .label').evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect().right));
  expect(Math.max(...rights)).toBeLessThan(width);
});

test('rows: who, where and when of each clause, and its sentence', async ({ app }) => {
  await open(app, 'rows');
  await expect(app.getByRole('columnheader')).toHaveText(['Qui', 'Où', 'Quand', 'Phrase']);
  const row = (words) => app.locator('.rows tbody tr', { hasText: words });
  const cells = (words) => row(words).first().getByRole('cell').allInnerTexts();
  const [who, where, when] = await cells('a reçu lundi');
  expect(who.split('\n')).toEqual(['Anna Duval', 'Paul Roy', 'CGT']);
  expect([where, when]).toEqual(['Nantes', expect.stringMatching(/lundi/)]);
  expect((await row('qui dirige').locator('.clause').allTextContents()).at(-1)).toBe('qui dirige la CFDT à Lille');
  expect((await row('qui dirige').last().getByRole('cell').allInnerTexts()).slice(0, 2)).toEqual(['Karim Benali\nCFDT', 'Lille']);
  await expect(row('Paul Roy viendra à Lyon').first()).toContainText('selon Anna Duval');
  await row('a salué').first().locator('.saying').click();
  await expect.poll(() => painted(app, 'passage')).toContain('Paul Roy a salué la CGT mardi à Brest.');
  await app.locator('#search').fill('Lille');
  await expect(app.locator('.rows tbody tr')).toHaveCount(1);
});

test('filter: all but the actor\'s sentences steps back; it is said; Escape clears', async ({ app }) => {
  await open(app, 'cards');
  const text = await app.locator('#article').textContent();
  const button = app.locator('#list .card', { has: app.locator('.card-title', { hasText: 'Anna Duval' }) }).locator('.act');
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(app.locator('#only')).toBeVisible();
  await expect(app.locator('#only-name')).toHaveText('Anna Duval');
  await expect(app.locator('#live')).toContainText('Texte filtré : Anna Duval');
  const dimmed = (await app.locator('#article .dim').allTextContents()).join('');
  expect(dimmed).toContain('Il fait beau.');
  expect(dimmed).toContain('Paul Roy a salué la CGT mardi à Brest.');
  expect(dimmed).not.toContain('Paul Roy viendra');
  expect(dimmed).not.toContain('Anna Duval');
  await expect(app.locator('#article mark[data-own]')).toHaveText(['Anna Duval', 'Anna Duval', 'Anna Duval']);
  expect(await app.locator('#article').textContent()).toBe(text);
  await app.keyboard.press('Escape');
  await expect(app.locator('#only')).toBeHidden();
  await expect(app.locator('#live')).toHaveText('Filtre enlevé.');
  await expect(app.locator('#article .dim')).toHaveCount(0);
  await expect(button).toHaveAttribute('aria-pressed', 'false');
});

test('filter: with keys alone, and j and k stay in what is left', async ({ app }) => {
  await open(app, 'cards');
  await app.locator('#article mark', { hasText: 'Karim Benali' }).click();
  await app.locator('#article mark[tabindex="0"]').focus();
  await app.keyboard.press('f');
  await expect(app.locator('#only-name')).toHaveText('Karim Benali');
  for (let at = 0; at < 5; at += 1) {
    await app.keyboard.press('k');
    expect(await app.evaluate(() => document.activeElement.matches('mark:not([data-dim])'))).toBe(true);
  }
  await app.locator('#only-clear').focus();
  await app.keyboard.press('Enter');
  await expect(app.locator('#only')).toBeHidden();
  expect(await app.evaluate(() => document.activeElement.closest('#article') !== null)).toBe(true);
});

test('filter: another article has none', async ({ app }) => {
  await open(app, 'cards');
  await app.locator('.act').first().click();
  await app.locator('#clear').click();
  await open(app, 'cards', 'Il pleut à Brest.');
  await expect(app.locator('#only')).toBeHidden();
  await expect(app.locator('#article .dim')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('nothing serious for axe in any view of the cast, filtered too', async ({ app }) => {
      await app.emulateMedia({ reducedMotion: 'reduce' });
      await open(app, 'cards');
      await app.locator('.act').first().click();
      for (const view of ['cards', 'network', 'rows']) {
        await app.locator(`#cast [data-value="${view}"]`).click();
        if (view === 'network') await app.locator('.node').first().click();
        expect(await faults(app), view).toEqual([]);
      }
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the network opens the sheet; a sentence shows the article again', async ({ app }) => {
    await sample(app);
    await app.locator('#tab-actors').tap();
    await app.locator('#cast [data-value="network"]').tap();
    await expect.poll(async () => (await app.locator('#panel').boundingBox()).height).toBeGreaterThan(844 * 0.8);
    expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await app.locator('.link-card .saying').first().tap();
    await expect.poll(async () => (await app.locator('#panel').boundingBox()).height).toBeLessThan(844 * 0.5);
    await app.locator('#cast [data-value="cards"]').tap();
    await app.locator('.act').first().tap();
    await expect(app.locator('#only')).toBeInViewport();
    expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

test('forced colours keep shapes and arcs', async ({ app }) => {
  await app.emulateMedia({ forcedColors: 'active' });
  await open(app, 'network');
  const stroke = (selector) => app.locator(selector).first().evaluate((element) => getComputedStyle(element).stroke);
  expect(await stroke('.arcs .arc')).not.toBe('none');
  expect(await stroke('.arcs .shape')).not.toBe('none');
});

test('on paper the network stands below the article', async ({ app }) => {
  await open(app, 'network');
  await app.emulateMedia({ media: 'print' });
  await expect(app.locator('.arcs')).toBeVisible();
  await expect(app.locator('.link-card').first()).toBeVisible();
});

test('the single file has the same views', async ({ page }) => {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(pathToFileURL(single).href);
  await open(page, 'network');
  await expect(node(page, 'Anna Duval')).toBeVisible();
  await page.locator('#cast [data-value="rows"]').click();
  await expect(page.locator('.rows tbody tr').first()).toBeVisible();
  await page.locator('#cast [data-value="cards"]').click();
  await page.locator('.act').first().click();
  await expect(page.locator('#only')).toBeVisible();
  await expect(page.locator('#article .dim').first()).toBeVisible();
  expect(complaints).toEqual([]);
});
