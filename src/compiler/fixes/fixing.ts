import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { GraphId, Project } from '../../graph/project.ts';
import type { Costs } from '../compiled.ts';
import type { ShapedGraph } from '../passes/infer.ts';

/** Adds to each problem what a click can do about it: `offerFixes` of `offer.ts`. */
export type Fixing = (
  diagnostics: readonly Diagnostic[],
  project: Project,
  graphs: ReadonlyMap<GraphId, ShapedGraph>,
  totals: Costs,
) => readonly Diagnostic[];

// A project without problems needs no fixes, so the page gets them later; see ../whole.ts.
let fixing: Fixing = (diagnostics) => diagnostics;

/** Puts the fixes in place. */
export function setFixing(offer: Fixing): void {
  fixing = offer;
}

/** See {@link Fixing}. Until the fixes have come, the problems as they are. */
export const withFixes: Fixing = (...found) => fixing(...found);
