import { add, multiply } from '../primitives/binary.ts';
import { concatenate, reshape } from '../primitives/movement.ts';
import { broadcastTo } from '../primitives/reduce.ts';
import { stack, unstack } from '../primitives/unstack.ts';
import type { Tape, Value } from '../tape.ts';
import { activate } from './activation.ts';
import { mixed, someGates, type Cell } from './recurrentCells.ts';

/** A recurrent layer as what it does in each step: slower than the kernels for whole sequences, and able to do all. */
export interface Steps {
  readonly tape: Tape;
  readonly cell: Cell;
  /** `[batch, time, ...]` */
  readonly sequence: Value;
  /** Of all gates; the shape of a state, without the batch axis. */
  readonly kernel: Value;
  readonly recurrentKernel: Value;
  readonly state: readonly number[];
  /** Added to the products of inputs, and to those of hidden states. */
  readonly bias: Value | undefined;
  readonly recurrentBias: Value | undefined;
  readonly activation: string;
  readonly recurrentActivation: string;
  /** What the inputs `[batch, 1, ...]`, and the hidden state, are multiplied by for each gate, or one for all; or none. */
  readonly inputMasks: readonly Value[];
  readonly stateMasks: readonly Value[];
  /** States before the first step; zeros where there are none. */
  readonly initial: readonly Value[];
  /** `[batch, time]`: 0 in steps that leave the states as they were. */
  readonly mask: Value | undefined;
  /** Whether outputs are 0 in such steps, instead of those of the step before. */
  readonly zeroOutputs: boolean;
  readonly backwards: boolean;
  /** Whether a sequence read backwards is listed in the order of time. */
  readonly inTime: boolean;
  readonly sequences: boolean;
  /** `[samples, ...]`, or a hidden state, times the kernels of some gates. */
  timesKernel(x: Value, kernel: Value): Value;
  timesRecurrentKernel(hidden: Value, kernel: Value): Value;
}

/** What comes of it: the outputs of all steps, or of the last one; and the last states. */
export interface StepsOutputs {
  readonly output: Value;
  readonly last: readonly Value[];
}

export function runSteps(steps: Steps): StepsOutputs {
  const { tape, cell, sequence, mask, state } = steps;
  const order = <T>(values: readonly T[]): readonly T[] => (steps.backwards ? values.toReversed() : values);
  const inputs = order(unstack(tape, products(steps), 1));
  const counts = mask && order(unstack(tape, mask, 1));
  const zeros = (): Value => broadcastTo(tape, tape.constant([0], []), [sequence.shape[0]!, ...state]);
  const recurrent = recurrentProduct(steps);
  const activation = (x: Value): Value => activate(tape, steps.activation, x);
  const recurrentActivation = (x: Value): Value => activate(tape, steps.recurrentActivation, x);

  let states = steps.initial.length > 0 ? steps.initial : Array.from({ length: cell.states }, zeros);
  const outputs: Value[] = [];
  for (const [index, x] of inputs.entries()) {
    const next = cell.step({ tape, x, states, recurrent, activation, recurrentActivation });
    if (!counts) {
      outputs.push(next[0]!);
      states = next;
      continue;
    }
    const count = reshape(tape, counts[index]!, [sequence.shape[0]!, ...state.map(() => 1)]);
    const before = steps.zeroOutputs ? undefined : outputs.at(-1);
    outputs.push(before ? mixed(tape, count, next[0]!, before) : multiply(tape, count, next[0]!));
    states = next.map((value, place) => mixed(tape, count, value, states[place]!));
  }
  const listed = steps.inTime ? order(outputs) : outputs;
  return { output: steps.sequences ? stack(tape, listed, 1) : outputs.at(-1)!, last: states };
}

/** What the inputs of all steps add to the gates, at once: `[batch, time, ..., gates × features]`. */
function products(steps: Steps): Value {
  const { tape, sequence, kernel, cell, inputMasks, bias } = steps;
  const [batch, time, ...step] = sequence.shape as [number, number, ...number[]];
  const count = inputMasks.length > 1 ? cell.gates : 1;
  const parts = Array.from({ length: count }, (_, gate) => {
    const mask = inputMasks[gate];
    const x = reshape(tape, mask ? multiply(tape, sequence, mask) : sequence, [batch * time, ...step]);
    return steps.timesKernel(x, someGates(tape, kernel, count, gate, 1));
  });
  const joined = concatenate(tape, parts, -1);
  const shifted = bias ? add(tape, joined, bias) : joined;
  return reshape(tape, shifted, [batch, time, ...shifted.shape.slice(1)]);
}

/** See `CellStep.recurrent`; kernels are cut once. */
function recurrentProduct(steps: Steps): (hidden: Value, first: number, count: number) => Value {
  const { tape, cell, recurrentKernel, recurrentBias, stateMasks } = steps;
  const cut = new Map<string, Value>();
  const kernelOf = (first: number, count: number): Value => {
    const key = `${first} ${count}`;
    const kernel = cut.get(key) ?? someGates(tape, recurrentKernel, cell.gates, first, count);
    cut.set(key, kernel);
    return kernel;
  };
  return (hidden, first, count) => {
    const byGate = (gate: number): Value =>
      steps.timesRecurrentKernel(multiply(tape, hidden, stateMasks[gate]!), kernelOf(gate, 1));
    const product =
      stateMasks.length > 0
        ? concatenate(tape, Array.from({ length: count }, (_, place) => byGate(first + place)), -1) // prettier-ignore
        : steps.timesRecurrentKernel(hidden, kernelOf(first, count));
    return recurrentBias ? add(tape, product, recurrentBias) : product;
  };
}
