import { softmax } from '../primitives/softmax.ts';
import { unary, type UnaryName } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';
import { NotLowered, type LayerLowering, type LoweringsByName } from './lowering.ts';

/** Activations that are a function of each number, by the names of Keras and TensorFlow.js. */
const ofEachNumber: Readonly<Record<string, UnaryName>> = {
  relu: 'relu',
  relu6: 'relu6',
  elu: 'elu',
  selu: 'selu',
  sigmoid: 'sigmoid',
  hardSigmoid: 'hardSigmoid',
  tanh: 'tanh',
  softplus: 'softplus',
  softsign: 'softsign',
  swish: 'swish',
  mish: 'mish',
  gelu: 'gelu',
  gelu_new: 'geluTanh',
};

/** Applies an activation by its name; `linear` leaves x as it is, `softmax` goes along the last axis. */
export function activate(tape: Tape, name: string, x: Value): Value {
  if (name === 'linear') return x;
  if (name === 'softmax') return softmax(tape, x);
  const f = Object.hasOwn(ofEachNumber, name) ? ofEachNumber[name] : undefined;
  if (!f) throw new NotLowered(`the activation ${name} has no form without TensorFlow.js yet`);
  return unary(tape, f, x);
}

const activation: LayerLowering = ({ tape, args, inputs: [x] }) => [activate(tape, args['activation'] as string, x!)];

const leakyReLU: LayerLowering = ({ tape, args, inputs: [x] }) => [
  unary(tape, 'leakyRelu', x!, { first: args['alpha'] as number }),
];

/** By `LayerCall.tfjs`. */
export const activationLowerings: LoweringsByName = {
  activation,
  leakyReLU,
};
