import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { log, print, BadInput, type Command } from './command.ts';
import { onlyFile, readOptions, wholeNumber } from './options.ts';
import { packageRoot, findFile, readProjectFile } from './readProject.ts';

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
  form: 'open [FILE] [--port N]',
  summary: 'serves the built app, with a project opened in it, and prints the address',
  run: async (args) => {
    const { values, positionals } = readOptions(args, { port: { type: 'string' } });
    const port = wholeNumber('port', values.port, 0, 65_535) ?? 0;
    const served = positionals.length > 0 ? serveFile(onlyFile(positionals)) : null;
    if (!existsSync(path.join(distFolder, 'index.html'))) {
      throw new BadInput([`There is no built app in ${distFolder}. Run npm run build first.`]);
    }
    const server = createServer((request, response) => answer(request, response, served));
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(new BadInput([`Port ${port} cannot be used: ${error.message}`])));
      server.listen(port, '127.0.0.1', resolve);
    });
    const query = served ? `?open=${encodeURIComponent(served.path)}` : '';
    print(`http://localhost:${(server.address() as AddressInfo).port}/${query}`);
    log('Press Ctrl+C to stop.');
  },
};

/** The one file beside the app that is given out. */
interface ServedFile {
  /** Of its address. */
  readonly path: string;
  readonly file: string;
}

/** Throws `BadInput` for what is no project: the sentence belongs here and not into the page. */
function serveFile(name: string): ServedFile {
  readProjectFile(name);
  const file = findFile(name);
  return { path: `/opened/${encodeURIComponent(path.basename(file))}`, file };
}

/** Gives files of `dist/`, the file that was asked for, and nothing else; unknown paths of the app give its page. */
function answer(request: IncomingMessage, response: ServerResponse, served: ServedFile | null): void {
  const isServed = served !== null && request.url === served.path;
  const file = isServed ? served.file : fileFor(request.url ?? '/');
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
