import { UnaryFunction } from '../../kernels/functions.ts';
import { cellActivations } from '../../kernels/instructions/recurrent.ts';
import type { SeededCall } from '../../../compiler/seeds.ts';
import { assign } from '../primitives/assign.ts';
import { add, multiply } from '../primitives/binary.ts';
import { matMul } from '../primitives/matMul.ts';
import { concatenate, reshape, slice } from '../primitives/movement.ts';
import { dropoutMask } from '../primitives/random.ts';
import { recurrent } from '../primitives/recurrent.ts';
import { affine } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';
import type { LayerLowering, LayerUse, LoweringsByName } from './lowering.ts';
import { cells, type CellName } from './recurrentCells.ts';
import { matricesOf, type CellWeights } from './recurrentMatrices.ts';
import { runSteps, type Steps, type StepsOutputs } from './recurrentSteps.ts';

type Args = SeededCall['args'];

/** What a recurrent layer has beside its arguments; a wrapper has two of them. */
export interface RecurrentUse {
  readonly use: LayerUse;
  readonly args: Args;
  /** Before the names of weights and states. */
  readonly prefix: string;
  readonly initial: readonly Value[];
  /** Whether the outputs are listed in the order of time although they were read from the end. */
  readonly inTime: boolean;
  readonly zeroOutputs: boolean;
}

/** A recurrent layer, where the inputs behind the first are the initial states. */
function layerOf(name: LayerName): LayerLowering {
  return (use) => {
    const initial = use.inputs.slice(1);
    const own = { use, args: use.args, prefix: '', initial, inTime: false, zeroOutputs: false };
    const { output, last } = runLayer(name, own);
    return use.args['returnState'] ? [output, ...last] : [output];
  };
}

type LayerName = 'simpleRNN' | 'lstm' | 'gru';

/** The layers that a wrapper can have, by `LayerCall.tfjs`. */
const layerNames: Readonly<Record<string, LayerName>> = { SimpleRNN: 'simpleRNN', LSTM: 'lstm', GRU: 'gru' };

/** Two layers, of which the second reads from the end; its sequence is turned around, so that places in time meet. */
const bidirectional: LayerLowering = (use) => {
  const { tape, args, inputs } = use;
  const states = inputs.slice(1);
  const read = (arg: 'layer' | 'backwardLayer', way: string, initial: readonly Value[]): StepsOutputs => {
    const { tfjs, args: own } = (args[arg] as { readonly layer: SeededCall }).layer;
    const zeroOutputs = Boolean(own['returnSequences']);
    return runLayer(layerNames[tfjs]!, { use, args: own, prefix: way, initial, inTime: true, zeroOutputs });
  };
  const forward = read('layer', 'forward_', states.slice(0, states.length / 2));
  const backward = read('backwardLayer', 'backward_', states.slice(states.length / 2));
  const merged = merge(tape, args['mergeMode'] as string, forward.output, backward.output);
  const returnsState = (args['layer'] as { readonly layer: SeededCall }).layer.args['returnState'];
  return returnsState ? [...merged, ...forward.last, ...backward.last] : merged;
};

/** All steps of all samples are one large batch for the layer inside. */
const timeDistributed: LayerLowering = ({ tape, args, inputs: [x], lower }) => {
  const [batch, time, ...step] = x!.shape as [number, number, ...number[]];
  const { layer } = args['layer'] as { readonly layer: SeededCall };
  const [y] = lower(layer, [reshape(tape, x!, [batch * time, ...step])]);
  return [reshape(tape, y!, [batch, time, ...y!.shape.slice(1)])];
};

function merge(tape: Tape, mode: string, a: Value, b: Value): readonly Value[] {
  switch (mode) {
    case 'concat':
      return [concatenate(tape, [a, b], -1)];
    case 'sum':
      return [add(tape, a, b)];
    case 'ave':
      return [affine(tape, add(tape, a, b), 0.5)];
    case 'mul':
      return [multiply(tape, a, b)];
    default:
      return [a, b];
  }
}

function runLayer(layer: LayerName, run: RecurrentUse): StepsOutputs {
  const { use, args, prefix } = run;
  const { tape, inputs, weight } = use;
  const name = cellOf(layer, args);
  const weights = {
    kernel: weight(`${prefix}kernel`),
    recurrentKernel: weight(`${prefix}recurrent_kernel`),
    bias: args['useBias'] ? weight(`${prefix}bias`) : undefined,
  };
  const x = inputs[0]!;
  const state = [args['units'] as number];
  return carrying(run, cells[name].states, state, (initial) => {
    const masks = dropped(run, cells[name].gates, { x, state, byGate: isDropping(run, 'recurrentDropout') });
    const whole = masks.states.length === 0 && use.masks[0] === undefined && hasKernels(args);
    if (whole) return wholeSequence(run, name, weights, initial, masks.inputs);
    return runSteps({
      ...stepsOf(run, initial, masks),
      ...biasesOf(tape, name, weights.bias),
      cell: cells[name],
      kernel: weights.kernel,
      recurrentKernel: weights.recurrentKernel,
      state,
      timesKernel: (rows, kernel) => matMul(tape, rows, kernel),
      timesRecurrentKernel: (hidden, kernel) => matMul(tape, hidden, kernel),
    });
  });
}

function cellOf(layer: LayerName, args: Args): CellName {
  return layer === 'gru' && args['resetAfter'] === true ? 'gruResetAfter' : layer;
}

