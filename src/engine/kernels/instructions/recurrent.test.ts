import fc from 'fast-check';
import { expect, it } from 'vitest';

import '../../../../scripts/propertySeed.ts';
import { UnaryFunction } from '../functions.ts';
import type { Instruction } from '../instruction.ts';
import { createKernelBench } from '../testBench.ts';
import { packedSize, packRight } from './matMul.ts';
import { cells, rowWidth, runCell, runCellBack, type CellRun } from './recurrent.ts';

/** The numbers a run reads, and the weights of the sum that it is judged by. */
type Numbers = Readonly<Record<string, Float64Array>>;

const smooth = [UnaryFunction.Tanh, UnaryFunction.Sigmoid, UnaryFunction.Affine, UnaryFunction.Softsign, UnaryFunction.Softplus, UnaryFunction.Selu, UnaryFunction.Elu]; // prettier-ignore
const bent = [UnaryFunction.Relu, UnaryFunction.Relu6, UnaryFunction.HardSigmoid];

const runs: fc.Arbitrary<CellRun> = fc.record({
  cell: fc.constantFrom(...(Object.keys(cells) as (keyof typeof cells)[])),
  batch: fc.integer({ min: 1, max: 9 }),
  steps: fc.integer({ min: 1, max: 4 }),
  units: fc.integer({ min: 1, max: 7 }),
  features: fc.integer({ min: 1, max: 6 }),
  biased: fc.boolean(),
  activation: fc.constantFrom(UnaryFunction.Tanh, ...smooth),
  recurrentActivation: fc.constantFrom(UnaryFunction.Sigmoid, ...smooth, ...bent),
  backwards: fc.boolean(),
  asTaken: fc.boolean(),
});

it('takes every cell forward as a loop in double precision does, and back as finite differences say', async () => {
  await fc.assert(
    fc.asyncProperty(runs, fc.integer(), fc.boolean(), async (run, seed, whole) => {
      const numbers = draw(run, noise(seed), whole);
      const expected = reference(run, numbers);
      const once = await onBench(run, numbers, 1);
      expectNear(once.outputs, expected.outputs);
      expectNear(once.lastHidden, expected.lastHidden);
      if (run.cell === 'lstm') expectNear(once.lastCell, expected.lastCell);
      const slopes = finiteDifferences(run, numbers);
      for (const [name, slope] of Object.entries(slopes)) expectNear(once.slopes[name]!, slope);
      for (const threads of [2, 3]) expect(await onBench(run, numbers, threads)).toEqual(once);
    }),
    { numRuns: 25 },
  );
});

it('has every activation within 1e-6 of its function', async () => {
  const functions: Readonly<Record<number, (x: number) => number>> = activations;
  const inputs = Float64Array.from({ length: 4099 }, (_, index) => (index - 2049) / 120);
  for (const [kind, function_] of Object.entries(functions)) {
    const run: CellRun = { cell: 'simpleRnn', batch: inputs.length, steps: 1, units: 1, features: 1, biased: false, activation: Number(kind), recurrentActivation: 0, backwards: false, asTaken: false }; // prettier-ignore
    const { lastHidden } = await onBench(
      run,
      { ...draw(run, noise(1), false), inputs, matrix: Float64Array.of(0, 1) },
      1,
    );
    expectNear(
      lastHidden,
      inputs.map((x) => function_(Math.fround(x))),
      1e-6,
    );
  }
});

it('carries NaN to the end of its own sequence and to no other', async () => {
  for (const cell of Object.keys(cells) as (keyof typeof cells)[]) {
    const run: CellRun = { cell, batch: 6, steps: 3, units: 5, features: 3, biased: true, activation: UnaryFunction.Relu, recurrentActivation: UnaryFunction.Sigmoid, backwards: false, asTaken: false }; // prettier-ignore
    const numbers = draw(run, noise(2), true);
    numbers['inputs']![2 * 9] = Number.NaN;
    const { lastHidden, slopes } = await onBench(run, numbers, 1);
    for (let sample = 0; sample < 6; sample++) {
      const own = lastHidden.subarray(sample * 5, sample * 5 + 5);
      expect(own.every(Number.isNaN)).toBe(sample === 2);
    }
    expect(slopes['matrix']!.some(Number.isNaN)).toBe(true);
  }
});

const activations = {
  [UnaryFunction.Affine]: (x: number) => x,
  [UnaryFunction.Relu]: (x: number) => Math.max(x, 0),
  [UnaryFunction.Relu6]: (x: number) => Math.min(Math.max(x, 0), 6),
  [UnaryFunction.Sigmoid]: (x: number) => 1 / (1 + Math.exp(-x)),
  [UnaryFunction.Tanh]: Math.tanh,
  [UnaryFunction.HardSigmoid]: (x: number) => Math.min(Math.max(x / 6 + 0.5, 0), 1),
  [UnaryFunction.Elu]: (x: number) => (x > 0 ? x : Math.expm1(x)),
  [UnaryFunction.Selu]: (x: number) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
  [UnaryFunction.Softplus]: (x: number) => Math.log1p(Math.exp(x)),
  [UnaryFunction.Softsign]: (x: number) => x / (1 + Math.abs(x)),
};

