import { formatShape, type Dim } from '../../tensor/shape.ts';
import type { TensorType } from '../../graph/project.ts';
import type { PortSpec } from './define.ts';
import type { Problem } from './infer.ts';
import { initializerParam, useBiasParam } from './layerParams.ts';
import { maskedInputs, type Masking } from './masking.ts';
import { bool, float, int } from './param.ts';
import { lengths, lastLength, unknownLength } from './shapes.ts';
import { trained, weightRules } from './weightRules.ts';
import type { WeightSpec } from './calls.ts';

/*
 * What attention blocks share. Values are queries where no wire brings any, and keys are values.
 */

const separateKey = bool(false, {
  label: 'Separate keys',
  help: 'A third input gives the keys; otherwise the values are keys too.',
  advanced: true,
});

const useCausalMask = bool(false, { label: 'Causal', help: 'No position sees what comes after it.' });

const dropout = float(0, {
  label: 'Dropout',
  help: 'Share of the attention that is dropped while training.',
  min: 0,
  max: 0.99,
  advanced: true,
});

/** Of a layer that is nothing but attention. */
export const attentionParams = { useCausalMask, separateKey, dropout } as const;

/** Of a layer that projects to heads and back. */
export const headedParams = {
  useCausalMask,
  attentionMask: bool(false, {
    label: 'Mask input',
    help: 'A further input says who may look at whom: a row for each query, not 0 where a key is seen.',
    advanced: true,
  }),
  separateKey,
  slidingWindow: int(0, {
    label: 'Window',
    help: 'Each position sees those less than so many steps away; 0 for all.',
    min: 0,
    max: 65_536,
    advanced: true,
  }),
  dropout,
  useBias: useBiasParam,
  useGate: bool(false, {
    label: 'Gate',
    help: 'Multiplies what the heads give by a sigmoid of the query’s own projection.',
    advanced: true,
  }),
  kernelInitializer: initializerParam(),
  ...weightRules('kernel', 'bias'),
} as const;

interface Inputs {
  readonly separateKey: boolean;
  readonly attentionMask?: boolean;
}

/** Query, value where it is not the query, key and mask where they are wanted. */
export function attentionInputs(p: Inputs): readonly PortSpec[] {
  return [
    { name: 'query', rank: 2 },
    { name: 'value', rank: 2, ...(p.separateKey ? {} : { optional: true }) },
    ...(p.separateKey ? [{ name: 'key', rank: 2 }] : []),
    ...(p.attentionMask === true ? [{ name: 'attention mask', rank: [2, 3] as const }] : []),
  ];
}

type InputKind = 'query' | 'value' | 'key' | 'mask';

/** What the inputs are, in order: an optional value may be absent. */
export function inputKinds(p: Inputs, count: number): readonly InputKind[] {
  const behind: readonly InputKind[] = [
    ...(p.separateKey ? (['key'] as const) : []),
    ...(p.attentionMask === true ? (['mask'] as const) : []),
  ];
  return ['query', ...(count > 1 + behind.length ? (['value'] as const) : []), ...behind];
}

/** The inputs by what they are. */
export function attended(p: Inputs, inputs: readonly TensorType[]) {
  const kinds = inputKinds(p, inputs.length);
  const of = (kind: InputKind): TensorType | undefined => inputs[kinds.indexOf(kind)];
  const query = of('query')!;
  const value = of('value') ?? query;
  return { query, value, key: of('key') ?? value, mask: of('mask') };
}

/** Arguments that say what the inputs are and which of them bring masks. */
export function inputArgs(p: Inputs, inputs: readonly TensorType[]) {
  const kinds = inputKinds(p, inputs.length);
  return { inputs: kinds, masked: maskedInputs(inputs, sequencesOf(kinds)) };
}

/** The masks of queries, values and keys say which steps are padding; the result has that of the queries. */
export function attentionMasking(p: Inputs, inputs: readonly TensorType[]): Masking {
  return { reads: sequencesOf(inputKinds(p, inputs.length)), gives: [{ passed: 0 }] };
}

