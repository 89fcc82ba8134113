import type { GraphEdit } from '../graph/edit.ts';
import type { BlockId, GraphId, WireId } from '../graph/project.ts';
import type { DiagnosticCode, DiagnosticData } from './catalogue.ts';

/** A user's mistake as plain data. The prose is in `catalogue.ts`; the place is where the badge sits. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly data: DiagnosticData;
  readonly graph: GraphId;
  readonly block?: BlockId;
  readonly port?: string;
  readonly param?: string;
  readonly wire?: WireId;
  /** What a click can do about it, best first. */
  readonly fixes: readonly Fix[];
}

/** An error keeps the program from training; a warning and a tip do not. */
export type Severity = 'error' | 'warning' | 'tip';

/** An edit that puts a problem right: previewable and undoable. */
export interface Fix {
  /** A verb: `Set kernel to 3 × 3`. */
  readonly title: string;
  /** What it gives: `[3, 3, 16]`. */
  readonly result?: string;
  readonly edits: readonly GraphEdit[];
}
