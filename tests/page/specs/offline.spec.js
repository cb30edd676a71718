// The page without a network: kept by its service worker, and as one file.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { serve, single } from '../support/site.js';
import { analysed, expect, marked, paste, sample, test } from '../support/test.js';

test('after one visit the page works with the server stopped', async ({ page }) => {
  const site = await serve();
  await page.goto(site.address);
  await expect(page.locator('#offline')).toBeAttached();
  await expect(page.locator('#offline')).not.toHaveAttribute('hidden');
  await site.stop();
  await page.reload();
  await sample(page);
  expect(await marked(page, '[data-kind="person"]')).toContain('Hélène Castaing');
});

test('a cache of another page of the same origin is left alone', async ({ page, site }) => {
  await page.goto(site.address);
  await page.evaluate(async () => {
    await caches.open('somebody-else');
    await caches.open(`depeche:${location.origin}/another/copy/:1`);
    await caches.open(`depeche:${new URL('./', location.href).href}:old`);
    const registration = await navigator.serviceWorker.ready;
    await registration.unregister();
  });
  await page.reload();
  await expect(page.locator('#offline')).not.toHaveAttribute('hidden');
  const names = () => page.evaluate(() => caches.keys());
  await expect.poll(names).not.toContain(`depeche:${site.address}:old`);
  expect(await names()).toEqual(expect.arrayContaining(['somebody-else', expect.stringContaining('/another/copy/')]));
});

test('the single file works from file:// with the network cut', async ({ page, context }) => {
  expect(existsSync(single), `${single} is not built: run \`cargo xtask single\``).toBe(true);
  await context.setOffline(true);
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).protocol));
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(single).href);
  await sample(page);
  expect(await marked(page, '[data-kind="person"]')).toContain('Hélène Castaing');
  await expect(page.locator('#list .card-title').first()).toHaveText('Hélène Castaing');
  await paste(page, '"Bravo", a déclaré Anna Duval.');
  await expect(page.locator('#article')).toHaveText(/Bravo/);
  await analysed(page);
  await page.locator('#check').click();
  await expect(page.locator('#check-result')).toHaveText('Requête refusée par la page : rien ne peut sortir.');
  expect(complaints).toEqual([]);
  expect([...new Set(asked)].filter((protocol) => !['file:', 'blob:', 'data:'].includes(protocol))).toEqual([]);
});
