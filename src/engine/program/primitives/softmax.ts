import {
  logSoftmax as logSoftmaxOf,
  logSoftmaxGradient,
  softmax as softmaxOf,
  softmaxGradient,
} from '../../kernels/instructions/softmax.ts';
import type { Primitive, PrimitiveAttributes } from '../primitive.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';

/** exp(x) / sum(exp(x)) along the last axis, for any size of x. */
export function softmax(tape: Tape, x: Value): Value {
  return tape.record(softmaxPrimitive, [x], {})[0]!;
}

/** x - log(sum(exp(x))) along the last axis, for any size of x. */
export function logSoftmax(tape: Tape, x: Value): Value {
  return tape.record(logSoftmaxPrimitive, [x], {})[0]!;
}

/** What softmax and its logarithm have of their own: both gradients need only what came out. */
interface AlongRows {
  readonly name: string;
  readonly forward: typeof softmaxOf;
  readonly gradient: typeof softmaxGradient;
}

function alongRows({ name, forward, gradient }: AlongRows): Primitive<PrimitiveAttributes> {
  const gradientPrimitive: Primitive<PrimitiveAttributes> = {
    name: `${name}Gradient`,
    outputs: ([y]) => [{ shape: y!.shape }],
    emit: ({ inputs: [y, dy], outputs: [dx], address }) => [
      gradient(address(dx!), address(y!), address(dy!), ...rowsAndColumns(y!)),
    ],
    overwrites: [1],
  };
  return {
    name,
    outputs: ([x]) => [{ shape: x!.shape }],
    gradients: ({ tape, outputs: [y] }, [dy]) => tape.record(gradientPrimitive, [y!, dy!], {}),
    emit: ({ inputs: [x], outputs: [y], address }) => [forward(address(y!), address(x!), ...rowsAndColumns(x!))],
    overwrites: [0],
  };
}

const softmaxPrimitive = alongRows({ name: 'softmax', forward: softmaxOf, gradient: softmaxGradient });
const logSoftmaxPrimitive = alongRows({ name: 'logSoftmax', forward: logSoftmaxOf, gradient: logSoftmaxGradient });

function rowsAndColumns(value: Value): [rows: number, columns: number] {
  const columns = value.shape.at(-1) ?? 1;
  return [sizeOf(value) / columns, columns];
}
