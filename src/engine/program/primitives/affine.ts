import { FillMode } from '../../kernels/functions.ts';
import {
  affineScratch,
  sampleAffine as sampleInstruction,
  sampleAffineGradient as gradientInstruction,
  type AffineSampling,
} from '../../kernels/instructions/affine.ts';
import type { Primitive } from '../primitive.ts';
import type { Tape, Value } from '../tape.ts';

/** How images are looked at. */
export interface LookSettings {
  /** Height and width of the result. */
  readonly size: readonly [height: number, width: number];
  readonly fillMode: Uncapitalize<keyof typeof FillMode>;
  readonly fillValue: number;
  readonly interpolation: 'nearest' | 'bilinear';
}

/**
 * Images [samples, height, width, channels] looked at through an affine map each, [samples, 6]: place (x, y) of a result
 * shows what stands at (m0 x + m1 y + m2, m3 x + m4 y + m5) of its image. The maps have no gradient.
 */
export function sampleAffine(tape: Tape, images: Value, maps: Value, settings: LookSettings): Value {
  return tape.record(samplePrimitive, [images, maps], { settings })[0]!;
}

type SampleAttributes = { readonly settings: LookSettings };

const samplePrimitive: Primitive<SampleAttributes> = {
  name: 'sampleAffine',
  outputs: ([images], { settings: { size } }) => [{ shape: [images!.shape[0]!, ...size, images!.shape[3]!] }],
  gradients: ({ tape, attributes: { settings }, inputs: [images, maps] }, [slope]) => [
    tape.record(gradientPrimitive, [slope!, maps!], { settings, shape: images!.shape })[0]!,
    undefined,
  ],
  emit: ({ attributes: { settings }, inputs: [images, maps], outputs: [out], address, scratch }) => {
    scratch(affineScratch);
    const sampling = samplingOf(images!.shape, settings);
    return [sampleInstruction(address(out!), address(images!), address(maps!), sampling)];
  },
};

/** Inputs: the slope by the result, and the maps. */
const gradientPrimitive: Primitive<SampleAttributes & { readonly shape: readonly number[] }> = {
  name: 'sampleAffineGradient',
  outputs: (_, { shape }) => [{ shape }],
  emit: ({ attributes: { settings, shape }, inputs: [slope, maps], outputs: [out], address, scratch }) => {
    scratch(affineScratch);
    return [gradientInstruction(address(out!), address(slope!), address(maps!), samplingOf(shape, settings))];
  },
};

function samplingOf(shape: readonly number[], settings: LookSettings): AffineSampling {
  const [samples, height, width, channels] = shape as [number, number, number, number];
  const { size, fillMode, fillValue, interpolation } = settings;
  return {
    ...{ samples, height, width, channels, fillValue, outHeight: size[0], outWidth: size[1] },
    fillMode: FillMode[(fillMode[0]!.toUpperCase() + fillMode.slice(1)) as keyof typeof FillMode],
    bilinear: interpolation === 'bilinear',
  };
}
