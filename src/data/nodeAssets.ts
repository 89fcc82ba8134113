import { readFile } from 'node:fs/promises';
import type { AssetReader } from './dataset.ts';

/** Reads packs from the repository's own `public/data`. Only Node can use it. */
export function diskAssets(): AssetReader {
  const root = new URL('../../public/data/', import.meta.url);
  return async (path) => {
    const file = await readFile(new URL(path, root));
    return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  };
}
