import type { TensorType } from '../../graph/project.ts';
import type { CompositeDefinition } from '../../nodes/kit/composite.ts';
import {
  isOfLayers,
  type BlockDefinition,
  type LayerDefinition,
  type PreparationDefinition,
} from '../../nodes/kit/define.ts';
import type { ArithmeticLine, Problem } from '../../nodes/kit/infer.ts';
import type { ParamSchema, ParamValues } from '../../nodes/kit/param.ts';
import { encodedText } from '../../nodes/kit/vocabulary.ts';
import { partsOf } from './parts.ts';

/** Blocks that make tensors of tensors: of numbers, or of text. */
export type TensorBlock = LayerDefinition | CompositeDefinition | PreparationDefinition;

export const makesTensors = (definition: BlockDefinition | undefined): definition is TensorBlock =>
  isOfLayers(definition) || definition?.role === 'preparation';

type Outcome =
  | { readonly outputTypes: readonly TensorType[]; readonly arithmetic: readonly ArithmeticLine[] }
  | { readonly problem: Problem };

/** What such a block gives with these parameters behind these inputs; or why it gives nothing. */
export function outcomeOf(
  definition: TensorBlock,
  params: ParamValues<ParamSchema>,
  inputs: readonly TensorType[],
): Outcome {
  if (definition.role !== 'preparation') return partsOf(definition, params, inputs);
  const made = encodedText(definition.encoding(params));
  if ('problem' in made) return made;
  return { outputTypes: made.outputs as readonly TensorType[], arithmetic: made.arithmetic ?? [] };
}
