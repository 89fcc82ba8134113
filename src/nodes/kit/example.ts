import type { TensorType } from '../../graph/project.ts';
import type { LayerExample } from './define.ts';
import { tensor } from './shapes.ts';

/** The types of what comes into a layer in one of its examples. */
export function exampleInputs({ in: shapes, classes }: Pick<LayerExample, 'in' | 'classes'>): readonly TensorType[] {
  return shapes.map((shape, input) => {
    const count = typeof classes === 'number' ? classes : classes?.[input];
    return typeof count === 'number' ? tensor(shape, 'int32', count) : tensor(shape);
  });
}