/** Numbers from -1 to 1, and hardly ever one at which an activation has a bend. */
function* noise(seed: number): Generator<number> {
  for (let state = seed | 0; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    yield state / 2 ** 31;
  }
}

/** What a run reads, in single precision so that both sides read the same. `whole`: with initial states. */
function draw(run: CellRun, draws: Iterable<number>, whole: boolean): Numbers {
  const { batch, steps, units, features } = run;
  const stream = draws[Symbol.iterator]();
  const some = (count: number, scale = 1): Float64Array =>
    Float64Array.from({ length: count }, () => Math.fround(scale * (stream.next().value as number)));
  const states = whole ? batch * units : 0;
  return {
    inputs: some(batch * steps * features),
    matrix: some(rowWidth(run) * cells[run.cell].gates * units, 0.7),
    candidate: some(run.cell === 'gru' ? rowWidth(run) * units : 0, 0.7),
    initialHidden: some(states),
    initialCell: some(run.cell === 'lstm' ? states : 0),
    outputWeights: some(batch * steps * units),
    lastHiddenWeights: some(batch * units),
    lastCellWeights: some(run.cell === 'lstm' ? batch * units : 0),
  };
}

/** All steps of all samples, by the formulas of the papers. */
function reference(run: CellRun, numbers: Numbers) {
  const { cell, batch, steps, units, features, backwards, asTaken } = run;
  const inner = (activations as Readonly<Record<number, (x: number) => number>>)[run.activation]!;
  const outer = (activations as Readonly<Record<number, (x: number) => number>>)[run.recurrentActivation]!;
  const outputs = new Float64Array(batch * steps * units);
  const lastHidden = new Float64Array(batch * units);
  const lastCell = new Float64Array(batch * units);
  for (let sample = 0; sample < batch; sample++) {
    const initial = (states: Float64Array): number[] =>
      Array.from({ length: units }, (_, unit) => states[sample * units + unit] ?? 0);
    let hidden = initial(numbers['initialHidden']!);
    let memory = initial(numbers['initialCell']!);
    for (let step = 0; step < steps; step++) {
      const time = backwards ? steps - 1 - step : step;
      const at = (sample * steps + time) * features;
      const input = Array.from(numbers['inputs']!.subarray(at, at + features));
      const sums = times([...hidden, ...input, 1], numbers['matrix']!, rowWidth(run), cells[cell].gates * units);
      const gate = (index: number): number[] => sums.slice(index * units, (index + 1) * units);
      const each = (make: (unit: number) => number): number[] => hidden.map((_, unit) => make(unit));
      if (cell === 'simpleRnn') hidden = gate(0).map(inner);
      else if (cell === 'lstm') {
        const [i, f, g, o] = [gate(0).map(outer), gate(1).map(outer), gate(2).map(inner), gate(3).map(outer)];
        memory = each((unit) => f[unit]! * memory[unit]! + i[unit]! * g[unit]!);
        hidden = each((unit) => o[unit]! * inner(memory[unit]!));
      } else {
        const [z, r] = [gate(0).map(outer), gate(1).map(outer)];
        const left = each((unit) => r[unit]! * hidden[unit]!);
        const shown =
          cell === 'gru'
            ? times([...left, ...input, 1], numbers['candidate']!, rowWidth(run), units)
            : each((unit) => gate(2)[unit]! + r[unit]! * gate(3)[unit]!);
        hidden = each((unit) => z[unit]! * hidden[unit]! + (1 - z[unit]!) * inner(shown[unit]!));
      }
      outputs.set(hidden, (sample * steps + (asTaken ? step : time)) * units);
    }
    lastHidden.set(hidden, sample * units);
    lastCell.set(memory, sample * units);
  }
  return { outputs, lastHidden, lastCell };
}

function times(row: readonly number[], matrix: Float64Array, rows: number, columns: number): number[] {
  return Array.from({ length: columns }, (_, column) =>
    row.slice(0, rows).reduce((sum, x, index) => sum + x * matrix[index * columns + column]!, 0),
  );
}

/** Slopes of the weighted sum of what comes out, with respect to everything that goes in. */
function finiteDifferences(run: CellRun, numbers: Numbers): Numbers {
  const judge = (): number => {
    const { outputs, lastHidden, lastCell } = reference(run, numbers);
    return (
      dot(outputs, numbers['outputWeights']!) +
      dot(lastHidden, numbers['lastHiddenWeights']!) +
      dot(lastCell, numbers['lastCellWeights']!)
    );
  };
  const names = ['inputs', 'matrix', 'candidate', 'initialHidden', 'initialCell'];
  return Object.fromEntries(
    names.map((name) => {
      const values = numbers[name]!;
      const slopes = values.map((value, index) => {
        const nudge = 1e-6;
        values[index] = value + nudge;
        const above = judge();
        values[index] = value - nudge;
        const below = judge();
        values[index] = value;
        return (above - below) / (2 * nudge);
      });
      return [name, slopes];
    }),
  );
}

