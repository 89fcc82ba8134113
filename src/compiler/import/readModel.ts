import { asRaw, own, type Raw } from '../../graph/records.ts';
import { readCalls, refOf } from './inbound.ts';
import { importLimits, Refused, shown, type KerasCall, type KerasLayer, type KerasModel, type KerasRef, type KerasVersion } from './kerasModel.ts'; // prettier-ignore

/** A model file taken apart: `undefined` where a document is none. */
export interface ModelFile {
  readonly className: string;
  readonly config: unknown;
  readonly version: KerasVersion;
}

/**
 * Finds the architecture in a document: what `model.to_json()` of Keras 1 to 3 writes, or the `model.json` of
 * TensorFlow.js. `undefined` where a document is neither.
 */
export function findModel(document: unknown): ModelFile | undefined {
  const raw = asRaw(document);
  if (!raw) return undefined;
  const topology = jsonOf(own(raw, 'modelTopology') ?? raw);
  const model = topology && (jsonOf(own(topology, 'model_config')) ?? topology);
  const className = model && own(model, 'class_name');
  if (!model || typeof className !== 'string' || !Object.hasOwn(model, 'config')) return undefined;
  const says = [model, topology, raw]
    .map((each) => own(each, 'keras_version'))
    .find((each) => typeof each === 'string');
  return { className, config: own(model, 'config'), version: { major: majorOf(says, model) } };
}

/** A part of a file that may be an object, or one as text. */
function jsonOf(value: unknown): Raw | undefined {
  if (typeof value !== 'string') return asRaw(value);
  try {
    return asRaw(JSON.parse(value));
  } catch {
    return undefined;
  }
}

function majorOf(says: unknown, model: Raw): 1 | 2 | 3 {
  if (Object.hasOwn(model, 'module') || Object.hasOwn(model, 'build_config')) return 3;
  if (typeof says !== 'string') return 2;
  return says.startsWith('1.') || says.startsWith('0.') ? 1 : says.startsWith('3.') ? 3 : 2;
}

/** Whether a class name and its config are those of a model with layers in it. */
function hasLayers(className: string, config: unknown): boolean {
  if (Array.isArray(config)) return className === 'Sequential';
  const raw = asRaw(config);
  return raw !== undefined && Array.isArray(own(raw, 'layers')) && (className === 'Sequential' || Object.hasOwn(raw, 'output_layers')); // prettier-ignore
}

/** Reads a model and those inside of it, and counts their layers. Throws `Refused`. */
export function readModel(
  className: string,
  config: unknown,
  name: string,
  depth = 0,
  read = { layers: 0 },
): KerasModel {
  if (depth > importLimits.depth) throw new Refused('modelTooDeep', String(importLimits.depth));
  const raw = asRaw(config);
  const layers = Array.isArray(config) ? config : own(raw ?? {}, 'layers');
  if (!hasLayers(className, config) || !Array.isArray(layers)) throw new Refused('modelWithoutGraph', shown(className));
  read.layers += layers.length;
  if (read.layers > importLimits.layers) throw new Refused('modelTooManyLayers', String(importLimits.layers));
  if (layers.length === 0) throw new Refused('modelWithoutLayers', '');
  const own_ = own(raw ?? {}, 'name');
  const named = typeof own_ === 'string' && own_ !== '' ? own_ : name;
  const unique = uniqueNames(layers.map((layer, at) => readLayer(layer, at, depth, read)));
  return className === 'Sequential' && !Object.hasOwn(raw ?? {}, 'output_layers')
    ? sequential(named, unique.layers, unique.renamed, raw)
    : withoutIdleOperations({
        name: named,
        layers: unique.layers,
        inputs: refsOf(own(raw!, 'input_layers')),
        outputs: refsOf(own(raw!, 'output_layers')),
        renamed: unique.renamed,
      });
}

/** Operations that nothing takes anything from: Keras 3 keeps those that made masks. */
function withoutIdleOperations(model: KerasModel): KerasModel {
  const isOperation = ({ module }: KerasLayer): boolean => module.includes('.ops.');
  let { layers } = model;
  // Masks of masks are few: what is left over stays and is told of.
  for (let pass = 0; pass < 20; pass++) {
    const used = new Set(model.outputs.map(({ layer }) => layer));
    for (const { calls } of layers)
      for (const { inputs, named } of calls) for (const ref of [...inputs, ...named.map(([, each]) => each)]) used.add(ref.layer); // prettier-ignore
    const kept = layers.filter((layer) => !isOperation(layer) || used.has(layer.name));
    if (kept.length === layers.length) return { ...model, layers };
    layers = kept;
  }
  return { ...model, layers };
}

