import { formatShape } from '../../tensor/shape.ts';
import type { TensorType } from '../../graph/project.ts';
import { defineLayer, type Inferred, type LayerDefinition, type LayerExample, type PortSpec } from './define.ts';
import { activationParam, activationText, config, initializer, initializerParam, useBiasParam } from './layerParams.ts';
import { bool, int } from './param.ts';
import { lastLength, line, only, refuse, tensor, unknownLength } from './shapes.ts';
import type { ArgValue, LayerCall, WeightSpec } from './calls.ts';

/** The three cells: how many gates each has, and which states it carries. */
export const cells = {
  simpleRNN: { keras: 'SimpleRNN', gates: 1, states: ['state'], args: {} },
  // Keras's default; TensorFlow.js would take hardSigmoid. https://keras.io/api/layers/recurrent_layers/lstm/
  lstm: {
    keras: 'LSTM',
    gates: 4,
    states: ['hidden', 'cell'],
    args: { recurrentActivation: 'sigmoid', unitForgetBias: true, implementation: 2 },
  },
  // TensorFlow.js has the cell of Cho et al. 2014 only, which Keras calls reset_after=False.
  gru: {
    keras: 'GRU',
    gates: 3,
    states: ['state'],
    args: { recurrentActivation: 'sigmoid', resetAfter: false, implementation: 2 },
  },
} as const satisfies Record<string, Cell>;

interface Cell {
  readonly keras: string;
  readonly gates: number;
  readonly states: readonly string[];
  readonly args: Readonly<Record<string, ArgValue>>;
}
export type CellName = keyof typeof cells;

/** Settings of a cell that its layer and the bidirectional wrapper share. */
export interface CellSettings {
  readonly units: number;
  readonly activation: string;
  readonly useBias: boolean;
  readonly kernelInitializer: string;
  readonly recurrentInitializer: string;
  readonly returnSequences: boolean;
  readonly returnState: boolean;
}

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
const stateParam = bool(false, {
  label: 'Return state',
  help: 'Gives the state after the last step, to be carried on.',
});

export const cellParams = {
  units: unitsParam,
  returnSequences: sequencesParam,
  returnState: stateParam,
  activation: activationParam('tanh'),
  useBias: useBiasParam,
  kernelInitializer: initializerParam(),
  recurrentInitializer: initializerParam('glorotUniform', 'Recurrent init.'),
} as const;

/** `kernel [in, gates × units]`, `recurrent_kernel [units, gates × units]`, `bias`. */
export function cellWeights(
  cell: CellName,
  p: Pick<CellSettings, 'units' | 'useBias'>,
  features: number,
): readonly WeightSpec[] {
  const width = cells[cell].gates * p.units;
  return [
    { name: 'kernel', shape: [features, width], trainable: true },
    { name: 'recurrent_kernel', shape: [p.units, width], trainable: true },
    ...(p.useBias ? [{ name: 'bias', shape: [width], trainable: true }] : []),
  ];
}

/** Two matrix products a step and gate. */
export function cellFlops(cell: CellName, units: number, input: TensorType): number {
  const steps = typeof input.shape[0] === 'number' ? input.shape[0] : 1;
  return 2 * steps * cells[cell].gates * units * (lastLength(input) + units);
}

export function cellCall(cell: CellName, p: CellSettings): LayerCall {
  return {
    tfjs: cell,
    keras: cells[cell].keras,
    args: {
      units: p.units,
      activation: p.activation,
      useBias: p.useBias,
      kernelInitializer: initializer(p.kernelInitializer),
      recurrentInitializer: initializer(p.recurrentInitializer),
      biasInitializer: initializer('zeros'),
      returnSequences: p.returnSequences,
      returnState: p.returnState,
      dropout: 0,
      recurrentDropout: 0,
      goBackwards: false,
      stateful: false,
      unroll: false,
      ...cells[cell].args,
    },
  };
}

/** Shape of what a recurrent layer gives, after its sequence was checked. */
export function sequenceShape(input: TensorType, features: number, sequences: boolean): TensorType {
  return tensor(sequences ? [input.shape[0] ?? 1, features] : [features]);
}

/** What one recurrent layer has of its own. */
interface Recurrent {
  readonly type: CellName;
  readonly label: string;
  readonly summary: string;
  readonly reference: string;
  readonly examples: readonly LayerExample[];
}

/** SimpleRNN, LSTM and GRU: the same ports and parameters around another cell. */
export function defineRecurrent({ type, examples, ...words }: Recurrent): LayerDefinition {
  const states = cells[type].states;
  return defineLayer({
    ...words,
    type,
    category: 'recurrent',
    icon: 'repeat',
    inputs: [
      { name: 'sequence', rank: 2 },
      ...states.map((name): PortSpec => ({ name: `initial ${name}`, rank: 1, optional: true })),
    ],
    outputs: (p) => [{ name: 'output' }, ...(p.returnState ? states.map((name): PortSpec => ({ name })) : [])],
    params: cellParams,
    config: (p) => config(p.units, ...activationText(p.activation)),
    infer: (p, inputs) => inferRecurrent(p, inputs, states.length),
    weights: (p, inputs) => cellWeights(type, p, lastLength(only(inputs))),
    flops: (p, inputs) => cellFlops(type, p.units, only(inputs)),
    lower: (p) => cellCall(type, p),
    examples,
  });
}

function inferRecurrent(p: CellSettings, inputs: readonly TensorType[], states: number): Inferred {
  const input = only(inputs);
  const unknown = unknownLength(input.shape.slice(-1));
  if (unknown) return refuse(unknown);
  const odd = inputs.slice(1).find((state) => state.shape[0] !== p.units);
  if (odd) {
    return refuse({
      code: 'shape/state',
      data: { received: formatShape(odd.shape), units: p.units, expected: formatShape([p.units]) },
    });
  }
  const state = tensor([p.units]);
  return {
    outputs: [
      sequenceShape(input, p.units, p.returnSequences),
      ...(p.returnState ? Array.from({ length: states }, () => state) : []),
    ],
    arithmetic: [line(p.returnSequences ? 'each step' : 'last step', 'units', p.units)],
  };
}
