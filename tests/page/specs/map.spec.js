// The map of the places: where its markers stand, what they are called, and the ways to move about on it.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { serve, single } from '../support/site.js';
import { analysed, expect, paste, sample, test } from '../support/test.js';

const { geoEqualEarth } = await import(pathToFileURL(createRequire(new URL('../../../xtask/map/package.json', import.meta.url)).resolve('d3-geo')).href);

const WIDE = 'Trois villes parlent\n\nLIMA, 4 mai 2023 (Agence Exemple) - Des navires partiront de Marseille, de Mombasa et de Sydney vers Lima, a dit jeudi Rosa Quispe. Le Brésil et le Canada attendent. Pékin a salué l\'accord.';
const NEAR = 'Fête à Paris\n\nParis, Montreuil, Bagnolet et Vincennes fêtent samedi leur tramway. Lyon attend. « Paris est prêt », a dit Luc Morel.';

const pin = (page, name) => page.locator('.pin').and(page.getByRole('button', { name }));
const view = (page) => page.locator('.map-world').evaluate((map) => map.getAttribute('viewBox').split(' ').map(Number));

/** Analyses `text`, the sample if there is none, and opens its map. */
async function open(page, text) {
  if (text) {
    await paste(page, text);
    await analysed(page);
  } else await sample(page);
  await page.getByRole('tab', { name: /Lieux|Places/ }).click();
  await expect(page.locator('.pin').first()).toBeVisible();
}

test('the page projects as d3-geo does', async ({ app }) => {
  const points = [[0, 0], [48.85, 2.35], [-33.87, 151.21], [64.1, -21.9], [89.9, 179.9], [-54.8, -68.3], [35.17, 63.77]];
  const { size, found } = await app.evaluate(async (list) => {
    const { project } = await import('./map/projection.js');
    const { WIDTH } = await import('./map/world.js');
    return { size: WIDTH, found: list.map(([lat, lon]) => project(lat, lon)) };
  }, points);
  const projection = geoEqualEarth().fitWidth(size, { type: 'Sphere' });
  points.forEach(([lat, lon], at) => {
    const [x, y] = projection([lon, lat]);
    expect(Math.hypot(found[at][0] - x, found[at][1] - y), `${lat} ${lon}`).toBeLessThan(2);
  });
});

test('the map holds the countries of the world as whole numbers, each where it is', async ({ app }) => {
  const world = await app.evaluate(async () => {
    const { COUNTRIES } = await import('./map/world.js');
    const { project } = await import('./map/projection.js');
    const inside = ([, left, top, right, bottom], lat, lon) => {
      const [x, y] = project(lat, lon);
      return left < x && x < right && top < y && y < bottom;
    };
    const by = (code) => COUNTRIES.find(([known]) => known === code);
    return {
      codes: COUNTRIES.map(([code]) => code).filter(Boolean),
      whole: COUNTRIES.every(([, ...rest]) => rest.slice(0, 6).every(Number.isInteger) && /^[Mlz\d -]+$/.test(rest[6])),
      right: [inside(by('FR'), 47, 2), inside(by('AU'), -25, 134), inside(by('ML'), 17, -2), inside(by('PE'), -12, -75)],
      wrong: inside(by('FR'), 17, -2),
    };
  });
  expect(world.codes.length).toBeGreaterThan(220);
  expect(new Set(world.codes).size).toBe(world.codes.length);
  expect(world).toMatchObject({ whole: true, right: [true, true, true, true], wrong: false });
});

