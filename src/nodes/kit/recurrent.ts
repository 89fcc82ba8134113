import { formatShape } from '../../tensor/shape.ts';
import type { TensorType } from '../../graph/project.ts';
import type { ArgValue, LayerCall, WeightSpec } from './calls.ts';
import { defineLayer, type Inferred, type LayerDefinition, type LayerExample, type PortSpec } from './define.ts';
import type { Problem } from './infer.ts';
import {
  activationParam,
  activationText,
  config,
  initializer,
  initializerParam,
  recurrentInitializerParam,
  useBiasParam,
} from './layerParams.ts';
import { maskedInputs, type Masking } from './masking.ts';
import { bool, float, int } from './param.ts';
import { lastLength, line, only, refuse, tensor, unknownLength } from './shapes.ts';
import { activityRule, ruleArgs, trained, weightRules } from './weightRules.ts';

/** The three cells: how many gates each has, which states it carries, and what only it can be told. */
export const cells = {
  simpleRNN: { keras: 'SimpleRNN', gates: 1, states: ['state'], own: [] },
  lstm: { keras: 'LSTM', gates: 4, states: ['hidden', 'cell'], own: ['recurrentActivation', 'unitForgetBias'] },
  gru: { keras: 'GRU', gates: 3, states: ['state'], own: ['recurrentActivation', 'resetAfter'] },
} as const satisfies Record<string, Cell>;

interface Cell {
  readonly keras: string;
  readonly gates: number;
  readonly states: readonly string[];
  readonly own: readonly (keyof typeof gateParams)[];
}
export type CellName = keyof typeof cells;

export const unitsParam = int(64, {
  label: 'Units',
  help: 'Numbers in the state, and in each output.',
  min: 1,
  max: 65_536,
});
export const sequencesParam = bool(false, {
  label: 'Return sequences',
  help: 'Gives the output of every step instead of the last one.',
});

/** Settings of what all recurrent layers do with their sequences. */
export const sequenceParams = {
  returnSequences: sequencesParam,
  returnState: bool(false, {
    label: 'Return state',
    help: 'Gives the state after the last step, to be carried on.',
  }),
  dropout: float(0, {
    label: 'Dropout',
    help: 'Share of the inputs that is dropped in training, the same ones in all steps.',
    min: 0,
    max: 0.95,
    advanced: true,
  }),
  recurrentDropout: float(0, {
    label: 'Recurrent dropout',
    help: 'Share of the state that is dropped in training, the same numbers in all steps.',
    min: 0,
    max: 0.95,
    advanced: true,
  }),
  stateful: bool(false, {
    label: 'Stateful',
    help: 'In training, each batch starts with the states that the batch before ended with.',
    advanced: true,
  }),
} as const;

export const goBackwardsParam = bool(false, {
  label: 'Go backwards',
  help: 'Reads from the last step to the first, and lists its outputs in that order.',
  advanced: true,
});

/** Settings of gates. */
export const gateParams = {
  recurrentActivation: { ...activationParam('sigmoid'), label: 'Recurrent activation', help: 'Applied to the gates.', advanced: true }, // prettier-ignore
  unitForgetBias: bool(true, {
    label: 'Unit forget bias',
    help: 'The bias of the forget gate starts at 1, so that nothing is forgotten at first.',
    advanced: true,
  }),
  resetAfter: bool(true, {
    label: 'Reset after',
    help: 'The reset gate scales the product of state and kernel, as Keras has it, rather than the state itself.',
    advanced: true,
  }),
} as const;

/** Settings of a cell's products. */
export const productParams = {
  activation: activationParam('tanh'),
  useBias: useBiasParam,
  kernelInitializer: initializerParam(),
  recurrentInitializer: recurrentInitializerParam,
} as const;

export const cellParams = { units: unitsParam, ...sequenceParams, ...productParams } as const;
export const cellRules = weightRules('kernel', 'recurrent', 'bias');

