import type { Project } from '../graph/project.ts';
import type { Compiled } from './compiled.ts';

/** Everything there is to know of a project; pure, and partial where something is wrong. */
export function compile(_project: Project): Compiled {
  throw new Error('being written');
}
