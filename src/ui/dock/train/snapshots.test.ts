import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSnapshots, gridColumns } from './snapshots.ts';

describe('chooseSnapshots', () => {
  it('shows all while there is room', () => {
    expect(chooseSnapshots(3, 6)).toEqual([0, 1, 2]);
  });

  it('shows the newest where there is room for one', () => {
    expect(chooseSnapshots(9, 1)).toEqual([8]);
  });

  it('keeps the first and the last, rising and none twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 2, max: 12 }), (count, room) => {
        const chosen = chooseSnapshots(count, room);
        expect(chosen[0]).toBe(0);
        expect(chosen.at(-1)).toBe(count - 1);
        expect(chosen.length).toBe(Math.min(count, room));
        for (let index = 1; index < chosen.length; index++) {
          expect(chosen[index] ?? 0).toBeGreaterThan(chosen[index - 1] ?? 0);
        }
      }),
    );
  });
});

it.each([
  [12, 3],
  [16, 4],
  [9, 3],
  [1, 1],
  [7, 3],
])('%d pictures stand in %d columns', (count, columns) => {
  expect(gridColumns(count)).toBe(columns);
});