/** Settings of a cell that its layer and the bidirectional wrapper share. */
export interface CellSettings {
  readonly units: number;
  readonly activation: string;
  readonly recurrentActivation: string;
  readonly useBias: boolean;
  readonly kernelInitializer: string;
  readonly recurrentInitializer: string;
  readonly unitForgetBias: boolean;
  readonly resetAfter: boolean;
  readonly dropout: number;
  readonly recurrentDropout: number;
  readonly stateful: boolean;
  readonly goBackwards: boolean;
  readonly returnSequences: boolean;
  readonly returnState: boolean;
}

/** `kernel [in, gates × units]`, `recurrent_kernel [units, gates × units]`, `bias`. */
export function cellWeights(
  cell: CellName,
  p: Pick<CellSettings, 'units' | 'useBias' | 'resetAfter'>,
  features: number,
): readonly WeightSpec[] {
  const width = cells[cell].gates * p.units;
  return [
    trained('kernel', [features, width], p),
    trained('recurrent_kernel', [p.units, width], p, 'recurrent'),
    ...(p.useBias ? [trained('bias', cell === 'gru' && p.resetAfter ? [2, width] : [width], p)] : []),
  ];
}

/** Two matrix products a step and gate. */
export function cellFlops(cell: CellName, units: number, input: TensorType): number {
  const steps = typeof input.shape[0] === 'number' ? input.shape[0] : 1;
  return 2 * steps * cells[cell].gates * units * (lastLength(input) + units);
}

/** What Keras is told of a cell. */
function cellArgs(cell: CellName, p: CellSettings): Readonly<Record<string, ArgValue>> {
  return {
    units: p.units,
    ...productArgs(p),
    ...Object.fromEntries(cells[cell].own.map((name) => [name, p[name]])),
    ...sequenceArgs(p),
  };
}

/** Arguments of {@link productParams}. */
export function productArgs(p: Pick<CellSettings, keyof typeof productParams>): Readonly<Record<string, ArgValue>> {
  return {
    activation: p.activation,
    useBias: p.useBias,
    kernelInitializer: initializer(p.kernelInitializer),
    recurrentInitializer: initializer(p.recurrentInitializer),
    biasInitializer: initializer('zeros'),
  };
}

/** Arguments of {@link sequenceParams}. */
export function sequenceArgs(
  p: Pick<CellSettings, keyof typeof sequenceParams | 'goBackwards'>,
): Readonly<Record<string, ArgValue>> {
  return {
    returnSequences: p.returnSequences,
    returnState: p.returnState,
    dropout: p.dropout,
    recurrentDropout: p.recurrentDropout,
    goBackwards: p.goBackwards,
    stateful: p.stateful,
  };
}

/** A call of our own class of a cell. */
export function ownCellCall(cell: CellName, p: CellSettings, inputs: readonly TensorType[]): LayerCall {
  const args = { ...cellArgs(cell, p), ...ruleArgs(p, 'kernel', 'recurrent', 'bias', 'activity') };
  return {
    tfjs: cells[cell].keras,
    custom: true,
    keras: cells[cell].keras,
    args: { ...args, masked: maskedInputs(inputs, sequenceMasking(p, inputs).reads), seed: { seed: true } },
    kerasArgs: args,
  };
}

/** A call of the layer of TensorFlow.js where that is right, of our own class elsewhere. */
function cellCall(cell: CellName, p: CellSettings, inputs: readonly TensorType[]): LayerCall {
  const rules = ruleArgs(p, 'kernel', 'recurrent', 'bias', 'activity');
  const dropping = p.dropout > 0 || p.recurrentDropout > 0;
  const reset = cell === 'gru' && p.resetAfter;
  // It is called once for each output, so that what each call adds to the loss would count more than once.
  const counted = p.returnState && 'activityRegularizer' in rules;
  // TensorFlow.js has no gradient of a sequence of one step.
  const single = inputs[0]?.shape[0] === 1;
  const plain = inputs.length === 1 && !inputs[0]!.masked && !dropping && !reset && !p.stateful && !counted && !single;
  if (!plain) return ownCellCall(cell, p, inputs);
  const gates = cell === 'simpleRNN' ? {} : { implementation: 2 };
  const args = { ...cellArgs(cell, p), ...rules, unroll: false, ...gates };
  return { tfjs: cell, keras: cells[cell].keras, args };
}

