import type { DiagnosticCode } from '../../diagnostics/catalogue.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import type { PlainPhrase, Term } from '../../diagnostics/phrase.ts';
import type { Block, TensorType, Wire } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { inputPorts } from '../../nodes/kit/define.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { formatShape } from '../../tensor/shape.ts';
import { insertion, knownInputs, nameOf, outputOf, outputWith, producerOf, setParams, setParamsOf, type Fixer, type Site } from './site.ts'; // prettier-ignore

/** Average pooling over all places, which takes values of any length and reads masks, in place of Flatten. */
const poolInsteadOfFlatten: Fixer = (site) =>
  site.block.block.type === 'flatten'
    ? [...become(site, 'globalAveragePooling1d'), ...become(site, 'globalAveragePooling2d')]
    : [];

/** The mean and variance of each batch, where those of the data cannot be known beforehand. */
const measureInBatches: Fixer = (site) => become(site, 'batchNormalization');

/** The block as one of another type, if that takes what comes in. */
function become({ block, graph }: Site, type: string, params: Block['params'] = {}): Fix[] {
  const definition = blockDefinition(type);
  const given = outputOf(type, params, knownInputs(block));
  if (!definition || !given) return [];
  const ports = inputPorts(definition, readParams(definition.params, params).values);
  const wires = block.inputs.flatMap(({ name }) => block.wires.get(name) ?? []);
  const moved = wires.map((wire, at): Wire => ({ ...wire, to: { ...wire.to, port: ports[at]?.name ?? wire.to.port } }));
  return [
    {
      title: { say: 'become', block: { type } },
      result: formatShape(given.shape),
      edits: [
        { kind: 'removeWires', graph: graph.id, wires: wires.map(({ id }) => id) },
        { kind: 'changeType', graph: graph.id, block: block.block.id, type, params },
        ...moved.map((wire) => ({ kind: 'addWire', graph: graph.id, wire }) as const),
      ],
    },
  ];
}

/** What makes the mask makes none. */
const makeNoMask: Fixer = ({ graph, block }) => {
  const before = new Set([block.block.id]);
  for (const id of before) for (const wire of graph.topology.incoming.get(id) ?? []) before.add(wire.from.block);
  return [...before].flatMap((id): Fix[] => {
    const maker = graph.blocks.get(id);
    if (!maker) return [];
    if (maker.block.type === 'masking') return [bypass(maker.graph, id, nameOf(maker))];
    if (maker.block.params['maskZero'] !== true) return [];
    return [setParamsOf(maker, { maskZero: false })];
  });
};

/** A block that gives what it takes may as well not be there. */
const letItPass: Fixer = ({ graph, block }) => {
  const [from, to] = [block.inputTypes[0], block.outputTypes[0]];
  const alike =
    from?.kind === 'tensor' &&
    to?.kind === 'tensor' &&
    from.dtype === to.dtype &&
    formatShape(from.shape) === formatShape(to.shape);
  const single = block.inputs.length === 1 && block.outputs.length === 1;
  return alike && single ? [bypass(graph.id, block.block.id, nameOf(block))] : [];
};

const bypass = (graph: string, id: string, block: Term): Fix => ({
  title: { say: 'bypass', block },
  edits: [{ kind: 'setFlag', graph, blocks: [id], flag: 'bypassed', on: true }],
});

/** Keys are values where no wire brings others. */
const valuesAsKeys: Fixer = (site) => withoutInput(site, 'key', 'valuesAsKeys', { separateKey: false });

/** The mask with its rows and columns swapped, or none. */
const otherMask: Fixer = (site) => {
  const wire = site.block.wires.get('attention mask');
  const mask = producerOf(site, wire)?.type;
  const inputs = knownInputs(site.block);
  const without = withoutInput(site, 'attention mask', 'noMask', { attentionMask: false });
  if (!wire || !inputs || mask?.kind !== 'tensor') return without;
  const dims = mask.shape.length === 3 ? [1, 3, 2] : [2, 1];
  const turned = outputOf('permute', { dims }, [mask]);
  if (!turned || !outputWith(site.block, {}, inputs.with(-1, turned))) return without;
  return [...insertion(site, wire, 'permute', { dims }, { say: 'turnMask', block: { type: 'permute' } }), ...without];
};

/** Switches an input off, and takes its wire away. */
function withoutInput({ block, graph }: Site, port: string, say: PlainPhrase, params: Block['params']): Fix[] {
  const wire = block.wires.get(port);
  const wired = block.inputs.filter(({ name }) => block.wires.has(name));
  const rest = knownInputs(block)?.filter((_, at) => wired[at]?.name !== port);
  const given = outputWith(block, params, rest);
  if (!wire || !given) return [];
  const { edits } = setParams(block, params, given);
  const removal = { kind: 'removeWires', graph: graph.id, wires: [wire.id] } as const;
  return [{ title: { say }, result: formatShape(given.shape), edits: [removal, ...edits] }];
}

