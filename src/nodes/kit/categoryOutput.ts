import type { TensorType } from '../../graph/project.ts';
import type { Inferred } from './define.ts';
import { choice } from './param.ts';
import { line, tensor } from './shapes.ts';

/** How categories are told. */
export type CategoryOutput = 'int' | 'oneHot' | 'multiHot' | 'count';

const help =
  '`oneHot`: a row with a 1 for each. `multiHot`: a row of 0 and 1 for all of a sample. `count`: how often each occurs.';

export const categoryOutputParam = choice(['int', 'oneHot', 'multiHot', 'count'], { label: 'Output', help });
export const lookupOutputParam = choice(['int', 'oneHot', 'multiHot', 'count', 'tfIdf'], {
  label: 'Output',
  help: `${help} \`tfIdf\`: counts, rare ones weighing more.`,
});
export const encodingOutputParam = choice(['multiHot', 'oneHot', 'count'], { label: 'Output', help });

/** The same in the words of Keras. */
export const kerasOutputMode = (mode: CategoryOutput | 'tfIdf'): string =>
  ({ int: 'int', oneHot: 'one_hot', multiHot: 'multi_hot', count: 'count', tfIdf: 'tf_idf' })[mode];

/**
 * The type of `depth` categories in the shape of an input. Sets and counts put the first axis of a sample together, the
 * only one in most cases: Keras does so too, though its page says the last.
 */
export function categoryOutput({ shape }: TensorType, mode: CategoryOutput, depth: number): Inferred {
  const arithmetic = [line('categories', 'different ones', depth)];
  if (mode === 'int') return { outputs: [tensor(shape, 'int32', depth)], arithmetic };
  if (mode === 'oneHot') {
    const rows = shape.at(-1) === 1 ? shape.slice(0, -1) : shape;
    return { outputs: [tensor([...rows, depth])], arithmetic };
  }
  return { outputs: [tensor([...shape.slice(1), depth])], arithmetic };
}
