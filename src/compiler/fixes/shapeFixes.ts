import type { DiagnosticCode } from '../../diagnostics/catalogue.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { Block, TensorType, Wire } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import type { Param } from '../../nodes/kit/param.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { formatShape } from '../../tensor/shape.ts';
import {
  insertion,
  knownInputs,
  nameOf,
  outputOf,
  outputWith,
  producerOf,
  setParams,
  setParamsOf,
  wireOf,
  type Fixer,
  type Site,
} from './site.ts';

/** A value of another rank than the port takes: a block between, or another form of one of the two blocks. */
const changeRank: Fixer = (site) => {
  const wire = wireOf(site);
  const producer = producerOf(site, wire);
  if (!wire || !producer || producer.type?.kind !== 'tensor') return [];
  const type = producer.type;
  return [
    ...otherRank(site, type),
    ...returnSequences(site, wire),
    ...insertion(site, wire, 'flatten', {}),
    ...(type.shape.length === 3 ? insertion(site, wire, 'globalAveragePooling2d', {}) : []),
    ...(type.shape.length === 2 ? insertion(site, wire, 'globalAveragePooling1d', {}) : []),
    ...moreAxes(type).flatMap((targetShape) => {
      const title = { say: 'insertReshape', block: { type: 'reshape' }, shape: formatShape(targetShape) } as const;
      return insertion(site, wire, 'reshape', { targetShape }, title);
    }),
  ].slice(0, 3);
};

/** The same layer for another number of axes: Conv 2D on a sequence becomes Conv 1D. */
function otherRank({ block }: Site, type: TensorType): Fix[] {
  const rank = type.shape.length - 1;
  const digit = /[123](?=d)/.exec(block.block.type)?.[0];
  if (digit === undefined || rank < 1 || rank > 3 || Number(digit) === rank) return [];
  const other = block.block.type.replace(`${digit}d`, `${rank}d`);
  const definition = blockDefinition(other);
  if (!definition) return [];
  const params = Object.fromEntries(
    Object.entries(block.block.params).flatMap(([name, value]) => {
      const resized =
        Array.isArray(value) && value.length === Number(digit)
          ? Array.from({ length: rank }, (_, at) => value[at] ?? value.at(-1)!)
          : value;
      return readParams(definition.params, { [name]: resized as Block['params'][string] }).problems.length === 0 &&
        Object.hasOwn(definition.params, name)
        ? [[name, resized]]
        : [];
    }),
  ) as Block['params'];
  const given = outputOf(other, params, [type]);
  const own = block.inputs[0]?.name;
  const kept =
    definition.role === 'layer' && typeof definition.inputs !== 'function' && definition.inputs[0]?.name === own;
  if (!given) return [];
  const wire = [...block.wires.values()][0];
  const port = typeof definition.inputs === 'function' ? undefined : definition.inputs[0]?.name;
  if (!wire || port === undefined) return [];
  const moved: Wire = { ...wire, to: { block: block.block.id, port } };
  return [
    {
      title: { say: 'become', block: { type: other } },
      result: formatShape(given.shape),
      edits: [
        { kind: 'changeType', graph: block.graph, block: block.block.id, type: other, params },
        ...(kept
          ? []
          : ([
              { kind: 'removeWires', graph: block.graph, wires: [wire.id] },
              { kind: 'addWire', graph: block.graph, wire: moved },
            ] as const)),
      ],
    },
  ];
}

/** A recurrent layer in front gives every step, or only the last. */
function returnSequences(site: Site, wire: Wire): Fix[] {
  const producer = site.graph.blocks.get(wire.from.block);
  const now = producer?.params['returnSequences'];
  const port = site.block.inputs.find(({ name }) => name === wire.to.port);
  if (!producer || typeof now !== 'boolean' || !port) return [];
  const given = outputWith(producer, { returnSequences: !now });
  const [least, most] = typeof port.rank === 'number' ? [port.rank, port.rank] : (port.rank ?? [0, 8]);
  if (!given || given.shape.length < least || given.shape.length > most) return [];
  const fix = setParams(producer, { returnSequences: !now }, given);
  return [{ ...fix, title: { say: now ? 'lastStep' : 'allSteps', block: nameOf(producer) } }];
}

/** Shapes with more axes that hold the same numbers: a square image, a sequence of single numbers. */
function moreAxes({ shape }: TensorType): number[][] {
  if (shape.some((dim) => typeof dim !== 'number')) return [];
  const known = shape as readonly number[];
  if (known.length === 2) return [[...known, 1]];
  const [length = 1] = known;
  const side = Math.sqrt(length);
  if (known.length !== 1) return [];
  return [...(Number.isInteger(side) && side > 1 ? [[side, side, 1]] : []), [length, 1], [1, length]];
}

/** The nearest value within the limits. */
const withinLimits: Fixer = ({ block, diagnostic }) => {
  const name = diagnostic.param ?? '';
  const param = block.definition?.params[name];
  const nearest = param && nearestValue(param, block.params[name]);
  if (nearest === undefined) return [];
  return [setParams(block, { [name]: nearest })];
};

function nearestValue(param: Param, value: unknown): Block['params'][string] | undefined {
  if (param.kind === 'dims' && Array.isArray(value))
    return value.map((each) => Math.min(param.max, Math.max(param.min, Number(each))));
  if ((param.kind !== 'int' && param.kind !== 'float') || typeof value !== 'number') return param.default ?? undefined;
  const { min = -Infinity, max = Infinity, exclusive } = param;
  const held = Math.min(max, Math.max(min, value));
  return exclusive === true && (held === min || held === max) ? param.default : held;
}

