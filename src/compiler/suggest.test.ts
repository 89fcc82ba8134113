import { describe, expect, it } from 'vitest';
import type { TensorType } from '../graph/project.ts';
import { blocksBefore, blocksBehind, swapsFor } from './suggest.ts';

const image: TensorType = { kind: 'tensor', shape: [26, 26, 32], dtype: 'float32' };
const types = (list: readonly { type: string; result: string }[]) =>
  Object.fromEntries(list.map(({ type, result }) => [type, result]));

describe('suggestions', () => {
  it('offer what takes an image, with the shape it gives', () => {
    const found = types(blocksBehind(image, 'tensor', 'main'));
    expect(found).toMatchObject({ maxPooling2d: '[13, 13, 32]', flatten: '[21632]' });
    expect(found).not.toHaveProperty('embedding');
    expect(found).not.toHaveProperty('updateStep');
    expect(found).not.toHaveProperty('digits');
    expect(found).not.toHaveProperty('output');
    expect(types(blocksBehind(image, 'tensor', 'generator'))).toHaveProperty('output');
  });

  it('offer update steps behind a loss, and losses before an update step', () => {
    expect(Object.keys(types(blocksBehind({ kind: 'loss' }, 'loss', 'main')))).toEqual(['updateStep']);
    const before = blocksBefore({ name: 'loss', kind: 'loss' }, 'main');
    expect(before.length).toBeGreaterThan(0);
    expect(before.every(({ category }) => category === 'loss')).toBe(true);
  });

  it('offer data whose type the port takes', () => {
    const before = types(blocksBefore({ name: 'image', rank: 3 }, 'main'));
    expect(before).toHaveProperty('digits', '[28, 28, 1]');
    expect(before).not.toHaveProperty('points');
  });

  it('offer swaps of the same role that take what comes in', () => {
    const pool = { id: 'p', type: 'maxPooling2d', params: {}, position: { x: 0, y: 0 } };
    const found = types(swapsFor(pool, [image]));
    expect(found).toMatchObject({ averagePooling2d: '[13, 13, 32]' });
    expect(found).not.toHaveProperty('maxPooling2d');
    expect(found).not.toHaveProperty('digits');
    expect(swapsFor({ ...pool, type: 'model' }, [])).toEqual([]);
  });
});
