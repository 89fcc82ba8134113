import type { GraphEdit } from '../graph/edit.ts';
import type { BlockId, GraphId, ValueType, WireId } from '../graph/project.ts';
import type { DiagnosticCode, DiagnosticData } from './catalogue.ts';
import type { Phrase } from './phrase.ts';

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
  /** Where the values come from that it is about, in port order; empty where the block's own settings are the matter. */
  readonly from: readonly Source[];
  /** What a click can do about it, best first. */
  readonly fixes: readonly Fix[];
}

/** The block that makes a value a problem is about. Bypassed blocks only pass it on. */
export interface Source {
  readonly block: BlockId;
  /** Its output. */
  readonly port: string;
  /** What it gives there, as far as it is known. */
  readonly type?: ValueType;
  /** The input of the block that has the problem, and its words. */
  readonly into: string;
  readonly label: string;
  /** The way from one to the other: more than one wire where blocks on it are bypassed. */
  readonly wires: readonly WireId[];
}

/** An error keeps the program from training; a warning and a tip do not. */
export type Severity = 'error' | 'warning' | 'tip';

/** An edit that puts a problem right: previewable and undoable. */
export interface Fix {
  /** A verb: `Set kernel to 3 × 3`. */
  readonly title: Phrase;
  /** What it gives: `[3, 3, 16]`. */
  readonly result?: string;
  readonly edits: readonly GraphEdit[];
}
