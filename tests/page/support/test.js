// The test function of every spec: a page open at the site, which must not complain in its console.
import { test as base, expect } from '@playwright/test';
import { serve } from './site.js';

export { expect };

export const test = base.extend({
  site: [async ({}, use) => {
    const site = await serve();
    await use(site);
    await site.stop();
  }, { scope: 'worker' }],

  /** The page, open and ready. Errors in its console fail the test. */
  app: async ({ page, site }, use) => {
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(site.address);
    await expect(page.locator('#text')).toBeFocused();
    await use(page);
    expect(complaints).toEqual([]);
  },
});

/** Waits until the text on show has been analysed. */
export async function analysed(page) {
  await expect(page.locator('#article')).toHaveAttribute('aria-busy', 'false');
  await expect(page.locator('#summary')).not.toBeEmpty();
}

/** Pastes `text` with the clipboard and Ctrl+V, as a reader does. */
export async function paste(page, text) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('Control+V');
}

/** Opens the sample in the language of the interface. */
export async function sample(page) {
  await page.locator('#sample').click();
  await analysed(page);
}

/** The words of each item of a layer: pieces of one item are joined. */
export const marked = (page, selector) =>
  page.locator(`#article mark${selector}`).evaluateAll((marks) => {
    const words = new Map();
    for (const mark of marks) words.set(mark.dataset.id, (words.get(mark.dataset.id) ?? '') + mark.textContent);
    return [...words.values()];
  });
