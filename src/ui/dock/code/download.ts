import { exportAssets, type ExportFile } from '../../../compiler/targets/typescript/exportTypeScript.ts';
import type { Plan } from '../../../compiler/plan.ts';

/** Hands bytes to the browser as a file. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address over by the time the click is done.
  URL.revokeObjectURL(address);
}

/** All files of an export and the data it needs, as one zip under a folder of that name. */
export async function zipProject(
  folder: string,
  files: readonly ExportFile[],
  plan: Plan,
): Promise<Uint8Array<ArrayBuffer>> {
  const [{ strToU8, zip }, { httpAssets }] = await Promise.all([import('fflate'), import('../../../data/assets.ts')]);
  const read = httpAssets(new URL(`${import.meta.env.BASE_URL}data/`, location.href).href);
  const texts = files.map(({ path, text }) => [`${folder}/${path}`, strToU8(text)] as const);
  const assets = await Promise.all(
    exportAssets(plan).map(
      async ({ path, asset }) => [`${folder}/${path}`, new Uint8Array(await read(asset))] as const,
    ),
  );
  return new Promise((resolve, reject) => {
    zip(Object.fromEntries([...texts, ...assets]), (error, bytes) => {
      if (error) reject(error);
      else resolve(new Uint8Array(bytes));
    });
  });
}

/** A name that every file system takes. */
export function folderName(title: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'network' : name;
}
