import { UnaryFunction } from '../../kernels/functions.ts';
import {
  savesOutput,
  scratchBytes,
  unary as unaryInstruction,
  unaryGradient as unaryGradientInstruction,
  type UnarySettings,
} from '../../kernels/instructions/unary.ts';
import type { Primitive } from '../primitive.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';

/** `relu`, `tanh`, ...: the names of {@link UnaryFunction}, which says what each computes. */
export type UnaryName = Uncapitalize<keyof typeof UnaryFunction>;

type UnaryAttributes = { readonly f: UnaryFunction; readonly settings: UnarySettings };

/** What the settings are where nothing else is said. */
const presets: Partial<Readonly<Record<UnaryName, UnarySettings>>> = {
  affine: { first: 1, second: 0 },
  elu: { first: 1 },
  // As Keras 3 has it; Keras 2 and TensorFlow.js have first = 0.2.
  hardSigmoid: { first: 1 / 6, second: 0.5 },
};

/** A function of each number. */
export function unary(tape: Tape, name: UnaryName, x: Value, settings?: UnarySettings): Value {
  return tape.record(unaryPrimitive, [x], attributesOf(name, settings))[0]!;
}

/** first * x + second */
export function affine(tape: Tape, x: Value, first: number, second = 0): Value {
  return unary(tape, 'affine', x, { first, second });
}

/** The gradient with respect to x of a function y = f(x) that was computed some other way, as part of a product. */
export function unaryGradient(
  tape: Tape,
  name: UnaryName,
  x: Value,
  y: Value,
  dy: Value,
  settings?: UnarySettings,
): Value {
  return gradientOf(tape, attributesOf(name, settings), x, y, dy);
}

function attributesOf(name: UnaryName, settings: UnarySettings = presets[name] ?? {}): UnaryAttributes {
  const f = UnaryFunction[(name[0]!.toUpperCase() + name.slice(1)) as keyof typeof UnaryFunction];
  // The gradients of these tell by the sign of y what the sign of x was.
  if ((name === 'leakyRelu' || name === 'elu') && (settings.first ?? 0) < 0) {
    throw new Error(`${name} needs a slope that is not negative.`);
  }
  return { f, settings };
}

function gradientOf(tape: Tape, attributes: UnaryAttributes, x: Value, y: Value, dy: Value): Value {
  return tape.record(gradientPrimitive, [savesOutput(attributes.f) ? y : x, dy], attributes)[0]!;
}

const withoutGradient: ReadonlySet<UnaryFunction> = new Set([
  UnaryFunction.Sign,
  UnaryFunction.Step,
  UnaryFunction.Floor,
  UnaryFunction.Ceil,
  UnaryFunction.Round,
  UnaryFunction.ToInteger,
  UnaryFunction.ToFloat,
]);

const unaryPrimitive: Primitive<UnaryAttributes> = {
  name: 'unary',
  outputs: ([x], { f }) => {
    if ((x!.dtype === 'int32') !== (f === UnaryFunction.ToFloat)) {
      throw new Error(`${UnaryFunction[f]} of ${x!.dtype} numbers.`);
    }
    return [{ shape: x!.shape, dtype: f === UnaryFunction.ToInteger ? 'int32' : 'float32' }];
  },
  gradients: ({ tape, attributes, inputs: [x], outputs: [y] }, [dy]) =>
    withoutGradient.has(attributes.f) ? [undefined] : [gradientOf(tape, attributes, x!, y!, dy!)],
  emit: ({ attributes: { f, settings }, inputs: [x], outputs: [y], address, scratch }) => {
    scratch(scratchBytes);
    return [unaryInstruction(f, address(y!), address(x!), sizeOf(x!), settings)];
  },
  overwrites: [0],
};

const gradientPrimitive: Primitive<UnaryAttributes> = {
  name: 'unaryGradient',
  outputs: ([saved]) => [{ shape: saved!.shape }],
  emit: ({ attributes: { f, settings }, inputs: [saved, dy], outputs: [dx], address, scratch }) => {
    scratch(scratchBytes);
    return [unaryGradientInstruction(f, address(dx!), address(saved!), address(dy!), sizeOf(dy!), settings)];
  },
  overwrites: [1, 0],
};
