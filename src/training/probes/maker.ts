import type { ModelCall, ModelPlan, Plan } from '../../compiler/plan.ts';
import type { Range } from './numbers.ts';
import { pictureShape, sourcePortsBehind, type PictureShape } from './structure.ts';

/** A value of the plan that is a picture made of noise. */
export interface Maker {
  readonly call: ModelCall;
  readonly port: string;
  readonly shape: PictureShape;
  /** Known where the last activation bounds it. */
  readonly range: Range | undefined;
}

/** The first use of a model that makes pictures of noise alone; `undefined` when there is none. */
export function makerOf(plan: Plan): Maker | undefined {
  const isNoise = (name: string) =>
    plan.sources.some((source) => source.name === name && source.source.kind === 'noise');
  for (const call of plan.calls) {
    const model = plan.models.find(({ name }) => name === call.model);
    for (const output of model?.outputs ?? []) {
      const shape = output.type.shape.length === 3 ? pictureShape(output.type) : undefined;
      const sources = sourcePortsBehind(plan, { of: call.name, port: output.name });
      if (!model || !shape || sources.length === 0 || !sources.every(({ of }) => isNoise(of))) continue;
      return { call, port: output.name, shape, range: boundsOf(model, output) };
    }
  }
  return undefined;
}

function boundsOf(model: ModelPlan, { value }: ModelPlan['outputs'][number]): Range | undefined {
  const layer = 'layer' in value ? model.layers.find(({ name }) => name === value.layer) : undefined;
  switch (layer?.call.args['activation']) {
    case 'tanh':
      return { low: -1, high: 1 };
    case 'sigmoid':
      return { low: 0, high: 1 };
    default:
      return undefined;
  }
}
