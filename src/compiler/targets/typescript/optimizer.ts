import type { OptimizerPlan } from '../../../nodes/kit/calls.ts';
import { numberLiteral } from './literals.ts';

/** Arguments of the factories in `tf.train`, in their order. */
const argumentNames: Readonly<Record<OptimizerPlan['name'], readonly string[]>> = {
  sgd: ['learningRate'],
  momentum: ['learningRate', 'momentum', 'useNesterov'],
  adagrad: ['learningRate', 'initialAccumulatorValue'],
  rmsprop: ['learningRate', 'decay', 'momentum', 'epsilon', 'centered'],
  adam: ['learningRate', 'beta1', 'beta2', 'epsilon'],
};

/** `tf.train.adam(0.001, 0.9, 0.999, 1e-7)` and a comment that says which is which. */
export function optimizerText({ name, args }: OptimizerPlan): { readonly code: string; readonly comment: string } {
  const names = argumentNames[name];
  const values = names.map((argument) => {
    const value = args[argument] ?? false;
    return typeof value === 'number' ? numberLiteral(value) : String(value);
  });
  return { code: `tf.train.${name}(${values.join(', ')})`, comment: names.map(spaced).join(', ') };
}

/** `learningRate` as `learning rate`. */
function spaced(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
