import type { CellName } from '../../kernels/instructions/recurrent.ts';
import { add } from '../primitives/binary.ts';
import { concatenate, pad, reshape, slice } from '../primitives/movement.ts';
import type { RecurrentInputs } from '../primitives/recurrent.ts';
import type { Tape, Value } from '../tape.ts';

/** The weights of a recurrent layer as Keras has them. */
export interface CellWeights {
  readonly kernel: Value;
  readonly recurrentKernel: Value;
  readonly bias: Value | undefined;
}

/** The weights of a layer as the kernels for whole sequences multiply them. */
export type Matrices = Pick<RecurrentInputs, 'matrix' | 'candidate'> & { readonly cell: CellName };

/** Kernels and bias one above the other, `name` being that of the layer's cell. */
export function matricesOf(
  tape: Tape,
  name: 'simpleRNN' | 'lstm' | 'gru' | 'gruResetAfter',
  { kernel, recurrentKernel, bias }: CellWeights,
): Matrices {
  if (name === 'gruResetAfter') return resetAfterMatrix(tape, kernel, recurrentKernel, bias);
  const width = kernel.shape[1]!;
  const matrix = concatenate(tape, [recurrentKernel, kernel, ...(bias ? [reshape(tape, bias, [1, width])] : [])], 0);
  if (name !== 'gru') return { cell: name === 'lstm' ? 'lstm' : 'simpleRnn', matrix };
  const units = width / 3;
  return {
    cell: 'gru',
    matrix: columns(tape, matrix, 0, 2 * units),
    candidate: columns(tape, matrix, 2 * units, units),
  };
}

/**
 * The GRU whose reset gate scales the product of hidden state and kernel: columns z, r, what the candidate has of the
 * input, and what it has of the hidden state. Each of the last two has zeros where the other kernel would stand.
 * The bias is `[2, 3 × units]`: what is added to the input's product, and to that of the hidden state.
 */
function resetAfterMatrix(tape: Tape, kernel: Value, recurrentKernel: Value, bias: Value | undefined): Matrices {
  const units = recurrentKernel.shape[0]!;
  const ofInput = (rows: Value): Value => pad(tape, rows, [[0, 0], [0, units]]); // prettier-ignore
  const ofHidden = (rows: Value): Value => {
    const gates = pad(tape, columns(tape, rows, 0, 2 * units), [[0, 0], [0, units]]); // prettier-ignore
    return concatenate(tape, [gates, columns(tape, rows, 2 * units, units)], 1);
  };
  const row = (index: number): Value => slice(tape, bias!, [index, 0], [1, 3 * units]);
  const last = bias ? [add(tape, ofInput(row(0)), ofHidden(row(1)))] : [];
  return {
    cell: 'gruResetAfter',
    matrix: concatenate(tape, [ofHidden(recurrentKernel), ofInput(kernel), ...last], 0),
  };
}

function columns(tape: Tape, matrix: Value, first: number, count: number): Value {
  return slice(tape, matrix, [0, first], [matrix.shape[0]!, count]);
}
