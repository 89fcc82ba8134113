import * as tf from '@tensorflow/tfjs';

import { isArgument, isRule, rulesBeside, rulesOf } from '../../compiler/rules.ts';
import { resolveSeeds, type SeededArg, type SeededCall, type SeededRule } from '../../compiler/seeds.ts';
import type { LayerPlan, LayerValue, ModelPlan } from '../../compiler/plan.ts';
import { namesActivation, type ActivationName } from '../../nodes/kit/activations.ts';
import { kerasActivation } from './layers/activations.ts';
import { Bidirectional } from './layers/Bidirectional.ts';
import { orthogonalKernel } from './layers/orthogonal.ts';
import { RecurrentLayer } from './layers/RecurrentLayer.ts';
import { ruled } from './layers/weightRules.ts';
import { ownLayers, type LayerFactory } from './ownLayers.ts';

/** A plan of a model made real. The layers own the weights; `disposeModel` frees them. */
export interface BuiltModel {
  readonly plan: ModelPlan;
  readonly model: tf.LayersModel;
  /** By `LayerPlan.name`, those that lead to no output too. */
  readonly layers: ReadonlyMap<string, BuiltLayer>;
  /** What each layer gives, as one model: for looking inside. */
  readonly inside: tf.LayersModel;
}

export interface BuiltLayer {
  readonly plan: LayerPlan;
  readonly layer: tf.layers.Layer;
  readonly outputs: readonly tf.SymbolicTensor[];
}

/** Builds a model of a plan with weights drawn from the run's seed. */
export function buildModel(plan: ModelPlan, runSeed: number): BuiltModel {
  // The initializer of an LSTM's bias forgets its intermediate tensors; variables outlive the scope.
  tf.engine().startScope();
  try {
    return connect(plan, runSeed);
  } finally {
    tf.engine().endScope();
  }
}

function connect(plan: ModelPlan, runSeed: number): BuiltModel {
  const inputs = plan.inputs.map(({ name, type }) =>
    tf.input({ shape: type.shape.map((dim) => (typeof dim === 'number' ? dim : null)), dtype: type.dtype, name }),
  );
  const layers = new Map<string, BuiltLayer>();
  const valueOf = (value: LayerValue): tf.SymbolicTensor => {
    const tensor = 'input' in value ? inputs[value.input] : layers.get(value.layer)?.outputs[value.output];
    if (!tensor) throw new Error(`${plan.name}: the plan names a value that is not there: ${JSON.stringify(value)}`);
    return tensor;
  };

  for (const layerPlan of plan.layers) {
    const layer = makeLayer(layerPlan, runSeed);
    const values = layerPlan.inputs.map(valueOf);
    // A recurrent layer takes its initial states as further inputs of the list.
    const result = layer.apply(values.length === 1 ? values[0]! : values) as tf.SymbolicTensor | tf.SymbolicTensor[];
    checkWeights(layerPlan, layer);
    layers.set(layerPlan.name, { plan: layerPlan, layer, outputs: Array.isArray(result) ? result : [result] });
  }

  const outputs = plan.outputs.map(({ value }) => valueOf(value));
  const all = [...layers.values()].flatMap((layer) => layer.outputs);
  return {
    plan,
    model: tf.model({ inputs, outputs, name: plan.name }),
    layers,
    inside: tf.model({ inputs, outputs: all.length > 0 ? all : inputs, name: `${plan.name}_inside` }),
  };
}

/** Frees the weights of a model: `LayersModel.dispose` counts uses, and these layers belong to two models. */
export function disposeModel({ layers }: BuiltModel): void {
  for (const { layer } of layers.values()) {
    for (const weight of layer.weights) weight.dispose();
    if (layer instanceof RecurrentLayer || layer instanceof Bidirectional) layer.resetStates();
  }
}

function makeLayer(plan: LayerPlan, runSeed: number): tf.layers.Layer {
  const call = resolveSeeds(plan, runSeed);
  const layer = ruled(rulesBeside(plan), callLayer(call, { ...penaltiesOf(plan), name: plan.name }));
  layer.trainable = plan.trainable;
  if (layer instanceof tf.RNN) {
    // A model hands one object of settings to all its layers, and a recurrent layer of TensorFlow.js leaves its initial
    // states in it, where the next one would take them for its own.
    const apply = layer.apply.bind(layer);
    layer.apply = (inputs, settings) => apply(inputs, settings && { ...settings });
  }
  return layer;
}

function callLayer(call: SeededCall, extra: Readonly<Record<string, unknown>>): tf.layers.Layer {
  const factories = call.custom ? ownLayers : (tf.layers as unknown as Readonly<Record<string, LayerFactory>>);
  const factory = Object.hasOwn(factories, call.tfjs) ? factories[call.tfjs] : undefined;
  if (!factory) throw new Error(`There is no layer called ${call.tfjs}`);
  const args = Object.entries(call.args).flatMap(([name, value]) => {
    if (isRule(value)) return [];
    return [[name, namesActivation(call, name) ? kerasActivation(value as ActivationName) : realArg(value)] as const];
  });
  return factory({ ...Object.fromEntries(args), ...extra });
}

/** The penalties that TensorFlow.js takes as arguments. */
function penaltiesOf({ call, trainable }: LayerPlan): Readonly<Record<string, unknown>> {
  const penalties = Object.entries(rulesOf(call)).flatMap(([name, { l2 }]) =>
    trainable && isArgument(call, name) ? [[name, tf.regularizers.l2({ l2 })] as const] : [],
  );
  return Object.fromEntries(penalties);
}

function realArg(value: Exclude<SeededArg, SeededRule>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('initializer' in value) {
    if (value.initializer === 'orthogonal') return orthogonalKernel({ seed: value.seed ?? 0 });
    const factories = tf.initializers as unknown as Readonly<Record<string, (args: object) => unknown>>;
    const factory = factories[value.initializer];
    if (!factory) throw new Error(`There is no initializer called ${value.initializer}`);
    return factory(value.seed === undefined ? {} : { seed: value.seed });
  }
  if ('layer' in value) return callLayer(value.layer, {});
  return value;
}

/** The plan's weights and the layer's must be the same, in the same order: names are given by position. */
function checkWeights(plan: LayerPlan, layer: tf.layers.Layer): void {
  const expected = plan.weights.map((weight) => weight.shape.join('×')).join(', ');
  const found = layer.weights.map((weight) => weight.shape.join('×')).join(', ');
  if (expected !== found)
    throw new Error(`${plan.name}: the plan expects weights ${expected} and the layer has ${found}`);
}
