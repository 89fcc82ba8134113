import { formatShape, type Shape } from '../../tensor/shape.ts';
import type { ConfigPart } from './config.ts';
import type { Problem } from './infer.ts';
import { int } from './param.ts';

/** An axis as Keras counts them. */
export const axisParam = (value = -1, help = 'Counted with the batch axis as 0; −1 is the last.') =>
  int(value, { label: 'Axis', help, min: -8, max: 8 });

/** Index into a shape without its batch axis, of an axis counted with it; `null` when there is no such axis. */
export function axisOf(axis: number, shape: Shape): number | null {
  const index = axis < 0 ? shape.length + axis : axis - 1;
  return index >= 0 && index < shape.length ? index : null;
}

/** The problem of an axis that the input does not have, the batch axis among them. */
export const noSuchAxis = (axis: number, shape: Shape, param = 'axis'): Problem => ({
  code: 'shape/axis',
  data: { axis, shape: formatShape(shape), rank: shape.length },
  param,
  fixes: [{ params: { [param]: -1 } }],
});

/** `last axis`, `axis 2`: for the line under a block's name. */
export const axisText = (axis: number): ConfigPart => (axis === -1 ? { lastAxis: true } : { axis });