test('markers say place, country and mentions, and stand where their places are', async ({ app }) => {
  await open(app, WIDE);
  await expect(pin(app, 'Lima, Pérou, 2 mentions')).toBeVisible();
  await expect(pin(app, 'Marseille, France, 1 mention')).toBeVisible();
  await expect(pin(app, /^Pékin, Chine, 1 mention, .*pour son gouvernement/)).toHaveAttribute('data-metonymic', '');
  const box = async (name) => (await pin(app, name).boundingBox()).x;
  expect(await box(/^Lima/)).toBeLessThan(await box(/^Marseille/));
  expect(await box(/^Marseille/)).toBeLessThan(await box(/^Mombasa/));
  expect(await box(/^Mombasa/)).toBeLessThan(await box(/^Sydney/));
  const size = (name) => pin(app, name).locator('.pin-sign').evaluate((sign) => sign.offsetWidth);
  expect(await size(/^Lima/)).toBeGreaterThan(await size(/^Sydney/));
});

test('it opens on what the article is about, names the country, and says what is out of view', async ({ app }) => {
  await open(app);
  const [, , focus] = await view(app);
  await expect(pin(app, /^Nantes, France/)).toBeVisible();
  await expect(pin(app, /^Liège/)).toHaveCount(0);
  await expect(app.locator('.map-said')).toHaveText(/\d+ lieux hors du cadre/);
  await expect(app.locator('.map-country[data-shown]', { hasText: 'France' })).toBeVisible();
  await expect(app.locator('.map-inset')).toBeVisible();
  await app.getByRole('button', { name: 'Monde entier' }).click();
  await expect.poll(async () => (await view(app))[2]).toBeGreaterThan(32_000);
  await expect(app.locator('.map-said')).toBeEmpty();
  await expect(app.locator('.map-inset')).toBeHidden();
  await app.getByRole('button', { name: "Lieux de l'article" }).click();
  await expect.poll(async () => (await view(app))[2]).toBe(focus);
  await app.getByRole('button', { name: 'Agrandir' }).click();
  await expect.poll(async () => (await view(app))[2]).toBeLessThan(focus);
  await app.getByRole('button', { name: 'Réduire', exact: true }).click();
  await expect.poll(async () => Math.round((await view(app))[2])).toBe(Math.round(focus));
});

test('one place alone is shown with its surroundings', async ({ app }) => {
  await open(app, 'Incendie à Lima\n\nUn incendie a détruit mardi un marché de Lima.');
  await expect(pin(app, 'Lima, Pérou, 2 mentions')).toBeVisible();
  const [, , width] = await view(app);
  expect(width).toBeGreaterThan(100);
  expect(width).toBeLessThan(1500);
});

test('an article without a known place has no map; one with an unknown name says why it is not on it', async ({ app }) => {
  await paste(app, '« Nous partons », a déclaré mercredi Anna Duval à ses voisins.');
  await analysed(app);
  await app.getByRole('tab', { name: 'Lieux' }).click();
  await expect(app.locator('#list')).toContainText('Rien trouvé');
  await expect(app.locator('.map')).toHaveCount(0);
  await app.locator('#article').focus();
  await open(app, 'Anna Duval vit à Lyon, et sa mère dans la ville de Roquebrelle-sur-Lauzette, en France.');
  const lost = app.locator('.group:text-is("Pas sur la carte") + .cards .card');
  await expect(lost).toContainText('Roquebrelle-sur-Lauzette');
  await expect(lost).toContainText('Nom absent du répertoire des lieux.');
  await expect(pin(app, /Roquebrelle/)).toHaveCount(0);
});

test('a marker chooses its mentions in turn, and a mark its marker', async ({ app }) => {
  await open(app);
  await app.locator('.pin', { hasText: 'Nantes' }).click();
  await expect(app.locator('#article mark[data-chosen]').first()).toHaveText('Nantes');
  await expect(app.locator('#article mark[data-chosen]').first()).toBeInViewport();
  await expect(app.locator('.pin[data-chosen]')).toHaveAccessibleName(/^Nantes/);
  await expect(app.locator('#list .card[data-chosen]')).toContainText('Nantes');
  await expect(app.locator('.map-said')).toContainText('Nantes, France, 1 mention');
  await app.locator('#article mark[data-layer="places"]', { hasText: 'Orléans' }).click();
  await expect(app.locator('.pin[data-chosen]')).toHaveAccessibleName(/^Orléans/);
  await expect(app.locator('.pin[data-chosen]')).toHaveAttribute('aria-current', 'true');
  // A place out of view comes into it.
  await app.locator('#list .card', { hasText: 'Liège' }).locator('.card-title').click();
  await expect(app.locator('.pin[data-chosen]')).toHaveAccessibleName(/Liège/);
});

