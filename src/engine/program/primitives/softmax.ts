import {
  logSoftmax as logSoftmaxOf,
  logSoftmaxGradient,
  softmax as softmaxOf,
  softmaxGradient,
} from '../../kernels/instructions/softmax.ts';
import type { Primitive, PrimitiveAttributes } from '../primitive.ts';
import type { Tape, Value } from '../tape.ts';
import { rowsOf } from './rows.ts';

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
    emit({ inputs: [y, dy], outputs: [dx], address }) {
      const { rows, channels } = rowsOf(y!);
      return [gradient(address(dx!), address(y!), address(dy!), rows, channels)];
    },
    overwrites: [1],
  };
  return {
    name,
    outputs: ([x]) => [{ shape: x!.shape }],
    gradients: ({ tape, outputs: [y] }, [dy]) => tape.record(gradientPrimitive, [y!, dy!], {}),
    emit({ inputs: [x], outputs: [y], address }) {
      const { rows, channels } = rowsOf(x!);
      return [forward(address(y!), address(x!), rows, channels)];
    },
    overwrites: [0],
  };
}

const softmaxPrimitive = alongRows({ name: 'softmax', forward: softmaxOf, gradient: softmaxGradient });
const logSoftmaxPrimitive = alongRows({ name: 'logSoftmax', forward: logSoftmaxOf, gradient: logSoftmaxGradient });
