// The keyboard: one tab stop in the article, letters that can be switched off.
import { expect, sample, test } from '../support/test.js';

const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? document.activeElement?.id ?? '');

test('j and k go through the marks, Enter to the card, Escape back', async ({ app }) => {
  await sample(app);
  await expect(app.locator('#article')).toBeFocused();
  await app.keyboard.press('j');
  const first = await focused(app);
  await app.keyboard.press('j');
  const second = await focused(app);
  expect(second).not.toBe(first);
  await app.keyboard.press('k');
  expect(await focused(app)).toBe(first);
  await app.keyboard.press('Enter');
  await expect(app.locator('#list .card[data-chosen] .card-title')).toBeFocused();
  await app.keyboard.press('Escape');
  expect(await focused(app)).toBe(first);
});

test('Shift stays in the layer', async ({ app }) => {
  await sample(app);
  await app.locator('#article mark[data-layer="dates"]').first().click();
  await app.locator('#article').focus();
  const layers = new Set();
  for (let at = 0; at < 4; at += 1) {
    await app.keyboard.press('Shift+J');
    layers.add(await app.evaluate(() => document.activeElement?.getAttribute('data-layer')));
  }
  expect([...layers]).toEqual(['dates']);
});

test('the article is one tab stop', async ({ app }) => {
  await sample(app);
  await expect(app.locator('#article mark[tabindex="0"]')).toHaveCount(1);
  await app.keyboard.press('Tab');
  expect(await focused(app)).toBe(await app.locator('#article mark').first().getAttribute('data-id'));
  await app.keyboard.press('Tab');
  expect(await app.evaluate(() => document.activeElement?.closest('#panel') !== null)).toBe(true);
});

test('letters toggle layers, numbers open tabs, w says why, / searches, ? helps', async ({ app }) => {
  await sample(app);
  for (const [letter, layer] of [['d', 'dates'], ['l', 'places'], ['p', 'people'], ['o', 'organisations'], ['g', 'groups'], ['c', 'direct'], ['r', 'reported']]) {
    await app.keyboard.press(letter);
    await expect(app.locator(`.chip:has([data-layer="${layer}"])`)).toHaveAttribute('aria-pressed', 'false');
    await app.keyboard.press(letter);
    await expect(app.locator(`.chip:has([data-layer="${layer}"])`)).toHaveAttribute('aria-pressed', 'true');
  }
  const tabs = ['quotes', 'actors', 'places', 'dates', 'sources'];
  for (const [at, tab] of tabs.entries()) {
    await app.keyboard.press(String(at + 1));
    await expect(app.locator(`#tab-${tab}`)).toHaveAttribute('aria-selected', 'true');
  }
  await app.keyboard.press('j');
  await app.keyboard.press('w');
  await expect(app.locator('#list .card[data-chosen] details')).toHaveAttribute('open', '');
  await app.keyboard.press('/');
  await expect(app.locator('#search')).toBeFocused();
  await app.keyboard.type('d?');
  await expect(app.locator('#search')).toHaveValue('d?');
  await expect(app.locator('#help')).toBeHidden();
  await app.keyboard.press('Escape');
  await app.keyboard.press('?');
  await expect(app.locator('#help')).toBeVisible();
});

test('letters can be switched off, and stay off', async ({ app }) => {
  await sample(app);
  await app.keyboard.press('?');
  await app.locator('#keys-on').uncheck();
  await app.keyboard.press('Escape');
  await app.locator('#article').focus();
  await app.keyboard.press('d');
  await expect(app.locator('.chip').first()).toHaveAttribute('aria-pressed', 'true');
  await app.reload();
  await sample(app);
  await app.keyboard.press('d');
  await expect(app.locator('.chip').first()).toHaveAttribute('aria-pressed', 'true');
});

test('arrows move between the tabs', async ({ app }) => {
  await sample(app);
  await app.locator('#tab-quotes').focus();
  await app.keyboard.press('ArrowRight');
  await expect(app.locator('#tab-actors')).toBeFocused();
  await app.keyboard.press('End');
  await expect(app.locator('#tab-sources')).toHaveAttribute('aria-selected', 'true');
  await expect(app.locator('[role="tab"][tabindex="0"]')).toHaveCount(1);
});
