import type { DiagnosticCode, DiagnosticData } from '../../diagnostics/catalogue.ts';
import type { PlainPhrase } from '../../diagnostics/phrase.ts';
import type { ParamValue } from '../../graph/project.ts';

/** One line of shown arithmetic: `height, width` · `28 − 3 + 1` · `26`. */
export interface ArithmeticLine {
  readonly label: string;
  readonly formula: string;
  readonly result: string;
  /** The result is what is wrong. */
  readonly bad?: boolean;
}

/** Why a block has no output, said by the block itself. */
export interface Problem {
  readonly code: DiagnosticCode;
  readonly data: DiagnosticData;
  readonly param?: string;
  readonly port?: string;
  readonly arithmetic?: readonly ArithmeticLine[];
  /** Parameter changes that would help; each is tried before it is offered. */
  readonly fixes?: readonly ParamFix[];
}

/** Other parameters, called by what they change (`Set kernel to 3 × 3`) unless a phrase says it better. */
export interface ParamFix {
  readonly say?: PlainPhrase;
  readonly params: Readonly<Record<string, ParamValue>>;
}
