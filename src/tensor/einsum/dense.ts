import { batchFault, labelLengths, readEquation, readTerms, type Equation, type EquationFault } from './equation.ts';

/** What an EinsumDense layer is for an input of a shape, batch axes included. */
export interface EinsumDenseShapes {
  readonly equation: Equation;
  readonly kernel: readonly number[];
  /** Broadcast over the end of the output; `null` without one. */
  readonly bias: readonly number[] | null;
  readonly output: readonly (number | string)[];
  /** Numbers that make one of the output, and that one of the input has a part in: initializers ask for them. */
  readonly fanIn: number;
  readonly fanOut: number;
}

/**
 * Shapes of the weights and the output of `keras.layers.EinsumDense`: axes of the kernel that the output has are as long
 * as `outputShape` says, the others as long as in the input. `outputShape` leaves out the batch axis and those that `...`
 * stands for; -1 is the length that the input has there.
 */
export function einsumDenseShapes(
  { equation: text, outputShape, biasAxes }: { equation: string; outputShape: readonly number[]; biasAxes: string },
  input: readonly (number | string)[],
): EinsumDenseShapes | { readonly fault: EquationFault } {
  const terms = readTerms(text);
  if ('fault' in terms) return terms;
  const kernelTerm = terms.inputs[1] ?? '';
  const equation = readEquation(text, [input.length, kernelTerm.length]);
  if ('fault' in equation) return equation;
  const [inputLabels, kernelLabels] = equation.inputs as readonly [readonly string[], readonly string[]];
  const batch = batchFault({ ...equation, inputs: [inputLabels] }, terms);
  if (batch) return { fault: batch };

  const lengths = new Map(inputLabels.map((label, axis) => [label, input[axis]!]));
  const named = equation.output.slice(1).filter((label) => !label.startsWith('...'));
  if (outputShape.length !== named.length)
    return { fault: { kind: 'outputShape', expected: named.length, received: outputShape.length } };
  for (const [at, letter] of named.entries()) {
    const [stated, known] = [outputShape[at]!, lengths.get(letter)];
    if (stated === -1 && known === undefined) return { fault: { kind: 'length', letter, a: '−1', b: '?' } };
    if (stated === -1 || stated === known) continue;
    if (known !== undefined) return { fault: { kind: 'length', letter, a: String(known), b: String(stated) } };
    lengths.set(letter, stated);
  }
  const stray = kernelLabels.find((label) => !lengths.has(label));
  if (stray !== undefined) return { fault: { kind: 'kernel', letter: stray } };
  const kernel = kernelLabels.map((label) => lengths.get(label)!);
  const fault = labelLengths(equation, [input, kernel]);
  if ('fault' in fault) return fault;
  const strayBias = [...biasAxes].find((letter) => !named.includes(letter) && equation.output[0] !== letter);
  if (strayBias !== undefined) return { fault: { kind: 'bias', letter: strayBias, term: terms.output } };

  const first = equation.output.findIndex((label) => biasAxes.includes(label));
  const bias = equation.output.slice(first).map((label) => (biasAxes.includes(label) ? lengths.get(label)! : 1));
  const unknown = [...kernel, ...(biasAxes === '' ? [] : bias)].find((length) => typeof length === 'string');
  if (unknown !== undefined) return { fault: { kind: 'unknown', axis: unknown } };
  const product = (kept: (label: string) => boolean): number =>
    kernelLabels.filter(kept).reduce((size, label) => size * Number(lengths.get(label)), 1);
  return {
    equation,
    kernel: kernel.map(Number),
    bias: biasAxes === '' ? null : bias.map(Number),
    output: equation.output.map((label) => lengths.get(label)!),
    fanIn: product((label) => !equation.output.includes(label)),
    fanOut: product((label) => equation.output.includes(label)),
  };
}