test('several mentions are gone through one by one', async ({ app }) => {
  await open(app, WIDE);
  const chosen = app.locator('#article mark[data-chosen]').first();
  await pin(app, /^Lima/).click();
  const first = await chosen.getAttribute('data-id');
  await expect(app.locator('.map-said')).toContainText('mention 1 sur 2');
  await pin(app, /^Lima/).click();
  await expect(app.locator('.map-said')).toContainText('mention 2 sur 2');
  expect(await chosen.getAttribute('data-id')).not.toBe(first);
});

test('by keyboard: the map is moved, its markers are one tab stop, Enter chooses', async ({ app }) => {
  await open(app, WIDE);
  const surface = app.getByRole('application', { name: 'Carte' });
  await surface.focus();
  const start = await view(app);
  await app.keyboard.press('+');
  await expect.poll(async () => (await view(app))[2]).toBeLessThan(start[2]);
  const near = await view(app);
  await app.keyboard.press('ArrowRight');
  await expect.poll(async () => (await view(app))[0]).toBeGreaterThan(near[0]);
  await app.keyboard.press('ArrowDown');
  await expect.poll(async () => (await view(app))[1]).toBeGreaterThan(near[1]);
  await app.keyboard.press('-');
  await app.keyboard.press('0');
  await expect.poll(() => view(app)).toEqual(start);
  await expect(app.locator('.pin[tabindex="0"]')).toHaveCount(1);
  await app.keyboard.press('Tab');
  const focused = () => app.evaluate(() => document.activeElement.getAttribute('aria-label'));
  const first = await focused();
  await app.keyboard.press('ArrowRight');
  expect(await focused()).not.toBe(first);
  await app.keyboard.press('ArrowLeft');
  expect(await focused()).toBe(first);
  await app.keyboard.press('End');
  expect(await focused()).toMatch(/^Sydney/);
  await app.keyboard.press('Enter');
  await expect(app.locator('#article mark[data-chosen]').first()).toHaveText('Sydney');
  await expect(pin(app, /^Sydney/)).toBeFocused();
  await app.keyboard.press('Escape');
  await expect(app.locator('#article mark[data-chosen]').first()).toBeFocused();
});

test('markers on each other become one, which parts on demand, and every place is reached', async ({ app }) => {
  await open(app, NEAR);
  const cluster = app.locator('.pin[data-cluster]');
  await expect(cluster).toHaveCount(1);
  await expect(cluster).toHaveAccessibleName(/^Paris \+3 \(4 lieux : Paris, .*Montreuil/);
  await cluster.focus();
  const met = new Set();
  for (let turn = 0; turn < 6; turn += 1) {
    for (const name of await app.locator('.pin:not([data-cluster])').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))) met.add(name.split(',')[0]);
    if (await cluster.count() === 0) break;
    await cluster.first().focus();
    await app.keyboard.press('Enter');
    await app.waitForTimeout(150);
    expect(await app.evaluate(() => document.activeElement.closest('.map') !== null)).toBe(true);
  }
  expect([...met]).toEqual(expect.arrayContaining(['Paris', 'Montreuil', 'Bagnolet', 'Vincennes']));
});