/** Without any wired, all states start with zeros. */
const noStates: Fixer = ({ block, graph }) => {
  const wires = [...block.wires.values()].filter(({ to }) => to.port.startsWith('initial '));
  if (wires.length === 0) return [];
  return [
    {
      title: { say: 'startWithZeros' },
      edits: [{ kind: 'removeWires', graph: graph.id, wires: wires.map(({ id }) => id) }],
    },
  ];
};

/** Whole numbers become what a layer computes with: rows of a table, rows with one 1, or themselves. */
const toFractions: Fixer = (site) => {
  const wire = site.block.wires.get(site.diagnostic.port ?? '');
  const type = producerOf(site, wire)?.type;
  if (!wire || type?.kind !== 'tensor') return [];
  const { classes } = type;
  return [
    ...(classes === undefined
      ? []
      : [
          ...insertion(site, wire, 'embedding', { inputDim: classes }),
          ...insertion(site, wire, 'oneHot', { numClasses: classes }),
        ]),
    ...insertion(site, wire, 'cast', {}),
  ];
};

/** An input says how many values there are: at least all those of the vocabulary. */
const countValues: Fixer = (site) => {
  const producer = producerOf(site, site.block.wires.get(site.diagnostic.port ?? ''))?.block;
  const vocabulary = site.block.params['vocabulary'];
  if (!producer?.definition?.params['classes'] || !Array.isArray(vocabulary)) return [];
  const classes = Math.max(...vocabulary.map(Number)) + 1;
  return [setParamsOf(producer, { classes })];
};

/** As many features as the layer needs: from the block in front, or from a dense layer between. */
function features(site: Site, port: string, count: number): Fix[] {
  const wire = site.block.wires.get(port);
  const { block: producer, type } = producerOf(site, wire) ?? {};
  const inputs = knownInputs(site.block);
  if (!wire || !producer || !inputs || type?.kind !== 'tensor') return [];
  const wanted: TensorType = { ...type, shape: type.shape.with(-1, count) };
  const given = outputWith(site.block, {}, inputs.map((each) => (each === type ? wanted : each))); // prettier-ignore
  if (!given) return [];
  const name = ['units', 'filters'].find((width) => producer.params[width] === type.shape.at(-1));
  if (name === undefined)
    return insertion(site, wire, 'dense', { units: count, activation: 'linear' }, { say: 'project', features: count, block: { type: 'dense' } }); // prettier-ignore
  return [setParamsOf(producer, { [name]: count }, outputWith(producer, { [name]: count }))]; // prettier-ignore
}

/** Features of the only input. */
const lengthOf = ({ block }: Site): number => Number(knownInputs(block)?.[0]?.shape.at(-1) ?? 0);
const firstPort = ({ block }: Site): string => block.inputs[0]?.name ?? '';

const oneMoreFeature: Fixer = (site) =>
  lengthOf(site) % 2 === 0 ? [] : features(site, firstPort(site), lengthOf(site) + 1);

const alikeFeatures: Fixer = (site) => features(site, String(site.diagnostic.data['b']), Number(site.diagnostic.data['ofA'])); // prettier-ignore

/** Channels that fill whole blocks; an image that does, with zeros around. */
const wholeBlocks: Fixer = (site) => {
  const size = Number(site.block.params['blockSize']);
  const wire = site.block.wires.get(firstPort(site));
  const [height = 0, width = 0] = (knownInputs(site.block)?.[0]?.shape ?? []).map(Number);
  const upTo = (length: number, step: number): number => Math.ceil(length / step) * step;
  if (site.block.block.type === 'depthToSpace') return features(site, firstPort(site), upTo(lengthOf(site), size ** 2));
  const [rows, columns] = [upTo(height, size), upTo(width, size)];
  const padding = [0, rows - height, 0, columns - width];
  const title = { say: 'pad', size: `${rows} × ${columns}`, block: { type: 'zeroPadding2d' } } as const;
  return wire ? insertion(site, wire, 'zeroPadding2d', { padding }, title) : [];
};

export const sequenceFixes: Partial<Record<DiagnosticCode, Fixer>> = {
  'shape/unknown-length': poolInsteadOfFlatten,
  'shape/unknown-values': countValues,
  'shape/floats': toFractions,
  'shape/halves': oneMoreFeature,
  'position/pairs': oneMoreFeature,
  'shape/blocks': wholeBlocks,
  'shape/some-states': noStates,
  'mask/lost': (site) => [...poolInsteadOfFlatten(site), ...makeNoMask(site)],
  'attention/lengths': valuesAsKeys,
  'attention/features': alikeFeatures,
  'attention/mask': otherMask,
  'adapt/learns': measureInBatches,
  'adapt/between': measureInBatches,
  'step/no-gradient': letItPass,
};
