/**
 * Which of `count` snapshots to show in `room` places: the first, the last, and between them more of the early ones,
 * where pictures change fastest. Indices rise and none is twice.
 */
export function chooseSnapshots(count: number, room: number): number[] {
  if (count <= 0 || room <= 0) return [];
  if (room === 1) return [count - 1];
  if (count <= room) return Array.from({ length: count }, (_, index) => index);
  const chosen = Array.from({ length: room }, (_, place) => Math.round((count - 1) * (place / (room - 1)) ** 1.7));
  // Early places may fall on the same snapshot: each takes at least the one after its neighbour's.
  return chosen.map((_, place) => Math.max(chosen[place] ?? 0, place));
}

/** Columns of a grid of `count` pictures that fills its last row, as near to upright or square as can be. */
export function gridColumns(count: number): number {
  for (let columns = Math.floor(Math.sqrt(count)); columns > 1; columns--) {
    if (count % columns === 0) return columns;
  }
  return Math.max(1, Math.min(count, Math.round(Math.sqrt(count))));
}
