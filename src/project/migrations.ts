import { asRaw, own, type Raw } from '../graph/records.ts';

/** The version of the file format that this code writes. */
export const formatVersion = 2;

/** Turns a document of one version into the next, losing nothing. */
export interface Migration {
  /** What changed: `wires name their ports`. */
  readonly name: string;
  /** The version it reads; it gives the one after. */
  readonly from: number;
  readonly migrate: (document: Raw) => Raw;
}

/** Every step from an older format, oldest first. */
export const migrations: readonly Migration[] = [
  {
    // Since version 2 recurrent layers have Keras's defaults: what was meant before is stated.
    name: 'recurrent layers say how their kernels are drawn, and GRUs that they reset before the product',
    from: 1,
    migrate: (document) => withBlocks(document, keptRecurrent),
  },
];

/** A recurrent block with the settings that were its defaults in version 1. */
function keptRecurrent(block: Raw): Raw {
  const type = own(block, 'type');
  const params = asRaw(own(block, 'params')) ?? {};
  if (type !== 'simpleRNN' && type !== 'lstm' && type !== 'gru' && type !== 'bidirectional') return block;
  const gated = type === 'gru' || (type === 'bidirectional' && own(params, 'layer') === 'gru');
  const kept = { recurrentInitializer: 'glorotUniform', ...(gated ? { resetAfter: false } : {}) };
  return { ...block, params: { ...kept, ...params } };
}

/** A document with each block of its canvas and its models changed; what is no block is left as it is. */
function withBlocks(document: Raw, change: (block: Raw) => Raw): Raw {
  const changed = (graph: unknown): unknown => {
    const blocks = asRaw(own(asRaw(graph) ?? {}, 'blocks'));
    if (!blocks) return graph;
    const entries = Object.entries(blocks).map(([id, block]) => [id, asRaw(block) ? change(asRaw(block)!) : block]);
    return { ...asRaw(graph), blocks: Object.fromEntries(entries) as unknown };
  };
  const models = asRaw(own(document, 'models'));
  const changedModels = Object.entries(models ?? {}).map(([id, model]) => {
    const raw = asRaw(model);
    return [id, raw ? { ...raw, graph: changed(own(raw, 'graph')) } : model];
  });
  return {
    ...document,
    main: changed(own(document, 'main')),
    ...(models ? { models: Object.fromEntries(changedModels) as unknown } : {}),
  };
}

/** The document in the newest version it can be brought to: each step that applies, one after the other. */
export function migrated(document: Raw, version: number, steps: readonly Migration[] = migrations): Raw {
  let [current, at] = [document, version];
  for (const step of steps) {
    if (step.from !== at) continue;
    current = step.migrate(current);
    at = step.from + 1;
  }
  return { ...current, version: at };
}
