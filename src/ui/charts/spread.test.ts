import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread } from './spread.ts';

describe('spread', () => {
  it('leaves labels alone that are far enough apart', () => {
    expect(spread([20, 60], 0, 100)).toEqual([20, 60]);
  });

  it('moves two apart around their middle', () => {
    expect(spread([50, 54], 0, 100)).toEqual([45.5, 58.5]);
  });

  it('keeps the order it was given', () => {
    expect(spread([54, 50], 0, 100)).toEqual([58.5, 45.5]);
  });

  it('stays in the room, at least 13 apart, when there is room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -20, max: 220, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (positions) => {
          const placed = spread(positions, 0, 200).sort((a, b) => a - b);
          expect(placed[0]).toBeGreaterThanOrEqual(0);
          expect(placed.at(-1)).toBeLessThanOrEqual(200);
          for (let index = 1; index < placed.length; index++) {
            expect((placed[index] ?? 0) - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(13 - 1e-9);
          }
        },
      ),
    );
  });
});
