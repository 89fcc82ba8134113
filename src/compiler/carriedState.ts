import type { LayerPlan, LayerValue, ModelPlan } from './plan.ts';
import type { TensorType } from '../graph/project.ts';

/** A model that reads a sequence piece by piece and carries its state from one piece to the next. */
export interface CarriedModel {
  /**
   * Inputs: the model's own, of any length in time, then the states. Outputs: the model's own, then the states after.
   * Layers and weights keep their names.
   */
  readonly model: ModelPlan;
  /** The states in order, without the batch axis; they start as zeros. */
  readonly states: readonly TensorType[];
}

/** State tensors of each recurrent layer: an LSTM has its output and its cell. */
const stateCounts: ReadonlyMap<string, number> = new Map([
  ['simpleRNN', 1],
  ['gru', 1],
  ['lstm', 2],
]);

/** Layers that treat each step of a sequence by itself. */
const stepwise: ReadonlySet<string> = new Set([
  ...['embedding', 'dense', 'layerNormalization', 'batchNormalization'],
  ...['activation', 'relu', 'leakyReLU', 'relu6', 'thresholdedReLU', 'elu', 'selu', 'celu', 'gelu', 'silu', 'mish'],
  ...['softplus', 'squareplus', 'sparsePlus', 'sigmoid', 'logSigmoid', 'hardSigmoid', 'sparseSigmoid', 'tanh'],
  ...['hardTanh', 'softsign', 'hardSilu', 'exponential', 'threshold', 'hardShrink', 'softShrink', 'tanhShrink'],
  ...['dropout', 'alphaDropout', 'gaussianDropout', 'gaussianNoise'],
  ...['add', 'subtract', 'multiply', 'average', 'maximum', 'minimum'],
]);

/**
 * Rewrites a recurrent model so that its states come in and go out: text is then written one character at a time
 * at the cost of one step each. `null` for a model without recurrent layers, one that looks at a sequence as a whole
 * (Bidirectional, attention, Flatten), one that reads backwards, and one that has a state of its own or a mask.
 */
export function withCarriedState(model: ModelPlan): CarriedModel | null {
  const recurrent = model.layers.filter((layer) => stateCounts.has(layer.type));
  const fits = model.layers.every(({ type, inputs, call }) =>
    stateCounts.has(type) ? inputs.length === 1 && call.args['goBackwards'] !== true : stepwise.has(type),
  );
  if (recurrent.length === 0 || !fits) return null;

  const slots = recurrent.flatMap((layer) =>
    Array.from({ length: stateCounts.get(layer.type)! }, (_, state) => ({ layer, state, type: stateType(layer) })),
  );
  const first = model.inputs.length;
  return {
    states: slots.map(({ type }) => type),
    model: {
      ...model,
      // A slash keeps these names apart from all others, which are identifiers.
      inputs: [
        ...model.inputs.map(({ name, type }) => ({ name, type: ofAnyLength(type) })),
        ...slots.map(({ layer, state, type }) => ({ name: `${layer.name}/state_${state}`, type })),
      ],
      layers: model.layers.map((layer) => {
        const states = slots.flatMap((slot, index): LayerValue[] =>
          slot.layer === layer ? [{ input: first + index }] : [],
        );
        return states.length > 0 ? carrying(layer, states) : layer;
      }),
      outputs: [
        ...model.outputs,
        ...slots.map(({ layer, state, type }) => ({
          name: `${layer.name}/state_${state}`,
          value: { layer: layer.name, output: 1 + state },
          type,
        })),
      ],
    },
  };
}

function carrying(layer: LayerPlan, states: readonly LayerValue[]): LayerPlan {
  const [output] = layer.outputs;
  return {
    ...layer,
    call: { ...layer.call, args: { ...layer.call.args, returnState: true } },
    inputs: [...layer.inputs, ...states],
    outputs: [...(output ? [output] : []), ...states.map(() => stateType(layer))],
  };
}

function stateType(layer: LayerPlan): TensorType {
  const { units } = layer.call.args;
  if (typeof units !== 'number') throw new Error(`${layer.name} does not state its units`);
  return { kind: 'tensor', shape: [units], dtype: 'float32' };
}

/** The first axis of a sequence is time. */
function ofAnyLength(type: TensorType): TensorType {
  return { ...type, shape: ['time', ...type.shape.slice(1)] };
}
