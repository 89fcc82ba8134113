import type { TensorType } from '../../graph/project.ts';
import type { LayerExample } from './define.ts';
import { tensor } from './shapes.ts';

/** The types of what comes into a layer in one of its examples. */
export function exampleInputs(example: Pick<LayerExample, 'in' | 'classes' | 'masks'>): readonly TensorType[] {
  const { in: shapes, classes, masks = [] } = example;
  return shapes.map((shape, input) => {
    const count = typeof classes === 'number' ? classes : classes?.[input];
    const type = typeof count === 'number' ? tensor(shape, 'int32', count) : tensor(shape);
    return masks.includes(input) ? { ...type, masked: true } : type;
  });
}
