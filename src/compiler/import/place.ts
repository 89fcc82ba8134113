import type { Block, Model, ParamValue, TensorType } from '../../graph/project.ts';
import { isSafeKey, own, record, type Raw } from '../../graph/records.ts';
import { inputPorts, outputPorts } from '../../nodes/kit/define.ts';
import { readParams } from '../../nodes/kit/read.ts';
import type { Json } from '../kerasConfig.ts';
import { inputParams, inputType, wholeNumberInputs } from './inputs.ts';
import { importLimits, Refused, shown, type KerasCall, type KerasLayer, type KerasModel, type KerasVersion } from './kerasModel.ts'; // prettier-ignore
import { operationLayer, operationOf } from './operations.ts';
import { readLayer, type ReadLayer } from './readLayer.ts';
import { readSettings } from './settings.ts';
import { newSheet, type Sheet, type Value } from './sheet.ts';
import { orderedUses, useKey, type Use } from './uses.ts';

/** What is drawn so far beside the sheet at hand. */
export interface Drawing {
  readonly version: KerasVersion;
  readonly models: Map<string, Model>;
  readonly modelKey: (name: string) => string;
  /** Counted over all sheets, so that models in models in models cannot grow without end. */
  placed: number;
  /** Layers whose weights should be shared and are not, since they are shared inside of something shared. */
  readonly copied: string[];
}

/** Where a model stands: its values, the name in front of its layers' names, whether it is frozen as a whole. */
interface Place {
  readonly sheet: Sheet;
  readonly inputs: readonly Value[] | null;
  readonly prefix: string;
  readonly frozen: boolean;
}

/** Draws a model on a sheet; without `inputs`, with input blocks of its own. Gives its outputs. */
export function placeModel(model: KerasModel, drawing: Drawing, place: Place): readonly Value[] {
  const { uses, keyOf } = orderedUses(model);
  const values = new Map<string, readonly Value[]>();
  const whole = wholeNumberInputs(model);
  const shared = new Map<string, (inputs: readonly Value[]) => readonly Value[]>();
  const valueOf = (ref: KerasModel['outputs'][number]): Value => {
    const found = values.get(keyOf(ref))?.[ref.output];
    if (!found) throw new Refused('modelMissingLayer', shown(ref.layer));
    return found;
  };
  const places = new Map(model.inputs.map(({ layer }, at) => [layer, at]));
  // Inputs first, in the order the model takes them.
  const rankOf = ({ layer }: Use): number =>
    layer.className === 'InputLayer' ? (places.get(layer.name) ?? -1) : uses.length;
  for (const { layer, call } of uses.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const given = layer.calls[call];
    const inputs = given ? inputsOf(given, valueOf) : [];
    const key = useKey(layer.name, call);
    const name = place.prefix + layer.name;
    const frozen = place.frozen || own(layer.config, 'trainable') === false;
    const here = { ...place, frozen, prefix: place.prefix };
    if (layer.className === 'InputLayer') {
      const outer = place.inputs?.[places.get(layer.name) ?? -1];
      values.set(key, [outer ?? placeInput(name, layer.config, whole.get(layer.name), place.sheet, drawing)]);
    } else if (shared.has(layer.name)) {
      values.set(key, shared.get(layer.name)!(inputs));
    } else {
      const again = layer.calls.length > 1 ? sharedModel(layer, name, inputs, given, drawing, here) : undefined;
      if (again) shared.set(layer.name, again);
      values.set(key, again ? again(inputs) : placeLayer(layer, name, inputs, given, drawing, here));
    }
  }
  return model.outputs.map(valueOf);
}

const noCall: KerasCall = { inputs: [], named: [], settings: {} };

/** Arguments that layers name, in the order of our ports; others (masks) are not wires of ours. */
const namedInputs = ['x', 'a', 'y', 'b', 'query', 'value', 'key', 'initial_state', 'states', 'inputs', 'sequence'];

function inputsOf(
  { inputs, named }: KerasCall,
  valueOf: (ref: KerasModel['outputs'][number]) => Value,
): readonly Value[] {
  const ordered = namedInputs.flatMap((name) => named.filter(([given]) => given === name));
  return [...inputs, ...ordered.map(([, ref]) => ref)].map(valueOf);
}

function count(drawing: Drawing): void {
  if (++drawing.placed > importLimits.layers) throw new Refused('modelTooManyLayers', String(importLimits.layers));
}

function placeInput(name: string, config: Raw, classes: number | undefined, sheet: Sheet, drawing: Drawing): Value {
  count(drawing);
  const params = inputParams(config, classes);
  const block = sheet.add(name, { type: 'input', name, params });
  return { block, port: 'output', type: inputType(params) };
}

