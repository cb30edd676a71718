// The date of publication, the languages, light and dark.
import { readFile } from 'node:fs/promises';
import { analysed, expect, marked, paste, sample, test } from '../support/test.js';

const dateCard = (page, words) => page.locator('#list .card', { hasText: `« ${words} »` }).locator('.card-title');

test('a date read in the text is shown with « ? », and setting it resolves every date again at once', async ({ app }) => {
  await sample(app);
  await expect(app.locator('#published')).toHaveValue('2024-03-14');
  await expect(app.locator('#assumed')).toHaveText('?');
  await expect(app.locator('#assumed')).toHaveAttribute('aria-label', "date supposée d'après le texte");
  await app.getByRole('tab', { name: 'Dates' }).click();
  await expect(dateCard(app, 'mardi')).toHaveText('mardi 12 mars 2024');
  await app.locator('#published').fill('2021-07-08');
  await expect(dateCard(app, 'mardi')).toHaveText('mardi 6 juillet 2021');
  await expect(app.locator('#assumed')).toBeHidden();
  await app.locator('#published-reset').click();
  await expect(dateCard(app, 'mardi')).toHaveText('mardi 12 mars 2024');
  await expect(app.locator('#assumed')).toBeVisible();
});

test('the date is written in the words of the page, whatever the browser writes in its field', async ({ app }) => {
  const shown = app.locator('#published-shown');
  await expect(shown).toHaveText('date ?');
  await sample(app);
  await expect(shown).toHaveText('14 mars 2024');
  const ink = () => app.locator('#published').evaluate((field) => getComputedStyle(field).color);
  expect(await ink()).toBe('rgba(0, 0, 0, 0)');
  await app.locator('#published').focus();
  expect(await ink()).not.toBe('rgba(0, 0, 0, 0)');
  await expect(shown).toBeHidden();
  await app.locator('#published').fill('2021-07-08');
  await app.locator('#article').focus();
  await expect(shown).toHaveText('8 juil. 2021');
  await app.locator('#ui').click();
  await expect(shown).toHaveText('8 Jul 2021');
});

test('a month alone is shown as what it is', async ({ app }) => {
  await paste(app, 'date 2021-07 Le gouvernement a parlé mercredi à Paris.');
  await analysed(app);
  await expect(app.locator('#published')).toHaveValue('');
  await expect(app.locator('#assumed')).toHaveText('juillet 2021 ?');
});

test('a date given beside the empty field holds for the article, and not for the next', async ({ app }) => {
  await app.locator('#published').fill('2021-07-08');
  await app.locator('#text').focus();
  await paste(app, 'Anna Duval est arrivée mercredi à Lyon.');
  await analysed(app);
  await app.getByRole('tab', { name: 'Dates' }).click();
  await expect(dateCard(app, 'mercredi')).toHaveText('mercredi 7 juillet 2021');
  await app.locator('#article').focus();
  await paste(app, 'Anna Duval est repartie mercredi.');
  await expect(app.locator('#article')).toHaveText(/repartie/);
  await expect(app.locator('#published')).toHaveValue('');
});

test('the language of the text is detected, and can be chosen', async ({ app }) => {
  await sample(app);
  await expect(app.locator('#language option:checked')).toHaveText('Français (détecté)');
  await app.locator('#language').selectOption('en');
  await expect.poll(() => marked(app, '[data-layer="dates"]')).not.toContain('jeudi');
  await app.locator('#language').selectOption('');
  await expect.poll(() => marked(app, '[data-layer="dates"]')).toContain('jeudi');
});

