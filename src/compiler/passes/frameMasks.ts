import type { BlockId, GraphId } from '../../graph/project.ts';
import type { ShapedGraph } from './shaped.ts';
import { masksSteps } from './masks.ts';

/** Input blocks of models to which a mask comes in, by the model. */
export type MaskedInputs = ReadonlyMap<GraphId, ReadonlySet<BlockId>>;

/**
 * The known inputs and those to which some use on the canvas brings a mask besides; `null` if there are none. A model
 * has one set of layers for all of its uses, so such an input has a mask in all of them: where a use brings none, all
 * steps count (`plan.ts`).
 */
export function moreMaskedInputs(known: MaskedInputs, main: ShapedGraph): MaskedInputs | null {
  const all = new Map([...known].map(([model, inputs]) => [model, new Set(inputs)]));
  let more = false;
  for (const { block, definition, inputs, inputTypes, params } of main.blocks.values()) {
    if (definition?.role !== 'model' || block.bypassed === true) continue;
    const model = String(params['model']);
    inputs.forEach(({ name }, at) => {
      const type = inputTypes[at];
      if (type?.kind !== 'tensor' || !masksSteps(type) || all.get(model)?.has(name) === true) return;
      all.set(model, (all.get(model) ?? new Set()).add(name));
      more = true;
    });
  }
  return more ? all : null;
}
