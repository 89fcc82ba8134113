import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { GraphId, Project } from '../../graph/project.ts';
import type { Costs } from '../compiled.ts';
import type { ShapedGraph } from '../passes/shaped.ts';
import type { Preview, previewOf } from '../preview.ts';

/** Adds to each problem what a click can do about it: `offerFixes` of `offer.ts`. */
export type Fixing = (
  diagnostics: readonly Diagnostic[],
  project: Project,
  graphs: ReadonlyMap<GraphId, ShapedGraph>,
  totals: Costs,
) => readonly Diagnostic[];

// A project without problems needs no fixes, so the page gets them later; see ../whole.ts.
let fixing: Fixing = (diagnostics) => diagnostics;
let previewing: typeof previewOf | null = null;

/** Puts the fixes in place, and what finds out what they would do. */
export function setFixing(offer: Fixing, preview: typeof previewOf): void {
  fixing = offer;
  previewing = preview;
}

/** See {@link Fixing}. Until the fixes have come, the problems as they are. */
export const withFixes: Fixing = (...found) => fixing(...found);

/** See {@link previewOf}; `null` until the fixes have come. */
export const previewFix = (...tried: Parameters<typeof previewOf>): Preview | null => previewing?.(...tried) ?? null;