test('the interface speaks French and English, and remembers', async ({ app }) => {
  await sample(app);
  await app.locator('#ui').click();
  await expect(app.getByRole('tab', { name: 'Who said what' })).toBeVisible();
  await expect(app.locator('html')).toHaveAttribute('lang', 'en');
  await app.getByRole('tab', { name: 'Dates' }).click();
  await expect(app.locator('#list')).toContainText(/Tuesday,? 12 March 2024/);
  await app.reload();
  await expect(app.locator('#sample')).toHaveText('Try a sample');
  const missing = await app.evaluate(async () => {
    const [{ fr }, { en }] = await Promise.all([import('./words/fr.js'), import('./words/en.js')]);
    return [...new Set([...Object.keys(fr), ...Object.keys(en)])].filter((key) => !(key in fr && key in en));
  });
  expect(missing).toEqual([]);
});

test.describe('an English reader', () => {
  test.use({ locale: 'en-US' });
  test('meets English words and an English sample', async ({ app }) => {
    await expect(app.locator('#sample')).toHaveText('Try a sample');
    await sample(app);
    await expect(app.locator('#list .card', { hasText: 'We got what we came for' }).locator('.card-title')).toHaveText('Marta Queiroz');
    await expect(app.locator('#published')).toHaveValue('2023-10-12');
  });
});

test('every rule that decided in the samples is said in words, in both languages', async ({ app }) => {
  for (const button of ['#sample', '#sample-other']) {
    await app.locator(button).click();
    await analysed(app);
    await app.locator('#export').click();
    const download = app.waitForEvent('download');
    await app.locator('#export-json').click();
    const analysis = JSON.parse(await readFile(await (await download).path(), 'utf8'));
    const rules = ['dates', 'places', 'actors', 'quotes'].flatMap((layer) => analysis[layer].map(({ why }) => why.rule));
    expect(rules.length).toBeGreaterThan(30);
    const bare = await app.evaluate(async (names) => {
      const { ruleWords } = await import('./words/rules.js');
      return names.filter((name) => ruleWords(name) === name.replaceAll('-', ' '));
    }, [...new Set(rules)]);
    expect(bare).toEqual([]);
    await app.locator('#clear').click();
  }
});

const paper = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test('light and dark follow the device until the reader switches', async ({ app }) => {
  expect(await paper(app)).toBe('rgb(255, 255, 255)');
  await app.emulateMedia({ colorScheme: 'dark' });
  expect(await paper(app)).toBe('rgb(21, 23, 26)');
  await app.locator('#theme').click();
  expect(await paper(app)).toBe('rgb(255, 255, 255)');
  await app.reload();
  expect(await paper(app)).toBe('rgb(255, 255, 255)');
});

const VALUES = [
  ['2024-03-13', 'mercredi 13 mars 2024'], ['2021-07', 'juillet 2021'], ['2021', '2021'], ['2021-W27', 'semaine 27 de 2021'],
  ['2020-W32-WE', 'week-end de la semaine 32 de 2020'], ['2021-Q3', '3e trimestre 2021'], ['2021-SU', 'été 2021'], ['202', 'années 2020'],
  ['20', '21e siècle'], ['2021-07-07TNI', 'mercredi 7 juillet 2021, nuit'], ['2021-07-07T14:30', 'mercredi 7 juillet 2021, 14:30'],
  ['P20Y', '20 ans'], ['PT48H', '48 heures'], ['PXD', 'quelques jours'], ['PAST_REF', 'dans le passé'],
  ['2021-05-03/2021-05-05', 'du lundi 3 mai 2021 au mercredi 5 mai 2021'], ['P1Y6M', '1 an 6 mois'], ['XXXX-07', 'juillet'],
  ['2003/..', 'depuis : 2003'], ['../2021-07', "jusqu'à : juillet 2021"], ['quelque chose', 'quelque chose'],
];

test('values of dates are written as people write them', async ({ app }) => {
  const written = await app.evaluate(async (values) => {
    const { timex } = await import('./format/timex.js');
    return values.map((value) => timex(value).replace(/\s/g, ' '));
  }, VALUES.map(([value]) => value));
  expect(written).toEqual(VALUES.map(([, words]) => words));
});
