import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBeside, type Align, type Side } from './place.ts';

const page = { width: 1000, height: 600 };
const anchor = { left: 480, top: 280, width: 40, height: 20 };
const box = { width: 200, height: 100 };
const at = (side: Side, align: Align, where = anchor) => placeBeside(where, box, page, { side, align, gap: 4 });

describe('placing a box beside its anchor', () => {
  it('stands on the side that is wanted', () => {
    expect(at('bottom', 'start')).toEqual({ left: 480, top: 304 });
    expect(at('top', 'start')).toEqual({ left: 480, top: 176 });
    expect(at('right', 'start')).toEqual({ left: 524, top: 280 });
    expect(at('left', 'start')).toEqual({ left: 276, top: 280 });
  });

  it('lines up with the start, the middle or the end', () => {
    expect(at('bottom', 'center').left).toBe(400);
    expect(at('bottom', 'end').left).toBe(320);
  });

  it('goes to the other side where only that has room', () => {
    expect(at('bottom', 'start', { ...anchor, top: 560 }).top).toBe(456);
    expect(at('left', 'start', { ...anchor, left: 20 }).left).toBe(64);
  });

  it('stays on the page wherever the anchor is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 960 }),
        fc.integer({ min: 0, max: 580 }),
        fc.constantFrom<Side>('top', 'right', 'bottom', 'left'),
        fc.constantFrom<Align>('start', 'center', 'end'),
        (left, top, side, align) => {
          const place = at(side, align, { ...anchor, left, top });
          expect(place.left).toBeGreaterThanOrEqual(8);
          expect(place.top).toBeGreaterThanOrEqual(8);
          expect(place.left + box.width).toBeLessThanOrEqual(992);
          expect(place.top + box.height).toBeLessThanOrEqual(592);
        },
      ),
    );
  });
});