/**
 * A step that does not count leaves the states as they are. As in Keras 3.15, a layer with initial states does not look
 * at the mask, and passes it on.
 */
export function sequenceMasking(
  p: Pick<CellSettings, 'returnSequences'>,
  inputs: readonly TensorType[],
): Required<Masking> {
  return { reads: inputs.length === 1 ? [0] : [], gives: p.returnSequences ? [{ passed: 0 }] : [] };
}

/** Shape of what a recurrent layer gives, after its sequence was checked. */
export function sequenceShape(input: TensorType, features: number, sequences: boolean): TensorType {
  return tensor(sequences ? [input.shape[0] ?? 1, features] : [features]);
}

/** Ports of states, each optional. */
export const statePorts = (names: readonly string[], rank: number): readonly PortSpec[] =>
  names.map((name) => ({ name: `initial ${name}`, rank, optional: true }));

/** What is wrong with the initial states: all or none are wired, each with the shape of the state. */
export function stateProblem(
  states: readonly TensorType[],
  names: readonly string[],
  shape: readonly number[],
): Problem | null {
  if (states.length > 0 && states.length < names.length)
    return { code: 'shape/some-states', data: { wired: states.length, states: names.length } };
  const odd = states.find((state) => formatShape(state.shape) !== formatShape(shape));
  if (!odd) return null;
  const [received, expected] = [formatShape(odd.shape), formatShape(shape)];
  const wanted = odd.shape.at(-1);
  const fixes = shape.length === 1 && typeof wanted === 'number' ? [{ params: { units: wanted } }] : [];
  return { code: 'shape/state', data: { received, units: shape.at(-1)!, expected }, fixes };
}

/** What one recurrent layer has of its own. */
interface Recurrent {
  readonly type: CellName;
  readonly label: string;
  readonly summary: string;
  readonly reference: string;
  readonly aliases: readonly string[];
  readonly examples: readonly LayerExample[];
}

/** SimpleRNN, LSTM and GRU: the same ports and parameters around another cell. */
export function defineRecurrent({ type, examples, ...words }: Recurrent): LayerDefinition {
  const { states, own } = cells[type];
  const gates = Object.fromEntries(own.map((name) => [name, gateParams[name]])) as unknown as typeof gateParams;
  return defineLayer({
    ...words,
    type,
    category: 'recurrent',
    icon: 'repeat',
    inputs: [{ name: 'sequence', rank: 2 }, ...statePorts(states, 1)],
    outputs: (p) => [{ name: 'output' }, ...(p.returnState ? states.map((name): PortSpec => ({ name })) : [])],
    params: {
      ...cellParams,
      goBackwards: goBackwardsParam,
      ...gates,
      ...cellRules,
      // Keras 3.15 takes one for SimpleRNN too, and forgets it.
      ...(type === 'simpleRNN' ? {} : activityRule),
    },
    config: (p) => config(p.units, activationText(p.activation)),
    infer: (p, inputs) => inferRecurrent(p, inputs, states),
    weights: (p, inputs) => cellWeights(type, p, lastLength(only(inputs))),
    flops: (p, inputs) => cellFlops(type, p.units, only(inputs)),
    masking: (p, inputs) => sequenceMasking(p, inputs),
    lower: (p, inputs) => cellCall(type, p, inputs),
    examples,
  });
}

function inferRecurrent(
  p: Pick<CellSettings, 'units' | 'returnSequences' | 'returnState'>,
  inputs: readonly TensorType[],
  states: readonly string[],
): Inferred {
  const input = only(inputs);
  const problem = unknownLength(input.shape.slice(-1)) ?? stateProblem(inputs.slice(1), states, [p.units]);
  if (problem) return refuse(problem);
  const state = tensor([p.units]);
  return {
    outputs: [sequenceShape(input, p.units, p.returnSequences), ...(p.returnState ? states.map(() => state) : [])],
    arithmetic: [line(p.returnSequences ? 'each step' : 'last step', 'units', p.units)],
  };
}