/** `[["a", 0, 0], …]`, one of them by itself, or (Keras 3) an object of them. */
function refsOf(value: unknown): readonly KerasRef[] {
  const single = refOf(value);
  if (single) return [single];
  const list: readonly unknown[] = Array.isArray(value) ? value : Object.values(asRaw(value) ?? {});
  return list.flatMap((each) => refOf(each) ?? []);
}

function readLayer(value: unknown, at: number, depth: number, read: { layers: number }): KerasLayer {
  const raw = asRaw(value);
  const className = raw && own(raw, 'class_name');
  if (!raw || typeof className !== 'string') throw new Refused('modelUnreadable', `layer ${at + 1}`);
  const inside = own(raw, 'config');
  const config = asRaw(inside) ?? {};
  const name = [own(raw, 'name'), own(config, 'name')].find(
    (each) => typeof each === 'string' && each !== '',
  ) as string;
  const inner = hasLayers(className, inside) ? readModel(className, inside, name ?? className, depth + 1, read) : null;
  const module = own(raw, 'module');
  return {
    name: name ?? `${className}_${at + 1}`,
    className,
    module: typeof module === 'string' ? module : '',
    config,
    inner,
    calls: readCalls(own(raw, 'inbound_nodes'), name ?? className),
  };
}

/** Two layers of one name would be one to whoever looks them up: the later ones get a number. */
function uniqueNames(layers: readonly KerasLayer[]): { layers: readonly KerasLayer[]; renamed: readonly string[] } {
  const taken = new Set(layers.map(({ name }) => name));
  const numbers = new Map<string, number>();
  const renamed: string[] = [];
  const unique = layers.map((layer) => {
    let number = numbers.get(layer.name);
    numbers.set(layer.name, number ?? 1);
    if (number === undefined) return layer;
    do number++;
    while (taken.has(`${layer.name}_${number}`));
    const name = `${layer.name}_${number}`;
    numbers.set(layer.name, number);
    taken.add(name);
    renamed.push(layer.name);
    return { ...layer, name };
  });
  return { layers: unique, renamed };
}

const noCall: KerasCall = { inputs: [], named: [], settings: {} };

/** A chain: each layer takes what the one before it gives, the first one an input that is made for it. */
function sequential(
  name: string,
  layers: readonly KerasLayer[],
  renamed: readonly string[],
  raw: Raw | undefined,
): KerasModel {
  const first = layers[0]!;
  const start = first.className === 'InputLayer' ? first : inputFor(layers, raw);
  const chain = first.className === 'InputLayer' ? layers.slice(1) : layers;
  let before = start.name;
  const linked = chain.map((layer): KerasLayer => {
    const call = { ...noCall, inputs: [{ layer: before, call: 0, output: 0 }] };
    before = layer.name;
    return { ...layer, calls: [call] };
  });
  return {
    name,
    layers: [{ ...start, calls: [noCall] }, ...linked],
    inputs: [{ layer: start.name, call: 0, output: 0 }],
    outputs: [{ layer: before, call: 0, output: 0 }],
    renamed,
  };
}

/** An input layer in front of a chain that has none, with the shape that the chain was built for. */
function inputFor(layers: readonly KerasLayer[], raw: Raw | undefined): KerasLayer {
  const names = new Set(layers.map(({ name }) => name));
  let name = 'input';
  while (names.has(name)) name = `${name}_`;
  const shape = own(raw ?? {}, 'build_input_shape') ?? firstShape(layers[0]);
  const dtype = own(layers[0]!.config, 'dtype');
  return {
    name,
    className: 'InputLayer',
    module: '',
    config: { batch_shape: shape, dtype },
    inner: null,
    calls: [noCall],
  };
}

/** The shape that the first layer of a chain says it takes; of a model in its place, that of its first layer. */
function firstShape(layer: KerasLayer | undefined): unknown {
  if (!layer) return undefined;
  const { config, inner } = layer;
  if (inner) return firstShape(inner.layers[0]);
  const stated = own(config, 'batch_input_shape') ?? own(config, 'batch_shape');
  if (stated !== undefined) return stated;
  const rest = own(config, 'input_shape');
  if (Array.isArray(rest)) return [null, ...(rest as readonly unknown[])];
  return asRaw(own(config, 'build_config')) ? own(asRaw(own(config, 'build_config'))!, 'input_shape') : undefined;
}
