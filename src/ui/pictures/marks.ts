/** Shapes that tell classes apart besides their colour, in turn. */
const marks = ['circle', 'square', 'triangle', 'diamond'] as const;
export type Mark = (typeof marks)[number];

/** Colours of classes, in turn. */
export const classTokens = ['--viz-train', '--viz-val', '--viz-3', '--viz-4'] as const;

export function markOf(label: number): Mark {
  return marks[label % marks.length] ?? 'circle';
}

/** Corners of a mark round a centre; none for the circle. */
function corners(mark: Mark, r: number): readonly (readonly [number, number])[] {
  switch (mark) {
    case 'circle':
      return [];
    case 'square':
      return [
        [-r * 0.88, -r * 0.88],
        [r * 0.88, -r * 0.88],
        [r * 0.88, r * 0.88],
        [-r * 0.88, r * 0.88],
      ];
    case 'triangle':
      return [
        [0, -r * 1.2],
        [r * 1.1, r * 0.8],
        [-r * 1.1, r * 0.8],
      ];
    case 'diamond':
      return [
        [0, -r * 1.25],
        [r * 1.25, 0],
        [0, r * 1.25],
        [-r * 1.25, 0],
      ];
    default:
      return mark satisfies never;
  }
}

/** Traces a mark, to be filled and stroked. */
export function traceMark(context: CanvasRenderingContext2D, mark: Mark, x: number, y: number, r: number): void {
  context.beginPath();
  if (mark === 'circle') context.arc(x, y, r, 0, 2 * Math.PI);
  for (const [dx, dy] of corners(mark, r)) context.lineTo(x + dx, y + dy);
  context.closePath();
}

/** The same mark as an SVG path round (5, 5), for legends. */
export function markPath(mark: Mark): string {
  if (mark === 'circle') return 'M1.5 5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z';
  return `M${corners(mark, 3.5)
    .map(([dx, dy]) => `${5 + dx} ${5 + dy}`)
    .join('L')}z`;
}
