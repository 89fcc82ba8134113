import type { DiagnosticCode, DiagnosticData } from '../../diagnostics/catalogue.ts';
import type { PlainPhrase } from '../../diagnostics/phrase.ts';
import type { ParamValue } from '../../graph/project.ts';

/** One line of shown arithmetic: `height, width` · `28 − 3 + 1` · `26`. */
export interface ArithmeticLine {
  readonly label: ArithmeticLabel;
  /** Numbers and signs, or one of the words. */
  readonly formula: string;
  readonly result: string;
  /** The result is what is wrong. */
  readonly bad?: boolean;
}

/** What a line is about: a word, an axis by number, or a function of a formula, `mean()`. */
export type ArithmeticLabel = ArithmeticWord | `axis ${number}` | `${string}()`;

/** The words of the shown arithmetic; each must have a Chinese one in `src/ui/i18n/arithmeticWords.zh.ts`. */
export type ArithmeticWord =
  | 'all heads'
  | 'axes'
  | 'categories'
  | 'channels'
  | 'channels a group'
  | 'classes'
  | 'columns of a, rows of b'
  | 'depth'
  | 'depth, height, width'
  | 'different ones'
  | 'each step'
  | 'features'
  | 'features a head'
  | 'filters'
  | 'given'
  | 'heads that share'
  | 'height'
  | 'height, width'
  | 'inputs'
  | 'kernel'
  | 'largest index'
  | 'last axis'
  | 'last step'
  | 'length'
  | 'length of a part'
  | 'mean'
  | 'moments'
  | 'needed'
  | 'new'
  | 'numbers'
  | 'numbers in'
  | 'numbers in a sum'
  | 'numbers missing'
  | 'numbers out'
  | 'numbers that become one'
  | 'one mean each'
  | 'outputs'
  | 'pairs'
  | 'places'
  | 'row of the table'
  | 'rows used'
  | 'scores'
  | 'shape'
  | 'shape of the indices'
  | 'steps'
  | 'sum of the sizes'
  | 'summed over'
  | 'the largest of each'
  | 'there are'
  | 'time'
  | 'times'
  | 'tokens'
  | 'units'
  | 'variance'
  | 'waves'
  | 'what is left'
  | 'width';

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
