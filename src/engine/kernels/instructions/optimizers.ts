import { fraction, type Address, type Instruction } from '../instruction.ts';
import { Opcode } from '../opcodes.ts';

/** What every optimizer works on. Weight and slots are changed in place; they and the gradient have `count` numbers. */
export interface WeightUpdate {
  readonly weight: Address;
  readonly gradient: Address;
  readonly count: number;
  /** Of one number. */
  readonly learningRate: Address;
}

/** weight -= rate gradient. */
export function sgd(update: WeightUpdate): Instruction {
  return optimizer(Opcode.Sgd, update, []);
}

/** m = momentum m + gradient; weight -= rate m, or rate (gradient + momentum m) with Nesterov's look ahead. */
export function momentum(
  update: WeightUpdate,
  slot: Address,
  settings: { readonly momentum: number; readonly useNesterov: boolean },
): Instruction {
  return optimizer(Opcode.Momentum, update, [slot, fraction(settings.momentum), settings.useNesterov ? 1 : 0]);
}

/** a += gradient²; weight -= rate gradient / √(a + epsilon). */
export function adagrad(update: WeightUpdate, slot: Address, settings: { readonly epsilon: number }): Instruction {
  return optimizer(Opcode.Adagrad, update, [slot, fraction(settings.epsilon)]);
}

/** Slots of RMSProp: moving means of gradient² and of steps, and of the gradient where it is centred (0 where not). */
export interface RmspropSlots {
  readonly meanSquare: Address;
  readonly momentum: Address;
  readonly mean: Address;
}

/** s = decay s + (1 - decay) gradient²; m = momentum m + rate gradient / √(s + epsilon); weight -= m. */
export function rmsprop(
  update: WeightUpdate,
  slots: RmspropSlots,
  settings: { readonly decay: number; readonly momentum: number; readonly epsilon: number },
): Instruction {
  const { decay, momentum: carried, epsilon } = settings;
  return optimizer(Opcode.Rmsprop, update, [
    slots.meanSquare,
    slots.momentum,
    slots.mean,
    ...[decay, 1 - decay, carried, epsilon].map(fraction),
  ]);
}

/** Slots of Adam: the two moments, and the whole number of steps taken before this one, which all its weights share. */
export interface AdamSlots {
  readonly first: Address;
  readonly second: Address;
  readonly steps: Address;
}

/** Kingma and Ba 2015, algorithm 1. */
export function adam(
  update: WeightUpdate,
  slots: AdamSlots,
  settings: { readonly beta1: number; readonly beta2: number; readonly epsilon: number },
): Instruction {
  const { beta1, beta2, epsilon } = settings;
  return optimizer(Opcode.Adam, update, [
    slots.first,
    slots.second,
    slots.steps,
    ...[beta1, 1 - beta1, beta2, 1 - beta2, epsilon].map(fraction),
  ]);
}

/** Numbers a unit. */
const unit = 1024;

function optimizer(opcode: Opcode, update: WeightUpdate, settings: readonly number[]): Instruction {
  const { weight, gradient, count, learningRate } = update;
  const words = [weight, gradient, count, learningRate, ...settings];
  return { opcode, units: Math.ceil(count / unit), grain: 4, words };
}
