// Long texts stay usable, and what fails leaves the text alone.
import { serve } from '../support/site.js';
import { analysed, expect, sample, test } from '../support/test.js';

const FILLER = 'Il pleuvait depuis peu sur la plaine et le vent poussait devant lui des feuilles jaunes que rien ne retenait plus. '.repeat(6);
const PARAGRAPH = 'Anna Duval a quitté Lyon mercredi. « Nous partons », a déclaré la maire de Lyon, Anna Duval, à des journalistes. 😀 ' + FILLER + '\n\n';
const long = (size) => PARAGRAPH.repeat(Math.ceil(size / PARAGRAPH.length));

/** Opens a text as a file: the clipboard of a test is slow with megabytes. */
const open = (page, text) => page.locator('#file').setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });

test('a text of 1 MB is marked, and its list is shown by parts', async ({ app }) => {
  const text = long(1_000_000);
  await open(app, text);
  await expect(app.locator('#article p').first()).toBeAttached();
  await expect(app.locator('#summary')).not.toBeEmpty({ timeout: 50_000 });
  expect(await app.locator('#article').evaluate((article) => article.textContent.length)).toBe(text.length);
  await expect(app.locator('#list .card')).toHaveCount(100);
  await app.locator('#list .more').click();
  await expect(app.locator('#list .card')).toHaveCount(200);
  // A click near the end answers within a second.
  const begun = Date.now();
  await app.evaluate(() => document.querySelector('#reading').scrollTo(0, 1e9));
  await app.locator('#tab-dates').click();
  await expect(app.locator('#list .card').first()).toContainText('mercredi');
  expect(Date.now() - begun).toBeLessThan(4000);
});

test('a text of 1.6 MB has its marks painted, and a click finds the item', async ({ app }) => {
  const text = long(1_600_000);
  await open(app, text);
  await expect(app.locator('#summary')).not.toBeEmpty({ timeout: 50_000 });
  await expect(app.locator('#article mark')).toHaveCount(0);
  expect(await app.evaluate(() => CSS.highlights.get('direct').size)).toBeGreaterThan(1000);
  const { x, y } = await app.locator('#article p').first().evaluate((paragraph) => {
    const range = document.createRange();
    range.setStart(paragraph.firstChild, text('mercredi') + 3);
    range.setEnd(paragraph.firstChild, text('mercredi') + 4);
    return range.getBoundingClientRect();
    function text(words) {
      return paragraph.textContent.indexOf(words);
    }
  });
  await app.mouse.click(x + 2, y + 8);
  await expect(app.locator('#list .card[data-chosen]')).toContainText('mercredi');
});

test('the analysis of a long text shows its progress and can be stopped; the text stays', async ({ app }) => {
  const text = long(4_000_000);
  await open(app, text);
  await expect(app.locator('#progress')).toBeVisible({ timeout: 20_000 });
  await app.locator('#stop').click();
  await expect(app.locator('#notice')).toHaveText('Analyse arrêtée. Votre texte est intact.', { timeout: 20_000 });
  await expect(app.locator('#progress')).toBeHidden();
  expect(await app.locator('#article').evaluate((article) => article.textContent.length)).toBe(text.length);
  await app.locator('#clear').click();
  await sample(app);
  await expect(app.locator('#list .card').first()).toBeVisible();
});

test('an engine that breaks leaves the text, says so, and works again after', async ({ browser, site }) => {
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'fr-FR' });
  const page = await context.newPage();
  const broken = 'export default async () => {}; export class Analyser { constructor() { throw new WebAssembly.RuntimeError("unreachable"); } }';
  const path = '**/pkg/depeche.js';
  await page.route(path, (route) => route.fulfill({ contentType: 'text/javascript', body: broken }));
  await page.goto(site.address);
  await page.locator('#sample').click();
  await expect(page.locator('#notice')).toHaveText("L'analyse a échoué. Votre texte est intact.");
  await expect(page.locator('#article')).toContainText('Crue de la Loire');
  await page.unroute(path);
  await page.keyboard.press('Control+Enter');
  await analysed(page);
  await expect(page.locator('#list .card').first()).toBeVisible();
  await context.close();
});

test('where WebAssembly is blocked the page says so, and the text stays', async ({ page }) => {
  const site = await serve({
    change: (name, body) => (name === 'index.html' ? body.toString().replace("'wasm-unsafe-eval'", '') : body),
  });
  await page.goto(site.address);
  await page.locator('#sample').click();
  await expect(page.locator('#notice')).toHaveText('Ce navigateur bloque WebAssembly. Votre texte est intact.');
  await expect(page.locator('#article')).toContainText('Crue de la Loire');
  await site.stop();
});
