import { asRaw, own, record, type Raw } from '../../graph/records.ts';
import { importLimits, Refused, shown, type KerasCall, type KerasRef } from './kerasModel.ts';

/** Masks go along with what they mask: the compiler finds them itself. */
const masks: ReadonlySet<string> = new Set(['mask', 'query_mask', 'value_mask', 'key_mask']);

/**
 * Uses of a layer. Keras 1 and 2 and TensorFlow.js list `[layer, use, output, settings]` for each tensor of each use;
 * Keras 3 gives the arguments of each use, with objects in place of tensors.
 */
export function readCalls(value: unknown, layer: string): readonly KerasCall[] {
  if (!Array.isArray(value)) return [];
  if (value.length > importLimits.layers) throw new Refused('modelTooManyLayers', String(importLimits.layers));
  return value.map((node: unknown) => {
    const raw = asRaw(node);
    const call = raw ? callOfArguments(raw) : callOfList(node, layer);
    if (call.inputs.length + call.named.length > importLimits.inputs) unreadable(layer);
    return call;
  });
}

function unreadable(layer: string): never {
  throw new Refused('modelUnreadable', `what comes into the layer “${shown(layer)}”`);
}

/** `[["conv", 0, 0, {}], …]`, or one such list by itself. */
function callOfList(node: unknown, layer: string): KerasCall {
  if (!Array.isArray(node)) return unreadable(layer);
  const list: readonly unknown[] = typeof node[0] === 'string' ? [node] : node;
  const inputs: KerasRef[] = [];
  const named: [string, KerasRef][] = [];
  const settings: [string, unknown][] = [];
  let constant: KerasCall['constant'];
  for (const entry of list) {
    // TensorFlow 2 puts a number that comes first in the place of a layer.
    const first = Array.isArray(entry) && entry[0] === '_CONSTANT_VALUE' && typeof entry[2] === 'number';
    if (first) constant = { value: entry[2] as number, first };
    const ref = refOf(entry);
    if (!ref && !first) return unreadable(layer);
    if (ref) inputs.push(ref);
    const given = asRaw((entry as readonly unknown[])[3]) ?? {};
    for (const [name, value] of Object.entries(given)) {
      if (masks.has(name)) continue;
      const refs = refOf(value) ? [refOf(value)!] : listOfRefs(value);
      if (name === 'y' && typeof value === 'number') constant = { value, first: false };
      else if (refs) named.push(...refs.map((each): [string, KerasRef] => [name, each]));
      else settings.push([name, value]);
    }
  }
  return { inputs, named, settings: record(settings), ...(constant ? { constant } : {}) };
}

function listOfRefs(value: unknown): readonly KerasRef[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const refs = value.map(refOf);
  return refs.every((ref) => ref !== null) ? refs : null;
}

/** `["conv", 0, 0]` */
export function refOf(value: unknown): KerasRef | null {
  if (!Array.isArray(value)) return null;
  const [layer, call = 0, output = 0] = value as readonly unknown[];
  return typeof layer === 'string' && isIndex(call) && isIndex(output) ? { layer, call, output } : null;
}

const isIndex = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

/** `{ "args": [tensor, …], "kwargs": { … } }` of Keras 3. */
function callOfArguments(node: Raw): KerasCall {
  const args = own(node, 'args');
  const inputs = tensorsIn(args, 0);
  const named: [string, KerasRef][] = [];
  const settings: [string, unknown][] = [];
  for (const [name, value] of Object.entries(asRaw(own(node, 'kwargs')) ?? {})) {
    if (masks.has(name)) continue;
    const tensors = tensorsIn(value, 0);
    if (tensors.length > 0) named.push(...tensors.map((ref): [string, KerasRef] => [name, ref]));
    else settings.push([name, value]);
  }
  const at = Array.isArray(args) ? args.findIndex((each) => typeof each === 'number') : -1;
  const constant = at < 0 ? {} : { constant: { value: (args as readonly number[])[at]!, first: at === 0 } };
  return { inputs, named, settings: record(settings), ...constant };
}

/** All tensors of an argument, in order: one, or a list of them. */
function tensorsIn(value: unknown, depth: number): readonly KerasRef[] {
  if (Array.isArray(value)) return depth > 3 ? [] : value.flatMap((each) => tensorsIn(each, depth + 1));
  const raw = asRaw(value);
  if (!raw || own(raw, 'class_name') !== '__keras_tensor__') return [];
  const ref = refOf(own(asRaw(own(raw, 'config')) ?? {}, 'keras_history'));
  return ref ? [ref] : [];
}