const backToDefault: Fixer = ({ block, diagnostic }) => {
  const param = block.definition?.params[diagnostic.param ?? ''];
  if (!param) return [];
  return [setParams(block, { [diagnostic.param!]: param.default })];
};

/** Of two values to be merged, the one with fewer features is projected; or they are put side by side. */
const projectOrConcatenate: Fixer = (site) => {
  const { block, graph } = site;
  const inputs = knownInputs(block);
  const [a, b] = inputs ?? [];
  if (!inputs || inputs.length !== 2 || !a || !b) return [];
  return [...projection(site, a, b), ...concatenation(inputs, block.block.id, graph.id, block.block.type)];
};

function projection(site: Site, a: TensorType, b: TensorType): Fix[] {
  const sides = (type: TensorType): string => type.shape.slice(0, -1).join();
  const [from, to] = [a.shape.at(-1), b.shape.at(-1)];
  if (sides(a) !== sides(b) || typeof from !== 'number' || typeof to !== 'number' || from === to) return [];
  const [port, features] = from < to ? [site.block.inputs[0]!.name, to] : [site.block.inputs[1]!.name, from];
  const wire = site.block.wires.get(port);
  if (!wire) return [];
  // Linear: a projection of a skip connection has no activation (He et al. 2015, section 3.2).
  return a.shape.length === 3
    ? insertion(
        site,
        wire,
        'conv2d',
        { filters: features, kernelSize: [1, 1], activation: 'linear' },
        { say: 'projectChannels', channels: features, block: { type: 'conv2d' } },
      )
    : insertion(
        site,
        wire,
        'dense',
        { units: features, activation: 'linear' },
        { say: 'project', features, block: { type: 'dense' } },
      );
}

function concatenation(inputs: readonly TensorType[], block: string, graph: string, type: string): Fix[] {
  const given = type === 'concatenate' ? undefined : outputOf('concatenate', {}, inputs);
  if (!given) return [];
  return [
    {
      title: { say: 'concatenate' },
      result: formatShape(given.shape),
      edits: [{ kind: 'changeType', graph, block, type: 'concatenate', params: {} }],
    },
  ];
}

/** Whole numbers where they are needed: from an input block, or from labels by number. */
const wholeNumbers: Fixer = (site) => {
  const wire = wireOf(site);
  const producer = producerOf(site, wire)?.block;
  if (!wire || !producer) return [];
  if (producer.block.type === 'input')
    return [{ ...setParams(producer, { dtype: 'int32' }), title: { say: 'wholeNumbers', block: nameOf(producer) } }];
  const { definition } = producer;
  const labels = definition?.params['labels'];
  if (definition?.role !== 'data' || labels?.kind !== 'choice') return [];
  const at = producer.outputs.findIndex(({ name }) => name === wire.from.port);
  const form = labels.options.find(
    (option) =>
      definition.types(readParams(definition.params, { ...producer.block.params, labels: option }).values)[at]
        ?.dtype === 'int32',
  );
  return form === undefined ? [] : [setParamsOf(producer, { labels: form })];
};

/** A block that makes numbers of the text, in whichever form the port takes. */
const numbersOfText: Fixer = (site) => {
  const wire = wireOf(site);
  if (!wire) return [];
  const rows = insertion(site, wire, 'textVectorization', {});
  const counts = rows.length > 0 ? rows : insertion(site, wire, 'textVectorization', { outputMode: 'multiHot' });
  const categories = insertion(site, wire, 'stringLookup', {});
  return [
    ...counts,
    ...(categories.length > 0 ? categories : insertion(site, wire, 'stringLookup', { outputMode: 'oneHot' })),
  ];
};

/** The text of the block that the numbers come from. */
const textOfSource: Fixer = (site) => {
  const wire = wireOf(site);
  const producer = producerOf(site, wire);
  const at = producer?.block.outputTypes.findIndex((type) => type?.kind === 'tensor' && type.dtype === 'string') ?? -1;
  const port = producer?.block.outputs[at]?.name;
  if (!wire || !producer || port === undefined) return [];
  const { graph } = site.block;
  return [
    {
      title: { say: 'wire', port, block: nameOf(producer.block) },
      edits: [
        { kind: 'removeWires', graph, wires: [wire.id] },
        { kind: 'addWire', graph, wire: { ...wire, from: { ...wire.from, port } } },
      ],
    },
  ];
};

/** As many units as the state has numbers. */
const unitsOfState: Fixer = ({ block }) => {
  const state = knownInputs(block)?.at(-1);
  const units = state?.shape[0];
  if (typeof units !== 'number' || state?.shape.length !== 1) return [];
  const given = outputWith(block, { units });
  return given ? [setParams(block, { units }, given)] : [];
};

/** Only the first −1 stays; the others become 1. */
const oneRest: Fixer = ({ block }) => {
  const target = block.params['targetShape'];
  if (!Array.isArray(target)) return [];
  const first = target.indexOf(-1);
  const targetShape = target.map((length, at) => (length === -1 && at !== first ? 1 : Number(length)));
  const given = outputWith(block, { targetShape });
  return given ? [setParams(block, { targetShape }, given)] : [];
};

export const shapeFixes: Partial<Record<DiagnosticCode, Fixer>> = {
  'param/range': withinLimits,
  'param/kind': backToDefault,
  'shape/rank': changeRank,
  'shape/merge': projectOrConcatenate,
  'shape/whole-numbers': wholeNumbers,
  'shape/text': numbersOfText,
  'shape/no-text': textOfSource,
  'shape/state': unitsOfState,
  'shape/two-rests': oneRest,
};
