import { existsSync, readFileSync } from 'node:fs';
import type { BackendName } from '../../src/engine/backend.ts';

/**
 * What a block does on each engine: `f` forward, `g` gradient, `s` second gradient, `-` in the place of one that fails
 * and `.` where there is none to take; and what was said where it does not train.
 */
export type BlockTrainability = Readonly<Record<BackendName, string>> & {
  readonly reasons?: Readonly<Partial<Record<BackendName, string>>>;
};

export const trainabilityFile = 'bench/training/trainability.json';

/** What `npm run bench -- --training` found, by block type; nothing where it has not run. */
export function readTrainability(): Readonly<Record<string, BlockTrainability>> {
  return existsSync(trainabilityFile) ? JSON.parse(readFileSync(trainabilityFile, 'utf8')) : {};
}
