import { layerNormalization as layerNormalizationOf, layerNormalizationGradient, layerWorkspace } from '../../kernels/instructions/layerNormalization.ts'; // prettier-ignore
import type { Primitive } from '../primitive.ts';
import type { Tape, Value } from '../tape.ts';
import type { ScaleAndShift } from './batchNormalization.ts';
import { rowsOf } from './rows.ts';

/** Gives each row of x `[..., channels]` the mean 0 and the variance 1, then scales and shifts each channel. */
export function layerNormalization(tape: Tape, x: Value, { gamma, beta }: ScaleAndShift, epsilon: number): Value {
  return tape.record(layerNormalizationPrimitive, [x, gamma, beta], { epsilon })[0]!;
}

/** Inputs: x, gamma, beta. Outputs: y, and the mean and the inverse deviation of each row for the gradient. */
const layerNormalizationPrimitive: Primitive<{ readonly epsilon: number }> = {
  name: 'layerNormalization',
  outputs: ([x]) => [{ shape: x!.shape }, { shape: x!.shape.slice(0, -1) }, { shape: x!.shape.slice(0, -1) }],
  gradients: ({ tape, inputs: [x, gamma], outputs: [_y, means, inverses] }, [dy]) =>
    tape.record(layerNormalizationGradientPrimitive, [x!, dy!, means!, inverses!, gamma!], {}),
  emit({ attributes: { epsilon }, inputs, outputs, address }) {
    const [x, gamma, beta] = inputs.map(address) as [number, number, number];
    const [y, means, inverses] = outputs.map(address) as [number, number, number];
    const rows = { x, ...rowsOf(inputs[0]!) };
    return [layerNormalizationOf(y, { means, inverses }, rows, { gamma, beta, epsilon })];
  },
  overwrites: [0],
};

/** Inputs: x, dy, means, inverse deviations, gamma. Outputs: gradients of x, gamma, beta. */
const layerNormalizationGradientPrimitive: Primitive<Readonly<Record<string, never>>> = {
  name: 'layerNormalizationGradient',
  outputs: ([x, , , , gamma]) => [{ shape: x!.shape }, { shape: gamma!.shape }, { shape: gamma!.shape }],
  emit({ inputs, outputs, address, workspace }) {
    const [x, dy, means, inverses, gamma] = inputs.map(address) as [number, number, number, number, number];
    const [dx, dgamma, dbeta] = outputs.map(address) as [number, number, number];
    const rows = { x, ...rowsOf(inputs[0]!) };
    const settings = { gamma, workspace: workspace(layerWorkspace(rows)) };
    return layerNormalizationGradient({ dx, dgamma, dbeta }, rows, dy, { means, inverses }, settings);
  },
  overwrites: [1],
};
