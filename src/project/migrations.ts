import type { Raw } from '../graph/records.ts';

/** The version of the file format that this code writes. */
export const formatVersion = 1;

/** Turns a document of one version into the next, losing nothing. */
export interface Migration {
  /** What changed: `wires name their ports`. */
  readonly name: string;
  /** The version it reads; it gives the one after. */
  readonly from: number;
  readonly migrate: (document: Raw) => Raw;
}

/** Every step from an older format, oldest first. Version 1 is the first, so there is none yet. */
export const migrations: readonly Migration[] = [];

/** The document in the newest version it can be brought to: each step that applies, one after the other. */
export function migrated(document: Raw, version: number, steps: readonly Migration[] = migrations): Raw {
  let [current, at] = [document, version];
  for (const step of steps) {
    if (step.from !== at) continue;
    current = step.migrate(current);
    at = step.from + 1;
  }
  return { ...current, version: at };
}
