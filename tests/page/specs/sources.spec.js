// The sources: what kind they are, how much they say, and how it is reported.
import { analysed, expect, paste, sample, test } from '../support/test.js';

const TEXT = "Réunion à Lyon\n\n« Nous partons demain matin », a déclaré Anna Duval, maire de Lyon. « Rien ne presse », a assuré Paul Réjac. "
  + "Selon un responsable de la police, deux routes sont fermées. Anna Duval a déclaré que la place restait « ouverte à tous ».";

const card = (page, name) => page.locator('#list .card').filter({ has: page.locator('.card-title', { hasText: name }) });
/** Cells of the table, row by row, without the blanks of the language. */
const rows = (page) => page.locator('.shares tbody tr').evaluateAll((all) =>
  all.map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s/g, ' ').trim())));

test('each source says its kind, how much it says, its share, and the verbs that report it', async ({ app }) => {
  await paste(app, TEXT);
  await analysed(app);
  await app.getByRole('tab', { name: 'Sources' }).click();
  const anna = card(app, 'Anna Duval');
  // The fragment between marks is a part of its clause: it counts once.
  await expect(anna).toContainText(/source nommée/);
  await expect(anna).toContainText(/2\sparoles · 10\smots · 59\s% de la parole/);
  await expect(anna.locator('.facts', { hasText: 'neutre' })).toContainText(/déclarer \(\d\)/);
  await expect(card(app, 'Paul Réjac')).toContainText(/1\sparole · 3\smots/);
  await expect(card(app, 'responsable')).toContainText(/source anonyme/);
  await expect(app.locator('#list')).toContainText('Ton des verbes : ');
});

test('the table sums up the speech of each kind of source', async ({ app }) => {
  await paste(app, TEXT);
  await analysed(app);
  await app.getByRole('tab', { name: 'Sources' }).click();
  const table = await rows(app);
  expect(table.map(([kind]) => kind)).toEqual(['Sources nommées', 'Sources anonymes']);
  expect(table.map(([, count]) => Number(count))).toEqual([3, 1]);
  const shares = table.map(([, , , share]) => Number.parseInt(share, 10));
  expect(shares.reduce((sum, share) => sum + share)).toBeGreaterThan(97);
  expect(shares[0]).toBeGreaterThan(shares[1]);
});

test('what nobody was found to say is listed as such', async ({ app }) => {
  await sample(app);
  await app.getByRole('tab', { name: 'Sources' }).click();
  const names = (await rows(app)).map(([kind]) => kind);
  expect(names).toEqual(expect.arrayContaining(['Sources nommées', 'Sources anonymes']));
  await expect(app.locator('.shares caption')).toHaveText("La parole dans l'article");
  expect(await app.locator('#list .card').count()).toBeGreaterThan(6);
});