function dot(a: Float64Array, b: Float64Array): number {
  return b.reduce((sum, weight, index) => sum + weight * a[index]!, 0);
}

/** The same on the kernels, forward and back. */
async function onBench(run: CellRun, numbers: Numbers, threads: number, frugal = false) {
  const bench = await createKernelBench(12);
  const { cell, batch, steps, units, features } = run;
  const [width, gateWidth] = [rowWidth(run), cells[cell].gates * units];
  const back = frugal ? units : units + features;
  const isGru = cell === 'gru';
  const isLstm = cell === 'lstm';
  const given = (name: string) =>
    numbers[name]!.length > 0 ? bench.place(Float32Array.from(numbers[name]!)) : undefined;
  const room = (wanted: boolean, count: number) => (wanted ? bench.place(count) : undefined);
  const rows = batch * steps;

  const matrix = given('matrix')!;
  const candidate = given('candidate');
  const memory = {
    inputs: given('inputs')!,
    packed: bench.place(packedSize(width, gateWidth)),
    packedCandidate: room(isGru, packedSize(width, units)),
    initialHidden: given('initialHidden'),
    initialCell: given('initialCell'),
    joined: bench.place(rows * width),
    joinedReset: room(isGru, rows * width),
    gates: bench.place(rows * gateWidth),
    cells: room(isLstm, rows * units),
    shown: room(isLstm || isGru, rows * units),
    outputs: bench.place(rows * units),
    lastHidden: bench.place(batch * units),
    lastCell: room(isLstm, batch * units),
  };
  const gradient = {
    ...memory,
    packed: bench.place(packedSize(gateWidth, back)),
    packedCandidate: room(isGru, packedSize(units, back)),
    outputSlopes: given('outputWeights'),
    lastHiddenSlopes: given('lastHiddenWeights'),
    lastCellSlopes: given('lastCellWeights'),
    gateSlopes: frugal ? memory.gates : bench.place(rows * gateWidth),
    candidateSlopes: room(isGru, rows * units),
    inputSlopes: room(!frugal, rows * features),
    initialHiddenSlopes: bench.place(batch * units),
    initialCellSlopes: room(isLstm, batch * units),
  };
  const instructions: Instruction[] = [
    packRight({ out: memory.packed, b: matrix, k: width, n: gateWidth, transposed: false }),
    packRight({ out: gradient.packed, b: matrix, k: gateWidth, n: back, transposed: true }),
  ];
  if (candidate !== undefined) {
    instructions.push(
      packRight({ out: memory.packedCandidate!, b: candidate, k: width, n: units, transposed: false }),
      packRight({ out: gradient.packedCandidate!, b: candidate, k: units, n: back, transposed: true }),
    );
  }
  instructions.push(runCell(run, memory), runCellBack(run, gradient));
  bench.run(
    instructions.map((one) => ({ ...one, grain: 1 })),
    threads,
  );
  const read = (address: number | undefined, count: number) =>
    bench.read(address ?? 0, address === undefined ? 0 : count);
  const product = (a: number | undefined, b: number | undefined, columns: number) =>
    transposedProduct(read(a, rows * width), read(b, rows * columns), width, columns);
  const states = numbers['initialHidden']!.length;
  return {
    outputs: read(memory.outputs, rows * units),
    lastHidden: read(memory.lastHidden, batch * units),
    lastCell: read(memory.lastCell, batch * units),
    slopes: {
      inputs: read(gradient.inputSlopes, rows * features),
      matrix: product(memory.joined, gradient.gateSlopes, gateWidth),
      candidate: product(memory.joinedReset, gradient.candidateSlopes, units),
      initialHidden: read(gradient.initialHiddenSlopes, states),
      initialCell: read(gradient.initialCellSlopes, isLstm ? states : 0),
    } as Readonly<
      Record<string, ArrayLike<number> & Iterable<number> & { some(test: (x: number) => boolean): boolean }>
    >,
  };
}

/** A^T B of rows of `m` and `n` numbers. */
function transposedProduct(a: Float32Array, b: Float32Array, m: number, n: number): Float64Array {
  const out = new Float64Array(a.length > 0 ? m * n : 0);
  for (let row = 0; row * m < a.length; row++) {
    for (let index = 0; index < m * n; index++) {
      out[index]! += a[row * m + Math.floor(index / n)]! * b[row * n + (index % n)]!;
    }
  }
  return out;
}

/** The distance of each number, as a share of the largest one. */
function expectNear(found: ArrayLike<number>, expected: Float64Array, tolerance = 1e-5): void {
  expect(found.length).toBe(expected.length);
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const distances = expected.map((value, index) => Math.abs(found[index]! - value) / largest);
  expect(distances.reduce((most, distance) => (distance <= most ? most : distance), 0)).toBeLessThan(tolerance);
}
