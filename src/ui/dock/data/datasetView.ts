import type { Dataset, Field, Split } from '../../../data/dataset.ts';
import type { Pictures } from '../../../training/protocol.ts';

/** How the samples of a data set are best shown, and which field holds them. */
export type SampleKind =
  | {
      readonly kind: 'pictures';
      readonly field: string;
      readonly height: number;
      readonly width: number;
      readonly channels: 1 | 3;
    }
  | { readonly kind: 'points'; readonly field: string }
  | { readonly kind: 'text'; readonly field: string; readonly length: number }
  /** Columns of text, and those that are numbers made of them. */
  | { readonly kind: 'sentences'; readonly texts: readonly string[]; readonly prepared: readonly string[] }
  | { readonly kind: 'numbers'; readonly field: string };

/** Text, or the kind of the first field: pictures, points of the plane, windows of characters, or plain numbers. */
export function sampleKind(dataset: Dataset): SampleKind {
  const texts = Object.keys(dataset.texts ?? {});
  if (texts.length > 0) return { kind: 'sentences', texts, prepared: Object.keys(dataset.vocabularies ?? {}) };
  const [field, spec] = Object.entries(dataset.fields)[0] ?? ['', { shape: [], dtype: 'float32' } satisfies Field];
  const [height = 0, width = 0, channels = 0] = spec.shape;
  if (spec.shape.length === 3 && (channels === 1 || channels === 3))
    return { kind: 'pictures', field, height, width, channels };
  if (spec.shape.length === 1 && height === 2 && spec.dtype === 'float32') return { kind: 'points', field };
  if (spec.shape.length === 1 && spec.dtype === 'int32' && dataset.classNames)
    return { kind: 'text', field, length: height };
  return { kind: 'numbers', field };
}

/** `count` indices from `from` on, as many as the split has. */
export function indicesOf(dataset: Dataset, split: Split, from: number, count: number): number[] {
  const length = Math.max(0, Math.min(count, dataset.sizes[split] - from));
  return Array.from({ length }, (_, index) => from + index);
}

/** Class numbers of samples; `null` for a data set without a `labels` field. */
export function labelsOf(dataset: Dataset, split: Split, indices: readonly number[]): number[] | null {
  const spec = dataset.fields['labels'];
  if (!spec) return null;
  const values = dataset.read(split, indices, 'labels');
  const width = spec.shape[0] ?? 1;
  return indices.map((_, row) => {
    if (width === 1) return Math.round(values[row] ?? 0);
    let best = 0;
    for (let index = 1; index < width; index++) {
      if ((values[row * width + index] ?? 0) > (values[row * width + best] ?? 0)) best = index;
    }
    return best;
  });
}

/** Pictures of samples; values from −1 or from 0 to 1 are spread over 0 to 255. */
export function picturesOf(
  dataset: Dataset,
  split: Split,
  indices: readonly number[],
  kind: Extract<SampleKind, { kind: 'pictures' }>,
): Pictures {
  const values = dataset.read(split, indices, kind.field);
  const low = values.some((value) => value < 0) ? -1 : 0;
  const pixels = Uint8ClampedArray.from(values, (value) => ((value - low) / (1 - low)) * 255);
  return { count: indices.length, height: kind.height, width: kind.width, channels: kind.channels, pixels };
}

/** The numbers a text became, as they are; of many that are mostly 0 the others, each behind its token. */
export function preparedText(dataset: Dataset, split: Split, index: number, name: string): string {
  const values = dataset.read(split, [index], name);
  if (dataset.fields[name]?.dtype === 'int32') return values.join(' ');
  const tokens = dataset.vocabularies?.[name] ?? [];
  return Array.from(values, (value, place) => ({ value, token: tokens[place] ?? '' }))
    .filter(({ value }) => value !== 0)
    .map(({ value, token }) => `${token} ${Number(value.toFixed(2))}`)
    .join(' · ');
}

/** How many samples of a split each class has; for text, how often each character comes. */
export function classCounts(dataset: Dataset, split: Split): number[] | null {
  const kind = sampleKind(dataset);
  const all = indicesOf(dataset, split, 0, Number.POSITIVE_INFINITY);
  const values = kind.kind === 'text' ? dataset.read(split, all, kind.field) : labelsOf(dataset, split, all);
  if (!values) return null;
  const counts = new Array<number>(dataset.classNames?.length ?? 0).fill(0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
