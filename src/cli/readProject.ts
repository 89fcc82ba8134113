import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Project } from '../graph/project.ts';
import { modelKinds } from '../project/foreign.ts';
import { parseProjectBytes } from '../project/format.ts';
import { BadInput, log } from './command.ts';

/** Where the package lies: templates, data and the built app are found from here. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The project a FILE names: a path, or a template such as `templates/mlp.json` or `mlp`. Throws `BadInput`. */
export function readProjectFile(file: string): Project {
  const parsed = parseProjectBytes(readFile(file));
  if (!parsed.ok) {
    const help = modelKinds.includes(parsed.detail) ? ' Make a project of it first: layerloom import.' : '';
    throw new BadInput([`${file}: ${parsed.sentence}${help}`]);
  }
  const repairs = Object.entries(parsed.repairs);
  if (repairs.length > 0) {
    log(
      `${file}: left out or put right while opening: ${repairs.map(([what, count]) => `${what} ${count}`).join(', ')}.`,
    );
  }
  return parsed.project;
}

/** The bytes of a FILE. Throws `BadInput` where it is not there or cannot be read. */
export function readFile(file: string): Uint8Array {
  const found = findFile(file);
  try {
    return readFileSync(found);
  } catch (error) {
    throw new BadInput([`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
  }
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
