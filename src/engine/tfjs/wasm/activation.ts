import { UnaryFunction } from '../../kernels/functions.ts';
import type { Address, Instruction } from '../../kernels/instruction.ts';
import { unary } from '../../kernels/instructions/unary.ts';
import type { KernelCall } from './heap.ts';

type Attributes = KernelCall['attrs'];

/** What TensorFlow.js calls the functions that it fuses, but for prelu, whose slopes are a tensor. */
const functions: Readonly<Record<string, UnaryFunction | undefined>> = {
  relu6: UnaryFunction.Relu6,
  elu: UnaryFunction.Elu,
  leakyrelu: UnaryFunction.LeakyRelu,
  sigmoid: UnaryFunction.Sigmoid,
};

const nameOf = (attrs: Attributes): string => String(attrs['activation'] ?? 'linear');

/** Whether our kernels have the activation that is fused into a product or a convolution. */
export function hasActivation(attrs: Attributes): boolean {
  return ['linear', 'relu', ...Object.keys(functions)].includes(nameOf(attrs));
}

/** Whether it is relu, which products and convolutions do themselves. */
export function isRectified(attrs: Attributes): boolean {
  return nameOf(attrs) === 'relu';
}

/** The instructions that any other activation takes, over numbers that lie at an address. */
export function activationOf(attrs: Attributes, at: Address, count: number): readonly Instruction[] {
  const f = functions[nameOf(attrs)];
  if (f === undefined) return [];
  const first = f === UnaryFunction.Elu ? 1 : Number(attrs['leakyreluAlpha'] ?? 0);
  return [unary(f, at, at, count, { first })];
}
