import type { LayerPlan, ModelCall, Plan } from '../../compiler/plan.ts';
import type { Batch } from '../../engine/program.ts';
import { samplesOf, splitSize } from '../feed.ts';
import type { Pictures } from '../protocol.ts';
import { leastAlike } from './leastAlike.ts';
import { extremes, pictureRange, toPictures } from './numbers.ts';
import type { Probe, ProbeContext } from './probe.ts';
import { pictureShape } from './structure.ts';

const mapsShown = 4;
const longestStrip = 256;

/** Channels shown of a block's layer; chosen at the first look, so that they do not jump. */
type Chosen = Map<string, readonly number[]>;

/** What every block gives for the pinned sample. */
export const featureMaps: Probe = {
  name: 'featureMaps',
  within: true,
  begin(context) {
    const chosen: Chosen = new Map();
    const calls = firstUses(context.plan);
    return async () => {
      const batch = pinnedSample(context);
      const blocks: Record<string, Pictures> = {};
      for (const call of calls) Object.assign(blocks, await blocksOf(context, call, batch, chosen));
      return { probe: 'featureMaps', blocks, input: inputPicture(context.plan, batch) };
    };
  },
};

/** A further use of a model has the same blocks: one look at them is enough. */
function firstUses(plan: Plan): ModelCall[] {
  return plan.calls.filter((call, place) => plan.calls.findIndex(({ model }) => model === call.model) === place);
}

function pinnedSample({ plan, datasets, pinned }: ProbeContext): Batch {
  const held = splitSize(datasets, 'validation');
  if (held > 0) return samplesOf(plan, datasets, 'validation', [Math.min(pinned(), held - 1)]);
  return samplesOf(plan, datasets, 'train', [0]);
}

function inputPicture(plan: Plan, batch: Batch): Pictures | null {
  for (const source of plan.sources) {
    if (source.source.kind !== 'dataset') continue;
    for (const [port, type] of Object.entries(source.ports)) {
      const shape = pictureShape(type);
      const data = batch[source.name]?.[port]?.data;
      if (shape && data) return toPictures(data, shape, pictureRange(data));
    }
  }
  return null;
}

async function blocksOf(
  { plan, program }: ProbeContext,
  call: ModelCall,
  batch: Batch,
  chosen: Chosen,
): Promise<Record<string, Pictures>> {
  const inputs = await Promise.all(call.inputs.map((ref) => program.value(ref, batch)));
  const outputs = await program.layerOutputs(call.model, inputs);
  const blocks: Record<string, Pictures> = {};
  for (const layer of plan.models.find(({ name }) => name === call.model)?.layers ?? []) {
    const [output] = outputs.get(layer.name) ?? [];
    if (!output) continue;
    const pictures = picturesOf(layer, output.data, output.shape.slice(1), chosen);
    if (pictures) blocks[layer.block] = pictures;
  }
  return blocks;
}

/** Maps of an image, the table of a sequence, or a strip of a row; `null` for what cannot be drawn. */
function picturesOf(
  layer: LayerPlan,
  values: ArrayLike<number>,
  shape: readonly number[],
  chosen: Chosen,
): Pictures | null {
  const [height = 0, width = 0, channels = 0] = shape;
  switch (shape.length) {
    case 3: {
      if (channels === 3) return toPictures(values, { height, width, channels: 3 }, extremes(values));
      // A composite has several layers, and each its own channels.
      const key = `${layer.block}/${layer.name}`;
      const order = chosen.get(key) ?? leastAlike(values, channels, mapsShown);
      chosen.set(key, order);
      const maps = channelMaps(values, channels, order);
      return toPictures(maps, { height, width, channels: 1 }, rangeOf(layer, maps));
    }
    case 2:
      return toPictures(values, { height, width, channels: 1 }, rangeOf(layer, values));
    case 1: {
      const strip = thinned(values);
      return toPictures(strip, { height: 1, width: strip.length, channels: 1 }, rangeOf(layer, strip));
    }
    default:
      return null;
  }
}

/** `[place, channel]` becomes `[channel, place]`, for some channels. */
function channelMaps(values: ArrayLike<number>, channels: number, order: readonly number[]): Float32Array {
  const places = values.length / channels;
  const maps = new Float32Array(order.length * places);
  order.forEach((channel, map) => {
    for (let place = 0; place < places; place++) maps[map * places + place] = values[place * channels + channel]!;
  });
  return maps;
}

function thinned(values: ArrayLike<number>): Float32Array {
  const length = Math.min(longestStrip, values.length);
  return Float32Array.from({ length }, (_, i) => values[Math.floor((i * values.length) / length)]!);
}

function rangeOf(layer: LayerPlan, values: ArrayLike<number>) {
  // Probabilities keep their scale, so that an unsure model looks unsure.
  const { activation } = layer.call.args;
  if (activation === 'softmax' || activation === 'sigmoid') return { low: 0, high: 1 };
  const { low, high } = extremes(values);
  return { low: Math.min(0, low), high };
}
