import { windowLength, type Padding } from '../../../tensor/window.ts';
import { convolve } from '../primitives/convolution.ts';
import type { Value } from '../tape.ts';
import type { LayerLowering, LoweringsByName } from './lowering.ts';
import { carrying, dropped, stepsOf } from './recurrent.ts';
import { cells } from './recurrentCells.ts';
import { runSteps } from './recurrentSteps.ts';
import { asImageKernel, asImages, imageWindows, likeInput, type Windows } from './windows.ts';

/** An LSTM whose products are convolutions over the images, or rows of places, of a sequence. */
const convLSTM: LayerLowering = (use) => {
  const { tape, args, inputs, weight } = use;
  const x = inputs[0]!;
  const [filters, size] = [args['filters'] as number, args['kernelSize'] as readonly number[]];
  const windows: Windows = {
    strides: args['strides'] as readonly number[],
    dilations: args['dilationRate'] as readonly number[],
    padding: args['padding'] as Padding,
  };
  const still: Windows = { strides: size.map(() => 1), dilations: size.map(() => 1), padding: 'same' };
  const sides = size.map(
    (window, axis) =>
      windowLength(x.shape[2 + axis]!, window, windows.strides[axis]!, windows.padding, windows.dilations[axis]!)
        .length,
  );
  const state = [...sides, filters];
  const times = (images: Value, kernel: Value, how: Windows): Value => {
    const products = convolve(tape, asImages(tape, images), asImageKernel(tape, kernel), imageWindows(how, size[0]!));
    return likeInput(tape, products, images);
  };
  const run = { use, args, prefix: '', initial: inputs.slice(1), inTime: false, zeroOutputs: false };
  const { output, last } = carrying(run, cells.lstm.states, state, (initial) =>
    runSteps({
      ...stepsOf(run, initial, dropped(run, cells.lstm.gates, { x, state, byGate: true })),
      cell: cells.lstm,
      kernel: weight('kernel'),
      recurrentKernel: weight('recurrent_kernel'),
      bias: args['useBias'] ? weight('bias') : undefined,
      recurrentBias: undefined,
      state,
      timesKernel: (images, kernel) => times(images, kernel, windows),
      timesRecurrentKernel: (hidden, kernel) => times(hidden, kernel, still),
    }),
  );
  return args['returnState'] ? [output, ...last] : [output];
};

/** By `LayerCall.tfjs`. */
export const convLSTMLowerings: LoweringsByName = {
  ConvLSTM1D: convLSTM,
  ConvLSTM2D: convLSTM,
};