function placeLayer(
  layer: KerasLayer,
  name: string,
  inputs: readonly Value[],
  call: KerasCall | undefined,
  drawing: Drawing,
  place: Place,
): readonly Value[] {
  if (layer.inner) return placeModel(layer.inner, drawing, { ...place, inputs, prefix: name === '' ? '' : `${name}/` });
  count(drawing);
  const settings = readSettings(layer.className, record([...Object.entries(layer.config), ...calledWith(call)]), drawing.version); // prettier-ignore
  const types = inputs.every(({ type }) => type) ? inputs.map(({ type }) => type!) : null;
  const operation = operationOf(layer);
  const asLayer = operation === null ? settings : operationLayer(operation, settings.stated, call ?? noCall, inputs.map(({ type }) => type)); // prettier-ignore
  const read = asLayer ? readLayer({ defaults: {}, ...asLayer }, inputs.length > 0 ? types : null, inputs.length) : undefined; // prettier-ignore
  const block = { name, ...(place.frozen && read?.definition.weights ? { frozen: true } : {}) };
  if (!read) {
    const type = operation !== null ? `keras.ops.${operation}` : layer.className.slice(0, 100) || 'Layer';
    const id = place.sheet.add(name, { ...block, type, params: record(keptSettings(settings.stated)) });
    place.sheet.wire(
      inputs,
      id,
      inputs.map((_, at) => (at === 0 ? 'input' : `input ${at + 1}`)),
    );
    return Array.from({ length: 8 }, () => ({ block: id, port: 'output', type: undefined }));
  }
  return placeBlock(read, block, inputs, types, place.sheet);
}

/** What a use is told beside tensors. */
function calledWith(call: KerasCall | undefined): readonly (readonly [string, unknown])[] {
  const told = Object.entries(call?.settings ?? {}).filter(([name]) => !['training', 'name'].includes(name));
  const masks = (call?.named ?? [])
    .filter(([name]) => !namedInputs.includes(name))
    .map(([name]) => [name, 'a tensor'] as const);
  return [...told, ...masks];
}

function placeBlock(
  { definition, params, left }: ReadLayer,
  block: Pick<Block, 'name' | 'frozen'>,
  inputs: readonly Value[],
  types: readonly TensorType[] | null,
  sheet: Sheet,
): readonly Value[] {
  // How weights were drawn matters no more once they are there: a way we do not have is told of, and ours taken.
  const kept = keptSettings(left).map(([key, value]) => [key.endsWith('Initializer') ? `${key}InFile` : key, value] as const); // prettier-ignore
  const all = record([...Object.entries(params), ...kept]);
  const id = sheet.add(block.name!, { ...block, type: definition.type, params: all });
  const { values } = readParams(definition.params, params);
  sheet.wire(
    inputs,
    id,
    inputPorts(definition, values).map(({ name }) => name),
  );
  const inferred = types && types.length > 0 ? definition.infer(values, types) : { outputs: [] };
  const outputs = 'problem' in inferred ? [] : inferred.outputs;
  return outputPorts(definition, values).map(({ name: port }, at) => {
    const type = outputs[at];
    return { block: id, port, type: type?.kind === 'tensor' ? type : undefined };
  });
}

/** Settings that no parameter takes, as a block can keep them: the compiler says of each that it has no effect. */
function keptSettings(settings: Readonly<Record<string, Json>>): readonly (readonly [string, ParamValue])[] {
  return Object.entries(settings).flatMap(([name, value]): readonly (readonly [string, ParamValue])[] => {
    const key = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    return isSafeKey(key) ? [[key, keepable(value)]] : [];
  });
}

function keepable(value: Json): ParamValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list = (value as readonly Json[]).flat(3) as readonly unknown[];
    if (list.every((each) => typeof each === 'number')) return list;
    if (list.every((each) => typeof each === 'string')) return list;
  }
  return JSON.stringify(value).slice(0, 200);
}

/**
 * A layer or a model that is used several times becomes a model of ours, whose uses share their weights: gives what
 * places one more use. `undefined` where there is nothing to share, or where models already share: it is copied then.
 */
function sharedModel(
  layer: KerasLayer,
  name: string,
  inputs: readonly Value[],
  call: KerasCall | undefined,
  drawing: Drawing,
  place: Place,
): ((inputs: readonly Value[]) => readonly Value[]) | undefined {
  if (!layer.inner) {
    const settings = readSettings(layer.className, layer.config, drawing.version);
    if (!readLayer(settings, inputs.every(({ type }) => type) ? inputs.map(({ type }) => type!) : null, inputs.length)?.definition.weights) return undefined; // prettier-ignore
  }
  if (!place.sheet.isCanvas) {
    drawing.copied.push(name);
    return undefined;
  }
  const inside = newSheet(false);
  const outer = inputs.map(({ type }, at): Value => {
    count(drawing);
    const block = inside.add(inputs.length > 1 ? `input_${at + 1}` : 'input', { type: 'input', params: type ? typeParams(type) : {} }); // prettier-ignore
    return { block, port: 'output', type };
  });
  const given = placeLayer(layer, layer.inner ? '' : layer.name, outer, call, drawing, { ...place, sheet: inside, prefix: '' }); // prettier-ignore
  const outputs = given.map((value, at) => {
    count(drawing);
    const block = inside.add(given.length > 1 ? `output_${at + 1}` : 'output', { type: 'output', params: {} });
    inside.wire([value], block, ['input']);
    return { block, type: value.type };
  });
  const id = drawing.modelKey(name);
  drawing.models.set(id, { name, graph: inside.graph() });
  return (values) => {
    count(drawing);
    const block = place.sheet.add(name, { type: 'model', params: { model: id } });
    place.sheet.wire(
      values,
      block,
      outer.map((input) => input.block),
    );
    return outputs.map((output) => ({ block, port: output.block, type: output.type }));
  };
}

function typeParams({ shape, dtype, classes }: TensorType): Readonly<Record<string, ParamValue>> {
  const lengths = shape.map((length) => (typeof length === 'number' ? length : -1));
  return { shape: lengths, ...(dtype === 'int32' ? { dtype, ...(classes === undefined ? {} : { classes }) } : {}) };
}
