import { httpAssets } from '../../data/assets.ts';
import type { Dataset } from '../../data/dataset.ts';
import { loadDataset, type DatasetCall } from '../../data/loadDataset.ts';
import type { Pictures } from '../../training/protocol.ts';
import type { Glance } from './samples.ts';

const pictureCount = 8;
const pointCount = 240;

/** Reads a few samples of a data set: pictures of different classes, points of the plane, or the text's beginning. */
export async function readGlance(source: DatasetCall, seed: number): Promise<Glance | null> {
  const call: DatasetCall = { ...source, options: { ...source.options, labels: 'index' } };
  const dataset = await loadDataset(call, seed, httpAssets(`${import.meta.env.BASE_URL}data/`));
  const [text] = Object.values(dataset.texts ?? {});
  if (text) return { kind: 'text', text: text('train', 0) };
  const [name, field] = Object.entries(dataset.fields)[0] ?? [];
  if (name === undefined || !field) return null;
  if (field.shape.length === 3) return pictureGlance(dataset, name, field.shape);
  if (field.dtype === 'int32') return textGlance(dataset, name);
  return field.shape.length === 1 && field.shape[0] === 2 ? pointGlance(dataset, name) : null;
}

function firstIndices(dataset: Dataset, count: number): number[] {
  return Array.from({ length: Math.min(count, dataset.sizes.train) }, (_, index) => index);
}

/** One sample of each of the first classes, in their order. */
function pictureGlance(dataset: Dataset, name: string, shape: readonly number[]): Glance {
  const labels = dataset.read('train', firstIndices(dataset, 100), 'labels');
  const chosen: number[] = [];
  for (let label = 0; label < pictureCount; label++) {
    const index = labels.indexOf(label);
    if (index >= 0) chosen.push(index);
  }
  const [height = 1, width = 1, channels = 1] = shape;
  const values = dataset.read('train', chosen, name);
  const low = values.some((value) => value < 0) ? -1 : 0;
  const pixels = Uint8ClampedArray.from(values, (value) => ((value - low) / (1 - low)) * 255);
  const pictures: Pictures = { count: chosen.length, height, width, channels: channels === 3 ? 3 : 1, pixels };
  return { kind: 'pictures', pictures, labels: chosen.map((index) => String(labels[index])) };
}

function pointGlance(dataset: Dataset, name: string): Glance {
  const indices = firstIndices(dataset, pointCount);
  const values = dataset.read('train', indices, name);
  const labels = dataset.read('train', indices, 'labels');
  const points = indices.map((_, row) => ({
    x: values[row * 2] ?? 0,
    y: values[row * 2 + 1] ?? 0,
    label: labels[row] ?? 0,
  }));
  const extent = points.reduce((most, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), 1);
  return { kind: 'points', points, extent };
}

function textGlance(dataset: Dataset, name: string): Glance {
  const numbers = dataset.read('train', firstIndices(dataset, 3), name);
  const text = Array.from(numbers, (number) => dataset.classNames?.[number] ?? ' ').join('');
  return { kind: 'text', text: text.replaceAll(/\s+/g, ' ').trim() };
}
