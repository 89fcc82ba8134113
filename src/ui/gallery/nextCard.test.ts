import { describe, expect, it } from 'vitest';
import { nextCard } from './nextCard.ts';

// Three in a row, then two.
const cards = [0, 1, 2, 3, 4].map((index) => ({ x: (index % 3) * 240, y: Math.floor(index / 3) * 170 }));

describe('the card an arrow goes to', () => {
  it.each([
    [0, 'ArrowRight', 1],
    [2, 'ArrowRight', 3],
    [4, 'ArrowRight', 4],
    [0, 'ArrowLeft', 0],
    [1, 'ArrowDown', 4],
    [2, 'ArrowDown', 4],
    [4, 'ArrowDown', 4],
    [3, 'ArrowUp', 0],
    [1, 'ArrowUp', 'out'],
    [1, 'End', 4],
    [4, 'Home', 0],
    [1, 'Enter', null],
    [9, 'ArrowUp', null],
  ])('from %d by %s is %s', (at, key, expected) => {
    expect(nextCard(cards, at, key)).toBe(expected);
  });
});
