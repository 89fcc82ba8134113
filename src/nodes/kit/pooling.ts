import type { Dim, Shape } from '../../tensor/shape.ts';
import { adaptiveWindows, windowLength, type Padding } from '../../tensor/window.ts';
import type { LayerCall } from './calls.ts';
import { product, type LayerWords } from './convolution.ts';
import { defineLayer, type LayerDefinition } from './define.ts';
import { config } from './layerParams.ts';
import { maskedInputs } from './masking.ts';
import { bool, choice, dims } from './param.ts';
import { oneOutput } from './ports.ts';
import { line, only, output, positions, refuse, unknownLength } from './shapes.ts';
import {
  axesText,
  axisNames,
  capital,
  eachAxis,
  sizesText,
  slide,
  stridesParam,
  windowInput,
  windowParam,
  type Rank,
} from './windows.ts';

/** What is left of the numbers of a window. */
type Kind = 'max' | 'average';

const classNames = { max: 'Max', average: 'Average' } as const;
const pages = 'https://keras.io/api/layers/pooling_layers';

/** MaxPooling and AveragePooling over sequences, images and volumes. */
export function definePooling(rank: Rank, kind: Kind, words: LayerWords): LayerDefinition {
  return defineLayer({
    ...words,
    category: 'pooling',
    icon: 'minimize-2',
    reference: `${pages}/${kind}_pooling${rank}d/`,
    inputs: windowInput(rank),
    outputs: oneOutput,
    params: {
      poolSize: windowParam(rank, 'Pool', 2),
      strides: stridesParam(rank, 2),
      padding: choice(['valid', 'same'], { label: 'Padding', help: '`valid` leaves out what does not fill a window.' }),
    },
    config: (p) => config(p.poolSize.join(' × '), { stride: sizesText(p.strides) }),
    infer(p, inputs) {
      const { shape } = only(inputs);
      return slide({
        input: shape,
        window: p.poolSize,
        channels: shape.at(-1)!,
        name: 'pool',
        param: 'poolSize',
        length: (side, axis) => windowLength(side, p.poolSize[axis]!, p.strides[axis]!, p.padding),
      });
    },
    flops: (p, _inputs, outputs) => product(p.poolSize) * numbersOf(only(outputs).shape),
    lower(p, inputs): LayerCall {
      const keras = `${classNames[kind]}Pooling${rank}D`;
      const args = { poolSize: p.poolSize, strides: p.strides, padding: p.padding };
      // TensorFlow.js takes the gradient of a mean as if windows over the border had all their cells, and pools volumes
      // in another way on each backend.
      const own = rank === 3 || (kind === 'average' && hangsOver(p, only(inputs).shape));
      if (!own) return { tfjs: `${kind}Pooling${rank}d`, keras, args };
      return { tfjs: 'Pooling', custom: true, keras, args: { kind, ...args }, kerasArgs: args };
    },
  });
}

interface PoolSettings {
  readonly poolSize: readonly number[];
  readonly strides: readonly number[];
  readonly padding: Padding;
}

/** Whether a window hangs over the border, or may. */
function hangsOver({ poolSize, strides, padding }: PoolSettings, shape: Shape): boolean {
  return (
    padding === 'same' &&
    shape.slice(0, -1).some((side, axis) => {
      const [window, stride] = [poolSize[axis]!, strides[axis]!];
      return typeof side === 'string' ? window > 1 : (Math.ceil(side / stride) - 1) * stride + window > side;
    })
  );
}

/** All numbers of a shape; a named axis counts once. */
const numbersOf = (shape: Shape): number => positions([...shape, 1]);

/** GlobalMaxPooling and GlobalAveragePooling: one number a channel, whatever the size. */
export function defineGlobalPooling(rank: Rank, kind: Kind, words: LayerWords): LayerDefinition {
  // Of all pooling, Keras masks the mean over time only.
  const masks = rank === 1 && kind === 'average';
  return defineLayer({
    ...words,
    category: 'pooling',
    icon: 'minimize-2',
    reference: `${pages}/global_${kind}_pooling${rank}d/`,
    inputs: windowInput(rank),
    outputs: oneOutput,
    params: {
      keepdims: bool(false, {
        label: 'Keep axes',
        help: `${capital(axesText(rank))} stay as axes of length 1.`,
        advanced: true,
      }),
    },
    infer(p, inputs) {
      const channels = only(inputs).shape.at(-1)!;
      const kept: readonly Dim[] = p.keepdims ? eachAxis(rank, 1) : [];
      const formula = kind === 'max' ? 'the largest of each' : 'one mean each';
      return output([...kept, channels], [line('channels', formula, channels)]);
    },
    flops: (_p, inputs) => numbersOf(only(inputs).shape),
    ...(masks ? { masking: () => ({ reads: [0] }) } : {}),
    lower(p, inputs): LayerCall {
      const keras = `Global${classNames[kind]}Pooling${rank}D`;
      // TensorFlow.js has none over volumes, keeps no axes, and gives each of several largest numbers the whole gradient.
      const masked = masks ? maskedInputs(inputs) : [];
      if (kind === 'average' && rank < 3 && !p.keepdims && masked.length === 0) {
        return { tfjs: `globalAveragePooling${rank}d`, keras, args: {} };
      }
      const { keepdims } = p;
      return { tfjs: 'GlobalPooling', custom: true, keras, args: { kind, keepdims, masked }, kerasArgs: { keepdims } };
    },
  });
}

/** AdaptiveMaxPooling and AdaptiveAveragePooling: the output has the size that is asked for. */
export function defineAdaptivePooling(rank: Rank, kind: Kind, words: LayerWords): LayerDefinition {
  return defineLayer({
    ...words,
    category: 'pooling',
    icon: 'minimize-2',
    reference: `${pages}/adaptive_${kind}_pooling${rank}d/`,
    inputs: windowInput(rank),
    outputs: oneOutput,
    params: {
      outputSize: dims(eachAxis(rank, 2), {
        label: 'Output size',
        help: `${capital(axesText(rank))} of the output, whatever those of the input.`,
        min: 1,
      }),
    },
    config: (p) => config(p.outputSize.join(' × ')),
    infer(p, inputs) {
      const { shape } = only(inputs);
      const unknown = unknownLength(shape.slice(0, -1));
      if (unknown) return refuse(unknown);
      const lines = p.outputSize.map((size, axis) => {
        const windows = adaptiveWindows(shape[axis] as number, size);
        const longest = Math.max(...windows.map(([start, end]) => end - start));
        return line(axisNames[rank][axis]!, `${size} × ${longest} ≥ ${shape[axis]!}`, size);
      });
      return output([...p.outputSize, shape.at(-1)!], lines);
    },
    flops(p, inputs) {
      const { shape } = only(inputs);
      const seen = p.outputSize.map((size, axis) =>
        adaptiveWindows(shape[axis] as number, size).reduce((sum, [start, end]) => sum + end - start, 0),
      );
      return product(seen) * numbersOf(shape.slice(-1));
    },
    lower: (p): LayerCall => ({
      tfjs: 'AdaptivePooling',
      custom: true,
      keras: `Adaptive${classNames[kind]}Pooling${rank}D`,
      args: { kind, outputSize: p.outputSize },
      kerasArgs: { outputSize: p.outputSize },
    }),
  });
}
