import { contractionCost } from '../../../tensor/einsum/contract.ts';
import { einsumDenseShapes } from '../../../tensor/einsum/dense.ts';
import { activationParam, activationText, config, initializerParam } from '../../kit/layerParams.ts';
import { defineLayer } from '../../kit/define.ts';
import { equationParam, equationProblem, wholeShapes } from '../../kit/einsum.ts';
import { shape, text } from '../../kit/param.ts';
import { anyInput, oneOutput } from '../../kit/ports.ts';
import { lengths, line, only, output, refuse } from '../../kit/shapes.ts';

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
  },
  config: (p) => config(p.equation, ...activationText(p.activation)),
  infer(p, inputs) {
    const shapes = einsumDenseShapes(p, wholeShapes([only(inputs)])[0]!);
    if ('fault' in shapes) return refuse(equationProblem(shapes.fault, inputs));
    return output(shapes.output.slice(1), [line('kernel', shapes.kernel.join(' × '), shapes.fanIn * shapes.fanOut)]);
  },
  weights(p, inputs) {
    const shapes = einsumDenseShapes(p, wholeShapes([only(inputs)])[0]!);
    if ('fault' in shapes) return [];
    const { kernel, bias } = shapes;
    return [
      { name: 'kernel', shape: kernel, trainable: true },
      ...(bias ? [{ name: 'bias', shape: bias, trainable: true }] : []),
    ];
  },
  flops(p, inputs) {
    const shapes = einsumDenseShapes(p, wholeShapes([only(inputs)])[0]!);
    if ('fault' in shapes) return 0;
    return contractionCost(shapes.equation, [[1, ...lengths(only(inputs).shape)], shapes.kernel]);
  },
  lower: (p) => ({
    tfjs: 'EinsumDense',
    custom: true,
    keras: 'EinsumDense',
    args: {
      equation: p.equation,
      outputShape: p.outputShape,
      biasAxes: p.biasAxes,
      activation: p.activation,
      // Names and one seed: the layer gives its kernel and its bias a seed of their own.
      kernelInitializer: p.kernelInitializer,
      biasInitializer: 'zeros',
      seed: { seed: true },
    },
    kerasArgs: {
      equation: p.equation,
      // -1 is `None` there, which a list of numbers cannot say; Keras takes the input's lengths as well.
      outputShape: p.outputShape,
      biasAxes: p.biasAxes || null,
      activation: p.activation,
      kernelInitializer: p.kernelInitializer,
      biasInitializer: 'zeros',
    },
  }),
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
      title: 'a matrix for each step',
      params: { equation: 'btf,tfg->btg', outputShape: [3, 5], biasAxes: 'tg' },
      in: [[3, 4]],
      out: [[3, 5]],
      weights: 75,
    },
  ],
});
