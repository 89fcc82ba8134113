import { fraction, type Address, type Instruction } from '../instruction.ts';
import type { LabelKind, LossKind } from '../lossKinds.ts';
import { Opcode } from '../opcodes.ts';

/** Scores and what is wanted of each, of the same count. */
export interface ScoredNumbers {
  readonly scores: Address;
  readonly count: number;
  /** Where the wanted numbers are, and whether they are whole numbers; or one number for all. */
  readonly wanted: { readonly at: Address; readonly whole: boolean } | number;
}

/** Scores `[rows, classes]` and their labels. */
export interface ScoredClasses {
  readonly scores: Address;
  readonly labels: Address;
  readonly kind: LabelKind;
  readonly rows: number;
  readonly classes: number;
}

/** Numbers of which a sum is made before sums are added up: fixed, so that a result does not depend on threads. */
const partLength = 4096;

/** Parts a sum of losses is made of. Two numbers of workspace are needed for each. */
export function partsOf(numbers: number): number {
  return Math.ceil(numbers / partLength);
}

/** The mean of a loss over single numbers. */
export function meanLoss(
  out: Address,
  workspace: Address,
  kind: LossKind,
  numbers: ScoredNumbers,
): readonly Instruction[] {
  return summed(out, workspace, partsOf(numbers.count), (sums) => ({
    opcode: Opcode.LossParts,
    words: numberWords(sums, kind, numbers),
  }));
}

/** The gradient of `meanLoss` with respect to the scores; `slope` is the address of that with respect to the mean. */
export function meanLossGradient(out: Address, slope: Address, kind: LossKind, numbers: ScoredNumbers): Instruction {
  const words = [...numberWords(out, kind, numbers), slope];
  return { opcode: Opcode.LossGradient, units: partsOf(numbers.count), grain: 1, words };
}

/** The mean over rows of the cross-entropy between labels and scores. */
export function crossentropy(
  out: Address,
  workspace: Address,
  fromLogits: boolean,
  classes: ScoredClasses,
): readonly Instruction[] {
  return summed(out, workspace, classParts(classes), (sums) => ({
    opcode: Opcode.CrossentropyParts,
    words: classWords(sums, fromLogits, classes),
  }));
}

/** The gradient of `crossentropy` with respect to the scores; `slope` is the address of that with respect to the mean. */
export function crossentropyGradient(
  out: Address,
  slope: Address,
  fromLogits: boolean,
  classes: ScoredClasses,
): Instruction {
  const words = [...classWords(out, fromLogits, classes), slope];
  return { opcode: Opcode.CrossentropyGradient, units: classParts(classes), grain: 1, words };
}

/** The share of rows whose largest score is at their class. */
export function accuracy(out: Address, workspace: Address, classes: ScoredClasses): readonly Instruction[] {
  return summed(out, workspace, classParts(classes), (sums) => ({
    opcode: Opcode.AccuracyParts,
    words: classWords(sums, false, classes),
  }));
}

/** Rows that make a part of a sum. */
function rowsOfPart({ classes }: ScoredClasses): number {
  return Math.max(1, Math.floor(partLength / classes));
}

/** Parts a sum over rows is made of. */
export function classParts(classes: ScoredClasses): number {
  return Math.ceil(classes.rows / rowsOfPart(classes));
}

/** A sum of parts: in one instruction where there is one part, and else added up from the workspace. */
function summed(
  out: Address,
  workspace: Address,
  parts: number,
  sum: (to: Address) => Pick<Instruction, 'opcode' | 'words'>,
): readonly Instruction[] {
  if (parts === 1) return [{ ...sum(out), units: 1, grain: 1 }];
  const total: Instruction = { opcode: Opcode.LossTotal, units: 1, grain: 1, words: [out, workspace, parts] };
  return [{ ...sum(workspace), units: parts, grain: 1 }, total];
}

function numberWords(out: Address, kind: LossKind, { scores, count, wanted }: ScoredNumbers): readonly number[] {
  const [at, whole, constant] = typeof wanted === 'number' ? [0, 0, wanted] : [wanted.at, wanted.whole ? 1 : 0, 0];
  return [out, scores, at, whole, fraction(constant), count, partLength, fraction(1 / count), kind];
}

function classWords(out: Address, fromLogits: boolean, classes: ScoredClasses): readonly number[] {
  const { scores, labels, kind, rows } = classes;
  const scale = fraction(1 / rows);
  return [out, scores, labels, kind, rows, classes.classes, rowsOfPart(classes), scale, fromLogits ? 1 : 0];
}
