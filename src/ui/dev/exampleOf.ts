import { configText } from '../../nodes/kit/config.ts';
import type { LayerDefinition, LayerExample } from '../../nodes/kit/define.ts';
import type { ArithmeticLine } from '../../nodes/kit/infer.ts';
import { exampleInputs } from '../../nodes/kit/example.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { formatShape, sizeOf } from '../../tensor/shape.ts';

/** An example worked out by the layer itself, beside what it states. */
export interface WorkedExample {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly stated: readonly string[];
  /** `kernel [3, 3, 1, 32]`. */
  readonly weights: readonly string[];
  readonly weightCount: number;
  readonly flops: number;
  readonly config: string;
  readonly arithmetic: readonly ArithmeticLine[];
  /** Whether the layer gives what the example states. */
  readonly holds: boolean;
}

/** Works an example out; a layer that refuses its own example gives no outputs. */
export function workedExample(definition: LayerDefinition, example: LayerExample): WorkedExample {
  const { values } = readParams(definition.params, example.params);
  const inputs = exampleInputs(example);
  const inferred = definition.infer(values, inputs);
  const outputs = 'problem' in inferred ? [] : inferred.outputs.filter((type) => type.kind === 'tensor');
  const weights = 'problem' in inferred ? [] : (definition.weights?.(values, inputs) ?? []);
  const weightCount = weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const arithmetic = 'problem' in inferred ? inferred.problem.arithmetic : inferred.arithmetic;
  const shown = outputs.map(({ shape }) => formatShape(shape));
  const stated = example.out.map((shape) => formatShape(shape));
  return {
    inputs: example.in.map((shape) => formatShape(shape)),
    outputs: shown,
    stated,
    weights: weights.map(
      ({ name, shape, trainable }) => `${name} ${formatShape(shape)}${trainable ? '' : ', not trained'}`,
    ),
    weightCount,
    flops: 'problem' in inferred ? 0 : (definition.flops?.(values, inputs, outputs) ?? 0),
    config: configText([definition.config?.(values, inputs) ?? []].flat()),
    arithmetic: arithmetic ?? [],
    holds: shown.join() === stated.join() && weightCount === example.weights,
  };
}
