import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Project } from '../graph/project.ts';
import { parseProjectBytes } from '../project/format.ts';
import { BadInput, log } from './command.ts';

/** Where the package lies: templates, data and the built app are found from here. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The project a FILE names: a path, or a template such as `templates/mlp.json` or `mlp`. Throws `BadInput`. */
export function readProjectFile(file: string): Project {
  const found = findFile(file);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(found);
  } catch (error) {
    throw new BadInput([`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
  }
  const parsed = parseProjectBytes(bytes);
  if (!parsed.ok) throw new BadInput([`${file}: ${parsed.sentence}`]);
  const repairs = Object.entries(parsed.repairs);
  if (repairs.length > 0) {
    log(
      `${file}: left out or put right while opening: ${repairs.map(([what, count]) => `${what} ${count}`).join(', ')}.`,
    );
  }
  return parsed.project;
}

/** The path a FILE stands for. Throws `BadInput` when there is none. */
export function findFile(file: string): string {
  const found = candidates(file).find((candidate) => existsSync(candidate));
  if (found === undefined) throw new BadInput([`There is no file ${file}.`]);
  return found;
}

function candidates(file: string): readonly string[] {
  const template = path.join(packageRoot, 'templates', `${file}.json`);
  return [file, path.join(packageRoot, file), ...(/^\w+$/.test(file) ? [template] : [])];
}
