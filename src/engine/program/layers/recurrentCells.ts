import { add, multiply } from '../primitives/binary.ts';
import { slice } from '../primitives/movement.ts';
import { affine } from '../primitives/unary.ts';
import type { Tape, Value } from '../tape.ts';

/** One step of a cell. Gates stand side by side along the last axis. */
export interface CellStep {
  readonly tape: Tape;
  /** Products of the inputs with the kernels of all gates, bias added. */
  readonly x: Value;
  /** States after the step before. */
  readonly states: readonly Value[];
  /** Product of a hidden state with the recurrent kernels of `count` gates from `first` on. */
  recurrent(hidden: Value, first: number, count: number): Value;
  activation(x: Value): Value;
  recurrentActivation(x: Value): Value;
}

/** The formulas are those of `tfjs/layers/recurrentCells.ts`, where they have their sources. */
export interface Cell {
  readonly gates: number;
  readonly states: number;
  /** States after the step; the first is the output. */
  step(step: CellStep): readonly Value[];
}

const simpleRNN: Cell = {
  gates: 1,
  states: 1,
  step: ({ tape, x, states: [h], recurrent, activation }) => [activation(add(tape, x, recurrent(h!, 0, 1)))],
};

const lstm: Cell = {
  gates: 4,
  states: 2,
  step({ tape, x, states: [h, c], recurrent, activation, recurrentActivation }) {
    const [i, f, candidate, o] = gatesOf(tape, add(tape, x, recurrent(h!, 0, 4)), 4) as [Value, Value, Value, Value];
    const kept = multiply(tape, recurrentActivation(f), c!);
    const cell = add(tape, kept, multiply(tape, recurrentActivation(i), activation(candidate)));
    return [multiply(tape, recurrentActivation(o), activation(cell)), cell];
  },
};

const gru: Cell = {
  gates: 3,
  states: 1,
  step({ tape, x, states: [h], recurrent, activation, recurrentActivation }) {
    const [xz, xr, xh] = gatesOf(tape, x, 3) as [Value, Value, Value];
    const [hz, hr] = gatesOf(tape, recurrent(h!, 0, 2), 2) as [Value, Value];
    const reset = recurrentActivation(add(tape, xr, hr));
    const candidate = activation(add(tape, xh, recurrent(multiply(tape, reset, h!), 2, 1)));
    return [mixed(tape, recurrentActivation(add(tape, xz, hz)), h!, candidate)];
  },
};

const gruResetAfter: Cell = {
  gates: 3,
  states: 1,
  step({ tape, x, states: [h], recurrent, activation, recurrentActivation }) {
    const [xz, xr, xh] = gatesOf(tape, x, 3) as [Value, Value, Value];
    const [hz, hr, hh] = gatesOf(tape, recurrent(h!, 0, 3), 3) as [Value, Value, Value];
    const reset = recurrentActivation(add(tape, xr, hr));
    const candidate = activation(add(tape, xh, multiply(tape, reset, hh)));
    return [mixed(tape, recurrentActivation(add(tape, xz, hz)), h!, candidate)];
  },
};

export const cells = { simpleRNN, lstm, gru, gruResetAfter } as const;
export type CellName = keyof typeof cells;

/** share * a + (1 - share) * b; exactly one of them where the share is 0 or 1. */
export function mixed(tape: Tape, share: Value, a: Value, b: Value): Value {
  return add(tape, multiply(tape, share, a), multiply(tape, affine(tape, share, -1, 1), b));
}

/** Equal parts of the last axis. */
export function gatesOf(tape: Tape, x: Value, count: number): readonly Value[] {
  return Array.from({ length: count }, (_, gate) => someGates(tape, x, count, gate, 1));
}

/** `length` of `count` equal parts of the last axis, from `first` on. */
export function someGates(tape: Tape, x: Value, count: number, first: number, length: number): Value {
  const width = x.shape.at(-1)! / count;
  const starts = x.shape.map((_, axis) => (axis === x.shape.length - 1 ? first * width : 0));
  return slice(tape, x, starts, x.shape.with(-1, length * width));
}
