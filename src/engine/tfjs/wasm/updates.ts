import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import type { OptimizerSlot } from '../../checkpoint.ts';
import { UnaryFunction } from '../../kernels/functions.ts';
import { fraction, type Address, type Instruction } from '../../kernels/instruction.ts';
import { adagrad, adam, momentum, rmsprop, sgd, type WeightUpdate } from '../../kernels/instructions/optimizers.ts';
import { unary } from '../../kernels/instructions/unary.ts';
import { insideOf, prepareSlots, slotsOf, type OptimizedStep } from '../slots.ts';
import { sizeOf } from './heap.ts';
import { addressOf, hasKernels, runInstructions, writtenWords } from './kernelHeap.ts';

/**
 * What the step's optimizer does with gradients, one for each of its variables or none, in one pass over the weights and
 * what it remembers of them, where they lie; TensorFlow.js takes some fifteen operations a weight. Says whether our
 * kernels are at work to do so.
 */
export function updateInPlace(step: OptimizedStep, gradients: readonly (tf.Tensor | undefined)[]): boolean {
  if (!hasKernels()) return false;
  const backend = tf.backend() as BackendWasm;
  prepareSlots(step);
  const inside = insideOf(step.optimizer);
  const steps = step.optimizer.iterations;
  const numbers = writtenWords(backend, [fraction(Number(step.plan.args['learningRate'])), steps]);
  const slots = slotsOf(step);

  const instructions = [...step.variables.values()].flatMap((variable, index): readonly Instruction[] => {
    const gradient = gradients[index];
    if (!gradient) return [];
    const slot = (name: OptimizerSlot): Address => place(backend, slots.get(name)![index]!.variable);
    const update = { weight: place(backend, variable), gradient: addressOf(backend, gradient) };
    return [updateOf(step, { ...update, count: sizeOf(variable.shape), learningRate: numbers }, slot, numbers + 4)];
  });
  if (step.plan.name === 'adam') instructions.push(...powers(backend, step, inside));
  runInstructions(backend, instructions);
  inside.iterations_ = steps + 1;
  return true;
}

function updateOf(
  { plan: { name, args } }: OptimizedStep,
  update: WeightUpdate,
  slot: (name: OptimizerSlot) => Address,
  steps: Address,
): Instruction {
  const number = (key: string): number => Number(args[key]);
  switch (name) {
    case 'sgd':
      return sgd(update);
    case 'momentum':
      return momentum(update, slot('velocity'), {
        ...{ momentum: number('momentum'), useNesterov: args['useNesterov'] === true },
      });
    case 'adagrad':
      return adagrad(update, slot('accumulator'), { epsilon: tf.backend().epsilon() });
    case 'rmsprop':
      return rmsprop(
        update,
        {
          ...{ meanSquare: slot('meanSquare'), momentum: slot('momentum') },
          mean: args['centered'] === true ? slot('meanGradient') : 0,
        },
        { decay: number('decay'), momentum: number('momentum'), epsilon: number('epsilon') },
      );
    case 'adam':
      return adam(
        update,
        { first: slot('m'), second: slot('v'), steps },
        { beta1: number('beta1'), beta2: number('beta2'), epsilon: number('epsilon') },
      );
  }
}

/** The powers of beta that Adam keeps of its own accord go on too: another backend may take the next step. */
function powers(
  backend: BackendWasm,
  { plan: { args } }: OptimizedStep,
  { accBeta1, accBeta2 }: ReturnType<typeof insideOf>,
): readonly Instruction[] {
  return ([[accBeta1, 'beta1'], [accBeta2, 'beta2']] as const).map(([power, key]) => {
    const at = place(backend, power!);
    return unary(UnaryFunction.Affine, at, at, 1, { first: Number(args[key]) });
  }); // prettier-ignore
}

/** Where a variable's numbers lie. Numbers that another tensor holds too are copied first: it must not see them change. */
function place(backend: BackendWasm, variable: tf.Variable): Address {
  if (backend.refCount(variable.dataId) > 1) {
    tf.tidy(() => variable.assign(tf.tensor(variable.dataSync(), variable.shape)));
  }
  return addressOf(backend, variable);
}
