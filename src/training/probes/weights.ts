import type { WeightSummary } from '../protocol.ts';
import type { Probe } from './probe.ts';

const mostValues = 64;

/** Mean, deviation and a thinned strip of every weight, by block. */
export const weights: Probe = {
  name: 'weights',
  within: false,
  begin: (context) => async () => {
    const { plan, program } = context;
    const table = await program.weights();
    const blocks: Record<string, WeightSummary[]> = {};
    for (const model of plan.models) {
      for (const layer of model.layers) {
        for (const { name } of layer.weights) {
          const weight = table.get(`${model.name}/${layer.name}/${name}`);
          if (weight) (blocks[layer.block] ??= []).push({ name, shape: weight.shape, ...summary(weight.values) });
        }
      }
    }
    return { probe: 'weights', blocks };
  },
};

function summary(values: Float32Array): Pick<WeightSummary, 'mean' | 'deviation' | 'values'> {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  const count = Math.min(mostValues, values.length);
  const strip = Float32Array.from({ length: count }, (_, i) => values[Math.floor((i * values.length) / count)]!);
  return { mean, deviation: Math.sqrt(squares / values.length), values: strip };
}
