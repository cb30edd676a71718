// No request leaves the origin: not from the page, its worker or its service worker. The browser runs behind a proxy
// that lets only the site through and notes everything else.
import { createServer } from 'node:http';
import { chromium } from '@playwright/test';
import { chromium as executablePath } from '../support/browser.js';
import { serve } from '../support/site.js';
import { expect, marked, sample, test } from '../support/test.js';

/** Hosts that Chromium itself asks, whatever page is open. */
const OWN = /(^|\.)(google|googleapis|gstatic|gvt1|googleusercontent|chromium)\.(com|org)(:|$)/;

/** A proxy that answers nothing and remembers who was asked for. */
async function trap() {
  const asked = [];
  const note = (host) => OWN.test(host) || asked.push(host);
  const server = createServer((request, response) => {
    note(new URL(request.url, 'http://unknown').host);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    note(request.url);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { asked, port: server.address().port, stop };
}

/** Opens `site` behind a trap, does `work`, and returns what was asked for. */
async function watched(site, work) {
  const { asked, port, stop } = await trap();
  const browser = await chromium.launch({
    executablePath,
    args: [`--proxy-server=http://127.0.0.1:${port}`, `--proxy-bypass-list=<-loopback>;127.0.0.1:${site.port}`],
  });
  try {
    const page = await browser.newPage({ locale: 'fr-FR' });
    await page.goto(site.address);
    await work(page);
    await page.waitForTimeout(500);
  } finally {
    await browser.close();
    await stop();
  }
  return asked;
}

test('nothing leaves in a whole visit, not even when the page tries', async () => {
  const site = await serve();
  const asked = await watched(site, async (page) => {
    await expect(page.locator('#offline')).not.toHaveAttribute('hidden');
    await sample(page);
    expect((await marked(page, '')).length).toBeGreaterThan(20);
    for (const tab of ['actors', 'places', 'dates', 'sources']) await page.locator(`#tab-${tab}`).click();
    await page.locator('#check').click();
    await expect(page.locator('#check-result')).toHaveText('Requête refusée par la page : rien ne peut sortir.');
    await page.reload();
    await sample(page);
  });
  await site.stop();
  expect(asked).toEqual([]);
});

test('control: without its policy the same page is caught, from the page and from the worker', async () => {
  const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
  const site = await serve({
    change: (name, body) => (name === 'index.html' ? body.toString().replace(policy, '') : body),
  });
  const asked = await watched(site, async (page) => {
    await sample(page);
    await page.locator('#check').click();
    await expect(page.locator('#check-result')).toHaveAttribute('data-safe', 'false');
    await page.evaluate(() => {
      const code = 'fetch("http://worker.example/").catch(() => {})';
      new Worker(URL.createObjectURL(new Blob([code])));
    });
  });
  await site.stop();
  expect(asked.filter((host) => host.startsWith('example.org')).length).toBeGreaterThanOrEqual(2);
  expect(asked).toContain('worker.example');
});

test('the policy forbids everything that is not of this origin', async ({ page, site }) => {
  await page.goto(site.address);
  const refused = await page.evaluate(async () => {
    const blocked = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => blocked.push(effectiveDirective));
    const image = new Image();
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    const script = document.createElement('script');
    script.textContent = 'document.title = "broken"';
    document.head.append(script);
    const frame = document.createElement('iframe');
    frame.src = 'about:srcdoc';
    document.body.append(frame);
    navigator.sendBeacon('https://example.org/');
    await fetch('https://example.org/').catch(() => {});
    // Not under the debugger's own evaluation, which may do everything.
    await new Promise((resolve) => setTimeout(() => {
      try {
        new Function('1')();
      } catch {
        blocked.push('eval');
      }
      setTimeout(resolve, 200);
    }));
    return { blocked: [...new Set(blocked)].sort(), title: document.title };
  });
  expect(refused.title).toBe('Dépêche');
  expect(refused.blocked).toEqual(expect.arrayContaining(['connect-src', 'eval', 'img-src', 'script-src-elem']));
});
