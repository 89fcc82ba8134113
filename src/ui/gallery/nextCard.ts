interface Corner {
  readonly x: number;
  readonly y: number;
}

/**
 * The card an arrow key goes to, of cards that lie in rows: the next or the one before, or the nearest of the row above
 * or below. `out` above the first row; `null` for keys that do something else.
 */
export function nextCard(cards: readonly Corner[], at: number, key: string): number | 'out' | null {
  const here = cards[at];
  if (!here) return null;
  switch (key) {
    case 'ArrowRight':
      return Math.min(cards.length - 1, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return cards.length - 1;
    case 'ArrowDown':
      return nearest(cards, here, Math.min(...cards.map(({ y }) => y).filter((y) => y > here.y))) ?? at;
    case 'ArrowUp':
      return nearest(cards, here, Math.max(...cards.map(({ y }) => y).filter((y) => y < here.y))) ?? 'out';
    default:
      return null;
  }
}

function nearest(cards: readonly Corner[], here: Corner, row: number): number | null {
  let best: number | null = null;
  cards.forEach(({ x, y }, index) => {
    if (y === row && (best === null || Math.abs(x - here.x) < Math.abs(cards[best]!.x - here.x))) best = index;
  });
  return best;
}