const sequencesOf = (kinds: readonly InputKind[]): readonly number[] =>
  [...kinds.keys()].filter((input) => kinds[input] !== 'mask');

/** What does not fit among the inputs; `null` where all does. */
export function attentionProblem(p: Inputs, inputs: readonly TensorType[]): Problem | null {
  const { query, value, key, mask } = attended(p, inputs);
  for (const { shape } of [query, value, key]) {
    const unknown = unknownLength(shape.slice(-1));
    if (unknown) return unknown;
  }
  const [queries, values, keys] = [query, value, key].map(({ shape }) => shape[0]!) as [Dim, Dim, Dim];
  if (values !== keys) return { code: 'attention/lengths', data: { values, keys }, port: 'key' };
  if (!mask) return null;
  const [heads, rows, columns] = mask.shape.length === 3 ? mask.shape : [1, ...mask.shape];
  const count = 'numHeads' in p ? p.numHeads : 'numQueryHeads' in p ? p.numQueryHeads : 1;
  const fits = (length: Dim | undefined, wanted: unknown): boolean => length === 1 || length === wanted;
  if (fits(heads, count) && fits(rows, queries) && fits(columns, keys)) return null;
  return {
    code: 'attention/mask',
    data: { mask: formatShape(mask.shape), queries, keys, heads: Number(count) },
    port: 'attention mask',
  };
}

/** Refuses two inputs whose features must be as many. */
export function unlikeFeatures(a: string, one: TensorType, b: string, other: TensorType): Problem | null {
  const [ofA, ofB] = [lastLength(one), lastLength(other)];
  return ofA === ofB ? null : { code: 'attention/features', data: { a, ofA, b, ofB }, port: b };
}

interface Heads {
  readonly heads: number;
  readonly groups: number;
  readonly keyDim: number;
  readonly valueDim: number;
  /** Features that come out. */
  readonly width: number;
}

interface Headed extends Inputs {
  readonly useBias: boolean;
  readonly useGate: boolean;
}

/** Weights of the projections in Keras's order. */
export function headedWeights(p: Headed, inputs: readonly TensorType[], heads: Heads): readonly WeightSpec[] {
  const { query, value, key } = attended(p, inputs);
  const projection = (name: string, from: readonly number[], to: readonly number[]) => [
    trained(`${name}_kernel`, [...from, ...to], p, 'kernel'),
    ...(p.useBias ? [trained(`${name}_bias`, to, p, 'bias')] : []),
  ];
  return [
    ...projection('query', [lastLength(query)], [heads.heads, heads.keyDim]),
    ...projection('key', [lastLength(key)], [heads.groups, heads.keyDim]),
    ...(p.useGate ? projection('gate', [lastLength(query)], [heads.heads, heads.valueDim]) : []),
    ...projection('value', [lastLength(value)], [heads.groups, heads.valueDim]),
    ...projection('attention_output', [heads.heads, heads.valueDim], [heads.width]),
  ];
}

/** Products of projections, scores and what they take. */
export function headedFlops(p: Headed, inputs: readonly TensorType[], heads: Heads): number {
  const { query, value, key } = attended(p, inputs);
  const [[queries, from], [steps, ofValue], [, ofKey]] = [query, value, key].map(({ shape }) => lengths(shape)) as [number[], number[], number[]]; // prettier-ignore
  const inner = heads.heads * heads.valueDim;
  const projections =
    queries! * from! * heads.heads * heads.keyDim +
    steps! * ofKey! * heads.groups * heads.keyDim +
    steps! * ofValue! * heads.groups * heads.valueDim +
    queries! * inner * heads.width +
    (p.useGate ? queries! * from! * inner : 0);
  return 2 * (projections + queries! * steps! * heads.heads * (heads.keyDim + heads.valueDim));
}
