import { strToU8, zipSync, type Zippable } from 'fflate';
import type { ExportFile } from './typescript/exportTypeScript.ts';

/** A file of a project that is not text: a data pack. */
export interface ExportBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

// The format cannot say less than 1980, and one date makes the same project the same file.
const date = '1980-01-02';

/** One folder of these files as a zip. The same files give the same bytes. */
export function zipProject(
  folder: string,
  files: readonly ExportFile[],
  data: readonly ExportBytes[] = [],
): Uint8Array {
  const entries: Zippable = {};
  for (const { path, text } of files) entries[`${folder}/${path}`] = [strToU8(text), { level: 6, mtime: date }];
  // Packs are compressed already.
  for (const { path, bytes } of data) entries[`${folder}/${path}`] = [bytes, { level: 0, mtime: date }];
  return zipSync(entries);
}
