import fc from 'fast-check';
import { expect, it } from 'vitest';

import { layOut, rootsOf } from './layout.ts';
import type { Primitive } from './primitive.ts';
import { createTape, sizeOf, type Tape, type Value } from './tape.ts';

type Kind = 'plain' | 'alias' | 'overwriting';

/** Makes one value of the first input's size, or of another. */
function primitive(kind: Kind): Primitive<{ readonly size?: number }> {
  return {
    name: kind,
    outputs: ([input], { size }) => [{ shape: [size ?? sizeOf(input!)] }],
    emit: () => [],
    ...(kind === 'alias' ? { alias: 0 } : {}),
    ...(kind === 'overwriting' ? { overwrites: [0, 1] } : {}),
  };
}

/** A random program: each operation reads values made before it. */
const programs = fc.array(
  fc.record({
    kind: fc.constantFrom<Kind>('plain', 'alias', 'overwriting'),
    reads: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    size: fc.integer({ min: 1, max: 200 }),
    room: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 25 },
);

/**
 * Runs a program on tokens instead of numbers: each operation writes its own token over its output's bytes, and checks
 * that its inputs still hold the tokens they were given.
 */
function replay(tape: Tape, wanted: readonly Value[], workspaceBytes: readonly (readonly number[])[]): void {
  const { operations } = tape;
  const { offsets, workspaces, bytes } = layOut(operations, wanted, workspaceBytes);
  const memory = new Int32Array(bytes / 4).fill(-1);
  const rootOf = rootsOf(operations);
  const range = (value: Value): [number, number] => {
    const from = offsets.get(rootOf(value))! / 4;
    return [from, from + sizeOf(value)];
  };
  const holds = (value: Value): boolean =>
    memory.subarray(...range(value)).every((token) => token === rootOf(value).id);
  for (const value of [...operations.flatMap(({ inputs }) => inputs), ...wanted]) {
    if (value.home.kind === 'batch') memory.fill(value.id, ...range(value));
  }
  operations.forEach(({ primitive: { alias }, inputs, outputs }, place) => {
    for (const input of inputs) expect(holds(input)).toBe(true);
    workspaces[place]!.forEach((offset, index) => {
      memory.fill(-2, offset / 4, (offset + workspaceBytes[place]![index]!) / 4);
    });
    for (const input of inputs) expect(holds(input)).toBe(true);
    if (alias === undefined) memory.fill(outputs[0]!.id, ...range(outputs[0]!));
  });
  for (const value of wanted) expect(holds(value)).toBe(true);
}

it('never lets two values that are needed at the same time share memory', () => {
  fc.assert(
    fc.property(programs, fc.array(fc.nat(), { maxLength: 3 }), (program, wishes) => {
      const tape = createTape();
      const values = [tape.batch('data', 'a', [50], 'float32'), tape.batch('data', 'b', [9], 'float32')];
      const rooms: number[][] = [];
      for (const { kind, reads, size, room } of program) {
        const inputs = reads.map((read) => values[read % values.length]!);
        values.push(...tape.record(primitive(kind), inputs, kind === 'plain' ? { size } : {}));
        rooms.push(room === undefined ? [] : [4 * room]);
      }
      replay(tape, [values.at(-1)!, ...wishes.map((wish) => values[wish % values.length]!)], rooms);
    }),
    { numRuns: 500 },
  );
});

it('lets a long chain live in the memory of its two longest neighbours', () => {
  const tape = createTape();
  let value = tape.batch('data', 'a', [1000], 'float32');
  for (let step = 0; step < 50; step++) [value] = tape.record(primitive('plain'), [value], { size: 1000 }) as [Value];
  const { bytes } = layOut(
    tape.operations,
    [value],
    tape.operations.map(() => []),
  );
  expect(bytes).toBe(2 * 4032);
});

it('writes over an input that nothing reads later', () => {
  const tape = createTape();
  const [first] = tape.record(primitive('plain'), [tape.batch('data', 'a', [5], 'float32')], { size: 100 }) as [Value];
  const [second] = tape.record(primitive('overwriting'), [first], {}) as [Value];
  const [third] = tape.record(primitive('overwriting'), [second, first], {}) as [Value];
  const { offsets } = layOut(tape.operations, [third], [[], [], []]);
  expect(offsets.get(second)).not.toBe(offsets.get(first));
  expect(offsets.get(third)).toBe(offsets.get(second));
});
