// A text comes in by the clipboard, a file, a drop or the sample, and is never altered.
import { analysed, expect, marked, paste, sample, test } from '../support/test.js';

const ARTICLE = `PARIS, 8 juil 2021 (Exemple) - Le maire de Lyon a reçu mercredi des habitants.

"Nous partons", a déclaré Anna Duval, une habitante de Lyon.
`;

test('a pasted article is marked', async ({ app }) => {
  await paste(app, ARTICLE);
  await analysed(app);
  expect(await app.locator('#article').evaluate((article) => article.textContent)).toBe(ARTICLE);
  expect(await marked(app, '[data-kind="direct"]')).toEqual(['Nous partons']);
  expect(await marked(app, '[data-kind="person"]')).toContain('Anna Duval');
  expect(await marked(app, '[data-layer="places"]')).toContain('Lyon');
  expect(await marked(app, '[data-layer="dates"]')).toContain('mercredi');
});

test('a paste over an article that is shown replaces it', async ({ app }) => {
  await sample(app);
  await paste(app, ARTICLE);
  await expect(app.locator('#article')).toHaveText(/Nous partons/);
  await analysed(app);
  expect(await app.locator('#article').evaluate((article) => article.textContent)).toBe(ARTICLE);
});

test('a typed text is analysed with the button and with Ctrl+Enter', async ({ app }) => {
  await app.locator('#text').pressSequentially('Anna Duval est à Lyon.');
  await app.keyboard.press('Control+Enter');
  await analysed(app);
  await app.locator('#clear').click();
  await expect(app.locator('#text')).toBeFocused();
  await expect(app.locator('#text')).toHaveValue('');
  await app.locator('#text').pressSequentially('Anna Duval est à Paris.');
  await app.locator('#analyse').click();
  await analysed(app);
  await expect(app.locator('#article')).toHaveText('Anna Duval est à Paris.');
});

test('a cleared text can be brought back', async ({ app }) => {
  await paste(app, ARTICLE);
  await analysed(app);
  await app.locator('#clear').click();
  await app.locator('#restore').click();
  await analysed(app);
  expect(await app.locator('#article').evaluate((article) => article.textContent)).toBe(ARTICLE);
});

const HOSTILE = [
  '<img src=x onerror="document.title=\'broken\'"> <script>document.title="broken"</script>',
  '</p></article><iframe src="javascript:document.title=\'broken\'"></iframe><!-- ]]> & &lt;b&gt; &amp;',
  '"<svg/onload=document.title=1>", a déclaré Anna <b>Duval</b> mercredi à Paris. <style>*{display:none}</style>',
  'Un \u0000 nul, un \u202E sens, un \uFFFD trou, \u2028 une ligne, \r\nune autre\r, un onglet\t.',
  '« Ligne une\r\n\r\nLigne deux »\r\n\r\n<mark data-id="q1">faux</mark>',
];

for (const [at, text] of HOSTILE.entries()) {
  test(`hostile text ${at + 1} stays text`, async ({ app }) => {
    await app.evaluate((words) => {
      const data = new DataTransfer();
      data.setData('text/plain', words);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    }, text);
    await analysed(app);
    const { content, names, attributes, title } = await app.locator('#article').evaluate((article) => ({
      content: article.textContent,
      names: [...new Set([...article.querySelectorAll('*')].map((element) => element.localName))],
      attributes: [...new Set([...article.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()))],
      title: document.title,
    }));
    expect(content).toBe(text);
    expect(names.filter((name) => name !== 'p' && name !== 'mark')).toEqual([]);
    expect(attributes.filter((name) => !/^(data-(layer|kind|id|minor|rest|kin|chosen)|role|aria-level|tabindex)$/.test(name))).toEqual([]);
    expect(title).toBe('Dépêche');
  });
}

test('offsets hold after emoji and lone surrogates', async ({ app }) => {
  await paste(app, '😀👩‍🚀 "Bravo 🎉", a déclaré Anna Duval mercredi à Paris 😀.');
  await analysed(app);
  expect(await marked(app, '[data-kind="direct"]')).toEqual(['Bravo 🎉']);
  expect(await marked(app, '[data-kind="person"]')).toEqual(['Anna Duval']);
  expect(await marked(app, '[data-layer="dates"]')).toEqual(['mercredi']);
  await app.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'x');
    data.getData = () => '\uD83D seul, "Bravo", a déclaré Anna Duval.';
    const event = new ClipboardEvent('paste', { bubbles: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    document.body.dispatchEvent(event);
  });
  await expect(app.locator('#article')).toHaveText(/seul/);
  await analysed(app);
  expect(await marked(app, '[data-kind="direct"]')).toEqual(['Bravo']);
});

const FILES = [
  { about: 'UTF-8', bytes: Buffer.from('Le préfet Éric Noël est arrivé mercredi.'), words: 'Le préfet Éric Noël est arrivé mercredi.' },
  { about: 'windows-1252', bytes: Buffer.from('Le pr\xe9fet \x93parle\x94 \x80.', 'latin1'), words: 'Le préfet “parle” €.' },
  { about: 'UTF-16', bytes: Buffer.from('\uFEFFLe préfet parle.', 'utf16le'), words: 'Le préfet parle.' },
];

for (const { about, bytes, words } of FILES) {
  test(`a file in ${about} opens`, async ({ app }) => {
    const chooser = app.waitForEvent('filechooser');
    await app.locator('#open').click();
    await (await chooser).setFiles({ name: 'article.txt', mimeType: 'text/plain', buffer: bytes });
    await analysed(app);
    expect(await app.locator('#article').evaluate((article) => article.textContent)).toBe(words);
  });
}

test('a file that is no text, or too large, is refused with words and the text stays', async ({ app }) => {
  await app.locator('#file').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]) });
  await expect(app.locator('#problem')).toContainText("n'est pas un texte");
  await sample(app);
  const before = await app.locator('#article').textContent();
  await app.locator('#file').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.alloc(10_000_001, 'a') });
  await expect(app.locator('#notice')).toContainText('10 Mo');
  expect(await app.locator('#article').textContent()).toBe(before);
});

test('a file dropped on the page opens', async ({ app }) => {
  const transfer = await app.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['Anna Duval est arrivée à Lyon.'], 'article.txt', { type: 'text/plain' }));
    return data;
  });
  await app.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
  await expect(app.locator('.dropzone')).toBeVisible();
  await app.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await analysed(app);
  await expect(app.locator('#article')).toHaveText('Anna Duval est arrivée à Lyon.');
  await expect(app.locator('.dropzone')).toBeHidden();
});
