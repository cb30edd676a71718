// Accessibility in every state, on a desk and on a phone, in light and in dark.
import { faults } from '../support/axe.js';
import { expect, sample, test } from '../support/test.js';

test('axe finds what is wrong (control)', async ({ app }) => {
  await app.evaluate(() => {
    const input = document.createElement('input');
    document.querySelector('main').append(input);
  });
  expect(await faults(app)).toContainEqual(expect.stringContaining('label:'));
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('nothing serious for axe before and after the analysis, in any tab', async ({ app }) => {
      expect(await faults(app)).toEqual([]);
      await sample(app);
      for (const tab of ['quotes', 'actors', 'places', 'dates', 'sources']) {
        await app.locator(`#tab-${tab}`).click();
        if (tab === 'places') await expect(app.locator('.pin').first()).toBeVisible();
        expect(await faults(app), tab).toEqual([]);
      }
      await app.locator('#article mark').first().click();
      await app.locator('#list .card[data-chosen] summary').click();
      await app.locator('.chip').first().click();
      expect(await faults(app), 'chosen').toEqual([]);
      await app.locator('#help-open').click();
      expect(await faults(app), 'help').toEqual([]);
    });

    test('nothing serious for axe on a phone', async ({ app }) => {
      await app.setViewportSize({ width: 390, height: 844 });
      expect(await faults(app)).toEqual([]);
      await sample(app);
      await app.locator('#options').click();
      expect(await faults(app)).toEqual([]);
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('text above, sheet below, and no sideways scrolling', async ({ app }) => {
    await sample(app);
    const box = (selector) => app.locator(selector).boundingBox();
    const [reading, panel] = [await box('#reading'), await box('#panel')];
    expect(panel.y).toBeGreaterThanOrEqual(reading.y + reading.height - 1);
    expect(panel.height).toBeGreaterThan(844 * 0.35);
    expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect((await box('.status')).height).toBeLessThan(44);
  });

  test('a tap on a mark shows its card; the sheet grows and shrinks', async ({ app }) => {
    await sample(app);
    await app.locator('#article mark[data-layer="dates"]').first().tap();
    await expect(app.locator('#list .card[data-chosen]')).toBeInViewport();
    await app.locator('#sheet').tap();
    await expect.poll(async () => (await app.locator('#panel').boundingBox()).height).toBeGreaterThan(844 * 0.8);
    await app.locator('#sheet').tap();
    await expect.poll(async () => (await app.locator('#panel').boundingBox()).height).toBeLessThan(120);
  });

  test('the proof that nothing leaves can be reached, also on a small phone', async ({ page, site }) => {
    await page.goto(site.address);
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 700 });
      if (width === 320) await sample(page);
      await expect(page.locator('#check')).toBeInViewport({ ratio: 1 });
      expect((await page.locator('.status').boundingBox()).height).toBeLessThan(44);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.locator('#check').tap();
    await expect(page.locator('#check-result')).toBeInViewport({ ratio: 1 });
    await expect(page.locator('#check-result')).toHaveText('Requête refusée par la page : rien ne peut sortir.');
  });

  test('the options are behind their button', async ({ app }) => {
    await expect(app.locator('#published')).toBeHidden();
    await app.locator('#options').tap();
    await expect(app.locator('#published')).toBeVisible();
    await expect(app.locator('#open')).toBeVisible();
  });
});

test('forced colours keep the lines and say speech with letters', async ({ app }) => {
  await app.emulateMedia({ forcedColors: 'active' });
  await sample(app);
  const style = (selector, pseudo) => app.locator(selector).first().evaluate((mark, part) => {
    const { textDecorationLine, content } = getComputedStyle(mark, part);
    return { textDecorationLine, content };
  }, pseudo);
  expect((await style('#article mark[data-layer="dates"]')).textDecorationLine).toBe('underline');
  expect((await style('#article mark[data-kind="direct"]', '::before')).content).toContain('C');
});

test('on paper there is the article and the list, and no bar', async ({ app }) => {
  await sample(app);
  await app.emulateMedia({ media: 'print' });
  await expect(app.locator('.bar')).toBeHidden();
  await expect(app.locator('#article')).toBeVisible();
  await expect(app.locator('#list .card').first()).toBeVisible();
});

test('on a desk the bar is one line, and so are the chips', async ({ app }) => {
  await sample(app);
  for (const width of [1280, 1440, 1600, 1920]) {
    await app.setViewportSize({ width, height: 800 });
    for (const part of ['.bar', '.chips']) {
      const heights = await app.locator(part).evaluate((line) => [line.clientHeight, Math.max(...[...line.querySelectorAll('button')].map((one) => one.offsetHeight))]);
      expect(heights[0], `${part} at ${width}`).toBeLessThan(1.9 * heights[1]);
    }
  }
});
