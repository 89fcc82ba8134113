import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { log, print, BadInput, type Command } from './command.ts';
import { noWords, readOptions, wholeNumber } from './options.ts';
import { packageRoot } from './readProject.ts';

const distFolder = path.join(packageRoot, 'dist');

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves the built app to this machine alone, until it is stopped. Prints the address. */
export const open: Command = {
  form: 'open [--port N]',
  summary: 'serves the built app and prints its address',
  run: async (args) => {
    const { values, positionals } = readOptions(args, { port: { type: 'string' } });
    const port = wholeNumber('port', values.port, 0, 65_535) ?? 0;
    noWords(positionals);
    if (!existsSync(path.join(distFolder, 'index.html'))) {
      throw new BadInput([`There is no built app in ${distFolder}. Run npm run build first.`]);
    }
    const server = createServer(answer);
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(new BadInput([`Port ${port} cannot be used: ${error.message}`])));
      server.listen(port, '127.0.0.1', resolve);
    });
    print(`http://localhost:${(server.address() as AddressInfo).port}/`);
    log('Press Ctrl+C to stop.');
  },
};

/** Gives files of `dist/` and nothing else; unknown paths of the app give its page. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const file = fileFor(request.url ?? '/');
  if (file === null || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(file === null ? 404 : 405).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': mediaTypes[path.extname(file)] ?? 'application/octet-stream',
    'Content-Length': statSync(file).size,
    // Cross-origin isolation, as in vite.config.ts.
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cache-Control': 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}

/** The file a URL stands for; `null` when there is none. Never one outside `dist/`. */
export function fileFor(url: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  const file = path.join(distFolder, name);
  if (!`${file}${path.sep}`.startsWith(`${distFolder}${path.sep}`) || name.includes('\0')) return null;
  if (existsSync(file) && statSync(file).isFile()) return file;
  return path.extname(name) === '' ? path.join(distFolder, 'index.html') : null;
}
