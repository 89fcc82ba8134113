import { contractionCost } from '../../../tensor/einsum/contract.ts';
import { einsumDenseShapes } from '../../../tensor/einsum/dense.ts';
import { activationParam, activationText, config, initializerParam } from '../../kit/layerParams.ts';
import { defineLayer } from '../../kit/define.ts';
import { equationParam, equationProblem, wholeShapes } from '../../kit/einsum.ts';
import { shape, text } from '../../kit/param.ts';
import { anyInput, oneOutput } from '../../kit/ports.ts';
import { lengths, line, only, output, refuse } from '../../kit/shapes.ts';
import { activityRule, ruleArgs, trained, weightRules } from '../../kit/weightRules.ts';
import type { TensorType } from '../../../graph/project.ts';

export const einsumDense = defineLayer({
  type: 'einsumDense',
  category: 'core',
  label: 'Einsum dense',
  aliases: ['EinsumDense', 'keras.layers.EinsumDense', 'tensor contraction', 'multilinear'],
  summary: 'A dense layer over any axes: an equation says which are multiplied, summed and kept.',
  icon: 'sigma',
  reference: 'https://keras.io/api/layers/core_layers/einsum_dense/',
  inputs: anyInput,
  outputs: oneOutput,
  params: {
    equation: equationParam('ab,bc->ac', 'Letters of the input, the kernel and the output, the batch first.'),
    outputShape: shape([64], {
      label: 'Output shape',
      help: 'Lengths of the output’s axes without the batch; −1 where the input has the same letter.',
      allowRest: true,
    }),
    biasAxes: text('', {
      label: 'Bias axes',
      help: 'Letters of the output that get a learned number each; none without.',
      maxLength: 8,
    }),
    activation: activationParam(),
    kernelInitializer: initializerParam(),
    ...weightRules('kernel', 'bias'),
    ...activityRule,
  },
  config: (p) => config(p.equation, activationText(p.activation)),
  infer(p, inputs) {
    const shapes = einsumDenseShapes(p, wholeShapes([only(inputs)])[0]!);
    if ('fault' in shapes) return refuse(equationProblem(shapes.fault, inputs));
    return output(shapes.output.slice(1), [line('kernel', shapes.kernel.join(' × '), shapes.fanIn * shapes.fanOut)]);
  },
  weights(p, inputs) {
    const shapes = einsumDenseShapes(p, wholeShapes([only(inputs)])[0]!);
    if ('fault' in shapes) return [];
    const { kernel, bias } = shapes;
    return [trained('kernel', kernel, p), ...(bias ? [trained('bias', bias, p)] : [])];
  },
  flops(p, inputs) {
    const shapes = einsumDenseShapes(p, wholeShapes([only(inputs)])[0]!);
    if ('fault' in shapes) return 0;
    return contractionCost(shapes.equation, [[1, ...lengths(only(inputs).shape)], shapes.kernel]);
  },
  lower(p, inputs) {
    const given = {
      equation: p.equation,
      activation: p.activation,
      // Names and one seed: the layer gives its kernel and its bias a seed of their own.
      kernelInitializer: p.kernelInitializer,
      biasInitializer: 'zeros',
      ...ruleArgs(p, 'kernel', 'bias', 'activity'),
    };
    return {
      tfjs: 'EinsumDense',
      custom: true,
      keras: 'EinsumDense',
      args: { ...given, outputShape: p.outputShape, biasAxes: p.biasAxes, seed: { seed: true } },
      kerasArgs: { ...given, outputShape: statedLengths(p, inputs), biasAxes: p.biasAxes || null },
    };
  },
  examples: [
    {
      title: 'as a dense layer',
      params: { outputShape: [10], biasAxes: 'c', activation: 'relu' },
      in: [[12]],
      out: [[10]],
      weights: 130,
    },
    {
      title: 'heads of an attention',
      params: { equation: 'btf,fhd->bthd', outputShape: [5, 2, 3], biasAxes: 'hd' },
      in: [[5, 8]],
      out: [[5, 2, 3]],
      weights: 54,
    },
    {
      title: 'the last axis of any number',
      params: { equation: '...x,xy->...y', outputShape: [6], biasAxes: 'y', activation: 'tanh' },
      in: [[2, 3, 4]],
      out: [[2, 3, 6]],
      weights: 30,
    },
    {
      title: 'steps as they come',
      params: { equation: 'btf,fg->btg', outputShape: [-1, 4] },
      in: [[3, 2]],
      out: [[3, 4]],
      weights: 8,
    },
    {
      title: 'a matrix for each step',
      params: { equation: 'btf,tfg->btg', outputShape: [3, 5], biasAxes: 'tg' },
      in: [[3, 4]],
      out: [[3, 5]],
      weights: 75,
    },
  ],
});

/** The output's lengths as Keras is told them: those of the input where they are left to it. */
function statedLengths(
  p: { readonly equation: string; readonly outputShape: readonly number[]; readonly biasAxes: string },
  inputs: readonly TensorType[],
): readonly number[] {
  const shapes = einsumDenseShapes(p, wholeShapes([only(inputs)])[0]!);
  if ('fault' in shapes) return p.outputShape;
  const named = shapes.output.slice(1).filter((_, axis) => !shapes.equation.output[axis + 1]!.startsWith('...'));
  return named.map((length) => (typeof length === 'number' ? length : -1));
}
