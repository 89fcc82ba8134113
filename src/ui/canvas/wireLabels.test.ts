import { describe, expect, it } from 'vitest';
import { indexBoxes, type Box } from './boxes.ts';
import { placeLabels, placesAlong, type Labelled } from './wireLabels.ts';

const block = (x: number, y: number): Box => ({ id: 'block', x, y, width: 160, height: 130, inputs: {}, outputs: {} });
const none = indexBoxes([]);

/** A level wire from one x to another, and its places. */
const level = (id: string, left: number, right: number, y: number): Labelled => {
  const points = [
    { x: left, y },
    { x: right, y },
  ] as const;
  return { id, points, places: placesAlong(...points, 'above') };
};

describe('placeLabels', () => {
  it('writes above the middle of a wire that is alone', () => {
    const { x, y } = placeLabels([level('a', 0, 800, 100)], none).get('a')!;
    expect([x, y]).toEqual([400, 94]);
  });

  it('keeps labels of parallel wires apart, and off the other wire where there is a place', () => {
    const places = placeLabels([level('long', 0, 1200, 110), level('short', 400, 800, 100)], none);
    const [long, short] = [places.get('long')!, places.get('short')!];
    expect([short.x, short.y]).toEqual([600, 94]);
    expect(Math.abs(long.x - short.x) >= 92 || Math.abs(long.y - short.y) >= 14).toBe(true);
    const onShort = long.y === 104 && long.x > 400 - 46 && long.x < 800 + 46;
    expect(onShort).toBe(false);
  });

  it('keeps off blocks', () => {
    const { x, y } = placeLabels([level('a', 0, 800, 100)], indexBoxes([block(320, -40)])).get('a')!;
    expect(y === 94 && x + 46 > 320 && x - 46 < 480).toBe(false);
  });

  it('goes from a wire that has one place to one that has many', () => {
    const short = level('short', 350, 450, 100);
    const places = placeLabels([level('long', 0, 800, 104), { ...short, places: [short.places[0]] }], none);
    expect(places.get('short')!.x).toBe(400);
    expect(Math.abs(places.get('long')!.x - 400)).toBeGreaterThanOrEqual(92);
  });
});