/** The one bias, or of a GRU that resets after the product the two rows of it. */
function biasesOf(tape: Tape, name: CellName, bias: Value | undefined): Pick<Steps, 'bias' | 'recurrentBias'> {
  if (!bias || name !== 'gruResetAfter') return { bias, recurrentBias: undefined };
  const row = (index: number): Value => slice(tape, bias, [index, 0], [1, bias.shape[1]!]);
  return { bias: row(0), recurrentBias: row(1) };
}

/** What is the same for layers of matrices and of convolutions. */
export function stepsOf(
  { use, args, inTime, zeroOutputs }: RecurrentUse,
  initial: readonly Value[],
  masks: Dropped,
): Pick<
  Steps,
  | 'tape'
  | 'sequence'
  | 'activation'
  | 'recurrentActivation'
  | 'inputMasks'
  | 'stateMasks'
  | 'initial'
  | 'mask'
  | 'zeroOutputs'
  | 'backwards'
  | 'inTime'
  | 'sequences'
> {
  return {
    tape: use.tape,
    sequence: use.inputs[0]!,
    activation: args['activation'] as string,
    recurrentActivation: (args['recurrentActivation'] ?? 'linear') as string,
    inputMasks: masks.inputs,
    stateMasks: masks.states,
    initial,
    mask: use.masks[0],
    zeroOutputs,
    backwards: Boolean(args['goBackwards']),
    inTime,
    sequences: Boolean(args['returnSequences']),
  };
}

/** Masks of dropout, the same in all steps: none where nothing is dropped. */
export interface Dropped {
  readonly inputs: readonly Value[];
  readonly states: readonly Value[];
}

/** Draws them in the order of `RecurrentLayer` in `tfjs/layers/`. */
export function dropped(
  run: RecurrentUse,
  gates: number,
  { x, state, byGate }: { readonly x: Value; readonly state: readonly number[]; readonly byGate: boolean },
): Dropped {
  const { use, args } = run;
  const [batch, , ...step] = x.shape as [number, number, ...number[]];
  const draw = (setting: Rate, shape: readonly number[], count: number): readonly Value[] => {
    if (!isDropping(run, setting)) return [];
    const settings = { rate: args[setting] as number, seed: args['seed'] as number };
    return Array.from({ length: count }, () => dropoutMask(use.tape, shape, settings, use.kept('calls', [])));
  };
  const inputs = draw('dropout', [batch, 1, ...step], byGate ? gates : 1);
  return { inputs, states: draw('recurrentDropout', [batch, ...state], gates) };
}

type Rate = 'dropout' | 'recurrentDropout';

function isDropping({ use, args }: RecurrentUse, setting: Rate): boolean {
  return use.training && ((args[setting] ?? 0) as number) > 0;
}

/**
 * Runs a layer with its first states. Where it is stateful, those that a batch of this size ended with in training are
 * where the next one starts. They are copied, since they are overwritten before the way back reads them.
 */
export function carrying(
  { use, args, prefix, initial }: RecurrentUse,
  count: number,
  state: readonly number[],
  run: (initial: readonly Value[]) => StepsOutputs,
): StepsOutputs {
  if (!args['stateful'] || !use.training) return run(initial);
  const batch = use.inputs[0]!.shape[0]!;
  const kept = Array.from({ length: count }, (_, index) =>
    use.kept(`${prefix}state_${index} of ${batch}`, [batch, ...state]),
  );
  const result = run(initial.length > 0 ? initial : kept.map((value) => affine(use.tape, value, 1)));
  kept.forEach((value, index) => assign(use.tape, value, result.last[index]!));
  return result;
}

/** Whether there are kernels for whole sequences with these activations. */
function hasKernels(args: Args): boolean {
  return [args['activation'], args['recurrentActivation'] ?? 'linear'].every((name) => {
    const kind = functionOf(name as string);
    return kind !== undefined && cellActivations.has(kind);
  });
}

/** An activation inside a cell, by its name in Keras. */
function functionOf(name: string): UnaryFunction | undefined {
  const key = name === 'linear' ? 'Affine' : name[0]!.toUpperCase() + name.slice(1);
  return UnaryFunction[key as keyof typeof UnaryFunction] as UnaryFunction | undefined;
}

function wholeSequence(
  { use, args, inTime }: RecurrentUse,
  name: CellName,
  weights: CellWeights,
  [hidden, cell]: readonly Value[],
  [mask]: readonly Value[],
): StepsOutputs {
  const { tape } = use;
  const sequence = Boolean(args['returnSequences']);
  const { cell: kind, matrix, candidate } = matricesOf(tape, name, weights);
  const x = mask ? multiply(tape, use.inputs[0]!, mask) : use.inputs[0]!;
  const states = recurrent(tape, x, { matrix, candidate, hidden, cell }, {
    cell: kind,
    units: args['units'] as number,
    biased: Boolean(args['useBias']),
    activation: functionOf(args['activation'] as string)!,
    recurrentActivation: functionOf((args['recurrentActivation'] ?? 'linear') as string)!,
    backwards: Boolean(args['goBackwards']),
    asTaken: !inTime,
    sequence,
  }); // prettier-ignore
  return {
    output: sequence ? states.sequence! : states.lastHidden,
    last: states.lastCell ? [states.lastHidden, states.lastCell] : [states.lastHidden],
  };
}

/** By `LayerCall.tfjs`. */
export const recurrentLowerings: LoweringsByName = {
  simpleRNN: layerOf('simpleRNN'),
  SimpleRNN: layerOf('simpleRNN'),
  lstm: layerOf('lstm'),
  LSTM: layerOf('lstm'),
  gru: layerOf('gru'),
  GRU: layerOf('gru'),
  Bidirectional: bidirectional,
  TimeDistributed: timeDistributed,
};
