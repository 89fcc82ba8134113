import { axisOf, axisParam, axisText, noSuchAxis } from '../../kit/axes.ts';
import { defineLayer, type LayerDefinition } from '../../kit/define.ts';
import { oneOutput } from '../../kit/ports.ts';
import { line, only, positions, refuse, tensor } from '../../kit/shapes.ts';

/** The place of the largest and that of the smallest number differ in a word. */
function defineArgExtreme(extreme: 'max' | 'min', word: string): LayerDefinition {
  return defineLayer({
    type: extreme === 'max' ? 'argMax' : 'argMin',
    category: 'tensor',
    label: extreme === 'max' ? 'ArgMax' : 'ArgMin',
    aliases: [`arg${extreme}`, `torch.arg${extreme}`, 'predicted class', 'index of'],
    summary: `Tells at which place of an axis the ${word} number stands, as a whole number; no gradient passes.`,
    icon: 'target',
    reference: 'https://keras.io/api/ops/numpy/',
    inputs: [{ name: 'input', rank: [1, 8] }],
    outputs: oneOutput,
    stopsGradient: true,
    params: { axis: axisParam(-1) },
    config: (p) => axisText(p.axis),
    infer(p, inputs) {
      const { shape } = only(inputs);
      const at = axisOf(p.axis, shape);
      if (at === null) return refuse(noSuchAxis(p.axis, shape));
      const length = shape[at]!;
      const classes = typeof length === 'number' ? length : undefined;
      return {
        outputs: [tensor(shape.toSpliced(at, 1), 'int32', classes)],
        arithmetic: [line('places', `axis ${at + 1}`, length)],
      };
    },
    flops: (_p, inputs) => positions([...only(inputs).shape, 1]),
    lower: (p, inputs) => ({
      tfjs: 'ArgExtreme',
      custom: true,
      keras: null,
      args: { extreme, axis: (axisOf(p.axis, only(inputs).shape) ?? 0) + 1 },
    }),
    examples: [
      { title: 'class of each sample', params: {}, in: [[6]], out: [[]], weights: 0 },
      { title: 'along time', params: { axis: 1 }, in: [[5, 3]], out: [[3]], weights: 0 },
    ],
  });
}

export const argMax = defineArgExtreme('max', 'largest');
export const argMin = defineArgExtreme('min', 'smallest');
