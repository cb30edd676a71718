// Serves the built site under a sub-path, as GitHub Pages does, and can be stopped.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const target = process.env.DEPECHE_TARGET ?? fileURLToPath(new URL('../../../target/', import.meta.url));
const root = join(target, 'site');
/** The page as one file. */
export const single = join(target, 'depeche.html');

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json',
};

/** @param {{path?: string, change?: (name: string, body: Buffer) => Buffer|string}} [options]
 *   `change` may alter a file on its way out */
export async function serve({ path = '/un/sous-chemin/', change = (_, body) => body } = {}) {
  if (!existsSync(join(root, 'index.html'))) throw new Error(`${root} is not built: run \`cargo xtask build\`.`);
  const server = createServer((request, response) => {
    const asked = new URL(request.url, 'http://localhost').pathname;
    const name = asked.startsWith(path) ? normalize(asked.slice(path.length)) : '..';
    const file = name === '.' || name === '' ? 'index.html' : name;
    if (file.startsWith('..') || !existsSync(join(root, file))) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(change(file, readFileSync(join(root, file))));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const stop = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { address: `http://127.0.0.1:${port}${path}`, port, stop };
}
