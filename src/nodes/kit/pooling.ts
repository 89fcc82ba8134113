import { windowLength } from '../../tensor/window.ts';
import { defineLayer, type LayerDefinition } from './define.ts';
import { config } from './layerParams.ts';
import { choice, dims } from './param.ts';
import { imageInput, oneOutput } from './ports.ts';
import { lengths, only } from './shapes.ts';
import { slide } from './windows.ts';

/** What one pooling layer has of its own. */
interface Pooling {
  readonly type: 'maxPooling2d' | 'averagePooling2d';
  readonly label: string;
  readonly summary: string;
  readonly keras: string;
  readonly reference: string;
}

/** Max and average pooling differ in one word. */
export function definePooling2d({ type, keras, ...words }: Pooling): LayerDefinition {
  return defineLayer({
    ...words,
    type,
    category: 'pooling',
    icon: 'minimize-2',
    inputs: imageInput,
    outputs: oneOutput,
    params: {
      poolSize: dims([2, 2], { label: 'Pool', help: 'Height and width of the window.', min: 1 }),
      strides: dims([2, 2], { label: 'Strides', help: 'How far the window moves each time.', min: 1 }),
      padding: choice(['valid', 'same'], { label: 'Padding', help: '`valid` leaves out what does not fill a window.' }),
    },
    config: (p) => config(p.poolSize.join(' × '), `stride ${[...new Set(p.strides)].join(' × ')}`),
    infer(p, inputs) {
      const { shape } = only(inputs);
      return slide({
        input: shape,
        window: p.poolSize,
        strides: p.strides,
        padding: p.padding,
        channels: shape[2] ?? 1,
        name: 'pool',
        param: 'poolSize',
        length: windowLength,
      });
    },
    flops: (p, _inputs, outputs) =>
      [...lengths(only(outputs).shape), ...p.poolSize].reduce((product, length) => product * length, 1),
    lower: (p) => ({ tfjs: type, keras, args: { poolSize: p.poolSize, strides: p.strides, padding: p.padding } }),
    examples: [
      { title: 'halving', params: {}, in: [[26, 26, 32]], out: [[13, 13, 32]], weights: 0 },
      { title: 'an odd side', params: { padding: 'same' }, in: [[11, 11, 4]], out: [[6, 6, 4]], weights: 0 },
      {
        title: 'overlapping',
        params: { poolSize: [3, 3], strides: [2, 2] },
        in: [[9, 7, 2]],
        out: [[4, 3, 2]],
        weights: 0,
      },
    ],
  });
}
