import type { LayerPlan, LayerValue, ModelPlan, Plan, StepPlan, ValueRef } from '../../src/compiler/plan.ts';
import { cells, type CellName } from '../../src/nodes/kit/recurrent.ts';

/**
 * Floating-point operations of one training step on `samples` samples: every multiply-add of a matrix product or a
 * convolution counts as two, forward and for both gradients, but for those of padding, which need not be done. Nothing
 * else counts, so that a share of what the machine can do is a share of what it can do at products. Where nothing that is trained lies in front of a layer, the gradient of the
 * layer's input is not needed, and not counted.
 */
export function trainingFlops(plan: Plan, samples: number): number {
  return 2 * samples * plan.steps.reduce((sum, step) => sum + stepMultiplyAdds(plan, step), 0);
}

/** Multiply-adds of a layer for one sample, by what they multiply: it decides which gradients there are. */
interface Products {
  /** Input of the layer by weights. */
  readonly entering: number;
  /** Values inside the layer by weights: their gradient is needed wherever that of the output is. */
  readonly inside: number;
  /** Two values inside the layer: attention. Both have a gradient. */
  readonly unweighted: number;
}

const none: Products = { entering: 0, inside: 0, unweighted: 0 };

function stepMultiplyAdds(plan: Plan, step: StepPlan): number {
  const loss = plan.losses.find(({ name }) => name === step.loss)!;
  const trains = new Set(step.trains);
  /** Calls that the loss depends on, each with whether something trained lies in front of it or in it. */
  const reached = new Map<string, boolean>();
  let total = 0;
  const isTrained = ({ of }: ValueRef): boolean => {
    const call = plan.calls.find(({ name }) => name === of);
    if (!call) return false;
    const known = reached.get(of);
    if (known !== undefined) return known;
    const inFront = call.inputs.map(isTrained);
    const model = plan.models.find(({ name }) => name === call.model)!;
    const { multiplyAdds, trained } = modelMultiplyAdds(model, inFront, trains);
    total += multiplyAdds;
    reached.set(of, trained);
    return trained;
  };
  for (const input of loss.inputs) isTrained(input);
  return total;
}

function modelMultiplyAdds(model: ModelPlan, inFront: readonly boolean[], trains: ReadonlySet<string>) {
  const trainedBehind = new Map<string, boolean>();
  const isTrained = (value: LayerValue): boolean =>
    'input' in value ? inFront[value.input]! : trainedBehind.get(value.layer)!;
  let multiplyAdds = 0;
  for (const layer of model.layers) {
    const wanted = layer.inputs.some(isTrained);
    const trained = trains.has(`${model.name}/${layer.name}`);
    const { entering, inside, unweighted } = productsOf(layer);
    multiplyAdds += entering + inside + unweighted;
    if (trained) multiplyAdds += entering + inside;
    if (wanted) multiplyAdds += entering;
    if (wanted || trained) multiplyAdds += inside + 2 * unweighted;
    trainedBehind.set(layer.name, wanted || trained);
  }
  return { multiplyAdds, trained: model.outputs.some(({ value }) => isTrained(value)) };
}

/** What the products of a layer multiply. `LayerPlan.flops` has their sum, and for other layers what is not a product. */
function productsOf(layer: LayerPlan): Products {
  const total = layer.flops / 2;
  switch (layer.type) {
    case 'dense':
      return { ...none, entering: total };
    case 'conv2d':
    case 'conv2dTranspose':
      return { ...none, entering: total * shareInside(layer) };
    case 'simpleRNN':
    case 'lstm':
    case 'gru': {
      const [features, width] = layer.weights[0]!.shape as [number, number];
      const units = width / cells[layer.type satisfies CellName].gates;
      const entering = (total * features) / (features + units);
      return { ...none, entering, inside: total - entering };
    }
    case 'multiHeadAttention': {
      const [steps, features] = layer.outputs[0]!.shape as [number, number];
      const [, heads, size] = layer.weights[0]!.shape as [number, number, number];
      const projection = steps * features * heads * size;
      return { entering: 3 * projection, inside: projection, unweighted: total - 4 * projection };
    }
    default:
      return none;
  }
}

/** How many of the taps of all windows fall on the image and not on padding. `same` has some of them on zeros. */
function shareInside({ type, call, outputs, weights }: LayerPlan): number {
  const { padding, strides } = call.args as { readonly padding: string; readonly strides: readonly number[] };
  if (padding !== 'same') return 1;
  const [output, kernel] = [outputs[0]!.shape, weights[0]!.shape];
  return strides.reduce((share, stride, axis) => {
    const [made, window] = [Number(output[axis]), kernel[axis]!];
    // A transposed convolution goes the other way: its windows lie on what it makes. Strides divide all lengths here.
    const [windows, length] = type === 'conv2d' ? [made, made * stride] : [made / stride, made];
    const before = Math.floor(Math.max(0, (windows - 1) * stride + window - length) / 2);
    let inside = 0;
    for (let at = 0; at < windows * window; at++) {
      const place = Math.floor(at / window) * stride + (at % window) - before;
      if (place >= 0 && place < length) inside++;
    }
    return (share * inside) / (windows * window);
  }, 1);
}
