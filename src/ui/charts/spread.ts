/** Line ends are labelled in 11 px type: closer than this they would touch. */
export const labelDistance = 13;

/**
 * Moves label positions apart to at least `distance`, as little as can be and each group around its own middle,
 * and keeps them between `top` and `bottom` when they fit there. Positions come back in the order they were given.
 */
export function spread(
  positions: readonly number[],
  top: number,
  bottom: number,
  distance: number = labelDistance,
): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const groups: { members: number[]; middle: number }[] = [];
  for (const index of order) {
    let group = { members: [index], middle: positions[index] ?? 0 };
    let above = groups.at(-1);
    while (above && group.middle - above.middle < (distance * (group.members.length + above.members.length)) / 2) {
      groups.pop();
      group = merge(above, group, positions);
      above = groups.at(-1);
    }
    groups.push(group);
  }
  const result = new Array<number>(positions.length);
  for (const { members, middle } of groups) {
    members.forEach((index, rank) => (result[index] = middle + (rank - (members.length - 1) / 2) * distance));
  }
  return intoRoom(result, order, top, bottom, distance);
}

function merge(
  above: { members: number[] },
  below: { members: number[] },
  positions: readonly number[],
): { members: number[]; middle: number } {
  const members = [...above.members, ...below.members];
  return { members, middle: members.reduce((sum, index) => sum + (positions[index] ?? 0), 0) / members.length };
}

/** Pushes down from the top, then up from the bottom. */
function intoRoom(at: number[], order: readonly number[], top: number, bottom: number, distance: number): number[] {
  let limit = top;
  for (const index of order) {
    at[index] = Math.max(at[index] ?? 0, limit);
    limit = at[index] + distance;
  }
  limit = bottom;
  for (const index of order.toReversed()) {
    at[index] = Math.min(at[index] ?? 0, limit);
    limit = at[index] - distance;
  }
  return at;
}