test('the mouse drags; the wheel scrolls the page unless Ctrl is held or the map has the focus', async ({ app }) => {
  await open(app);
  const { x, y } = await app.locator('.map-frame').boundingBox();
  const start = await view(app);
  await app.mouse.move(x + 60, y + 40);
  await app.mouse.wheel(0, -200);
  await app.waitForTimeout(200);
  expect(await view(app)).toEqual(start);
  await app.keyboard.down('Control');
  await app.mouse.wheel(0, -200);
  await app.keyboard.up('Control');
  await expect.poll(async () => (await view(app))[2]).toBeLessThan(start[2]);
  const near = await view(app);
  await app.mouse.down();
  await app.mouse.move(x + 20, y + 20, { steps: 4 });
  await app.mouse.up();
  await expect.poll(async () => (await view(app))[0]).toBeGreaterThan(near[0]);
  await expect(app.locator('.pin[data-chosen]')).toHaveCount(0);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tap chooses, two fingers scale, and one finger leaves the page its scrolling', async ({ app }) => {
    await sample(app);
    await app.getByRole('tab', { name: 'Lieux' }).tap();
    const nantes = app.locator('.pin', { hasText: 'Nantes' });
    await expect(nantes).toBeInViewport();
    await nantes.tap();
    await expect(app.locator('#article mark[data-chosen]').first()).toBeInViewport();
    expect(await app.locator('.map-frame').evaluate((frame) => getComputedStyle(frame).touchAction)).toBe('pan-y');
    const { x, y, width, height } = await app.locator('.map-frame').boundingBox();
    const [middle, centre] = [x + width / 2, y + height / 2];
    const before = await view(app);
    const debug = await app.context().newCDPSession(app);
    const touch = (type, apart) => debug.send('Input.dispatchTouchEvent', {
      type, touchPoints: apart ? [{ x: middle - apart, y: centre, id: 1 }, { x: middle + apart, y: centre, id: 2 }] : [],
    });
    await touch('touchStart', 20);
    for (const apart of [30, 45, 60]) await touch('touchMove', apart);
    await touch('touchEnd');
    await expect.poll(async () => (await view(app))[2]).toBeLessThan(before[2] * 0.8);
  });
});

test('in the dark, in forced colours and on paper the map is there', async ({ app }) => {
  await open(app, WIDE);
  const land = (media) => app.emulateMedia(media).then(() => app.locator('.map-land').first().evaluate((shape) => getComputedStyle(shape).fill));
  const light = await land({ colorScheme: 'light' });
  expect(await land({ colorScheme: 'dark' })).not.toBe(light);
  await app.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  expect(await pin(app, /^Lima/).locator('.pin-sign').evaluate((sign) => getComputedStyle(sign).borderTopStyle)).toBe('solid');
  await app.emulateMedia({ forcedColors: 'none', media: 'print' });
  await expect(app.locator('.map-world')).toBeVisible();
  await expect(pin(app, /^Lima/)).toBeVisible();
  await expect(app.locator('.map-tools')).toBeHidden();
  expect(await land({ media: 'print' })).toBe('rgb(255, 255, 255)');
});

test('its words change with the language of the interface', async ({ app }) => {
  await open(app, WIDE);
  await app.locator('#ui').click();
  await expect(pin(app, 'Marseille, France, 1 mention')).toBeVisible();
  await expect(pin(app, 'Lima, Peru, 2 mentions')).toBeVisible();
  await expect(app.getByRole('button', { name: 'Whole world' })).toBeVisible();
  await expect(app.getByRole('application', { name: 'Map' })).toBeVisible();
});

test('the list says the same in words, and where in the article', async ({ app }) => {
  await open(app, WIDE);
  const card = app.locator('#list .card').filter({ has: app.locator('.card-title', { hasText: /^Marseille$/ }) });
  await expect(card).toContainText('ville · France');
  await expect(card).toContainText(/1\smention · paragraphe 1/);
});

test('the map is there after one visit with the server stopped, and in the single file', async ({ page, context }) => {
  const site = await serve();
  await page.goto(site.address);
  await expect(page.locator('#offline')).not.toHaveAttribute('hidden');
  await site.stop();
  await page.reload();
  await open(page);
  await context.setOffline(true);
  await page.goto(pathToFileURL(single).href);
  await open(page);
  await expect(pin(page, /^Nantes, France/)).toBeVisible();
  expect(await page.locator('.map-land').count()).toBeGreaterThan(220);
});
