import { UnaryFunction } from '../../kernels/functions.ts';
import { cellActivations, type CellName } from '../../kernels/instructions/recurrent.ts';
import type { SeededCall } from '../../../compiler/seeds.ts';
import { add, multiply } from '../primitives/binary.ts';
import { concatenate, pad, reshape, slice } from '../primitives/movement.ts';
import { recurrent, type RecurrentInputs } from '../primitives/recurrent.ts';
import { affine } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';
import { NotLowered, type LayerLowering, type LoweringsByName } from './lowering.ts';

type Args = SeededCall['args'];
type Weight = (name: string) => Value;

/** The recurrent layers; the inputs behind the first are the initial states. */
const simpleRNN: LayerLowering = layerOf('simpleRNN');
const lstm: LayerLowering = layerOf('lstm');
const gru: LayerLowering = layerOf('gru');

function layerOf(name: string): LayerLowering {
  return ({ tape, args, inputs: [x, ...states], weight }) => {
    const { output, last } = runLayer(tape, name, args, x!, states, weight, {
      backwards: Boolean(args['goBackwards']),
    });
    return args['returnState'] ? [output, ...last] : [output];
  };
}

/** Two layers, of which the second reads from the end; its sequence is turned around, so that places in time meet. */
const bidirectional: LayerLowering = ({ tape, args, inputs: [x, ...states], weight }) => {
  const { tfjs, args: own } = (args['layer'] as { readonly layer: SeededCall }).layer;
  if (own['goBackwards']) throw new NotLowered('a bidirectional layer whose layer goes backwards');
  const half = states.length / 2;
  const read = (way: string, initial: readonly Value[], backwards: boolean) => {
    const weightOf: Weight = (name) => weight(`${way}_${name}`);
    return runLayer(tape, tfjs, own, x!, initial, weightOf, { backwards, inTime: true });
  };
  const forward = read('forward', states.slice(0, half), false);
  const backward = read('backward', states.slice(half), true);
  const merged = merge(tape, args['mergeMode'] as string | null, forward.output, backward.output);
  return own['returnState'] ? [...merged, ...forward.last, ...backward.last] : merged;
};

function merge(tape: Tape, mode: string | null, a: Value, b: Value): readonly Value[] {
  switch (mode) {
    case 'concat':
      return [concatenate(tape, [a, b], -1)];
    case 'sum':
      return [add(tape, a, b)];
    case 'ave':
      return [affine(tape, add(tape, a, b), 0.5)];
    case 'mul':
      return [multiply(tape, a, b)];
    case null:
      return [a, b];
    default:
      throw new NotLowered(`the merge mode ${mode}`);
  }
}

/** How a layer goes through time. As TensorFlow.js has it, a sequence read backwards is listed as it was read. */
interface Direction {
  readonly backwards: boolean;
  /** Whether it is listed in the order of time all the same. */
  readonly inTime?: boolean;
}

function runLayer(
  tape: Tape,
  name: string,
  args: Args,
  x: Value,
  [hidden, cell]: readonly Value[],
  weight: Weight,
  { backwards, inTime = false }: Direction,
): { readonly output: Value; readonly last: readonly Value[] } {
  refuseUncovered(name, args);
  const sequence = Boolean(args['returnSequences']);
  const { cell: kind, matrix, candidate } = matricesOf(tape, name, args, weight);
  const states = recurrent(tape, x, { matrix, candidate, hidden, cell }, {
    cell: kind,
    units: args['units'] as number,
    biased: Boolean(args['useBias']),
    activation: activationOf(args['activation'] as string),
    recurrentActivation: activationOf((args['recurrentActivation'] ?? 'linear') as string),
    backwards,
    asTaken: !inTime,
    sequence,
  }); // prettier-ignore
  return {
    output: sequence ? states.sequence! : states.lastHidden,
    last: states.lastCell ? [states.lastHidden, states.lastCell] : [states.lastHidden],
  };
}

function refuseUncovered(name: string, args: Args): void {
  for (const setting of ['dropout', 'recurrentDropout', 'stateful']) {
    if (args[setting]) throw new NotLowered(`${name} with ${setting} has no form without TensorFlow.js yet`);
  }
}

/** An activation inside a cell, by its name in Keras. */
function activationOf(name: string): UnaryFunction {
  const key = name === 'linear' ? 'Affine' : name[0]!.toUpperCase() + name.slice(1);
  const kind = UnaryFunction[key as keyof typeof UnaryFunction] as UnaryFunction | undefined;
  if (kind !== undefined && cellActivations.has(kind)) return kind;
  throw new NotLowered(`the activation ${name} inside a recurrent layer has no form without TensorFlow.js yet`);
}

/** The weights of a layer as its cell multiplies them. */
type Matrices = Pick<RecurrentInputs, 'matrix' | 'candidate'> & { readonly cell: CellName };

function matricesOf(tape: Tape, name: string, args: Args, weight: Weight): Matrices {
  const [kernel, recurrentKernel] = [weight('kernel'), weight('recurrent_kernel')];
  const bias = args['useBias'] ? weight('bias') : undefined;
  if (name === 'gru' && args['resetAfter']) return resetAfterMatrix(tape, kernel, recurrentKernel, bias);
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

/** By `LayerCall.tfjs`. */
export const recurrentLowerings: LoweringsByName = {
  simpleRNN,
  lstm,
  gru,
  bidirectional,
};
