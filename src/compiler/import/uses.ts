import type { Block, Wire } from '../../graph/project.ts';
import { topology } from '../../graph/topology.ts';
import { record } from '../../graph/records.ts';
import { Refused, shown, type KerasLayer, type KerasModel, type KerasRef } from './kerasModel.ts';

/** One use of a layer in its model. */
export interface Use {
  readonly layer: KerasLayer;
  /** Which use, counted from 0; a layer that is never used has one all the same. */
  readonly call: number;
}

/**
 * The uses of a model's layers, each behind those that feed it, and what a reference means. Throws `Refused` where they
 * feed each other in a loop, or a layer takes something from one that is not there.
 */
export function orderedUses(model: KerasModel): { uses: readonly Use[]; keyOf: (ref: KerasRef) => string } {
  const all = model.layers.flatMap((layer) => Array.from({ length: Math.max(1, layer.calls.length) }, (_, call): Use => ({ layer, call }))); // prettier-ignore
  const places = new Map(model.layers.map((layer) => [layer.name, layer]));
  const shifts = shiftsOf(model, places);
  const keyOf = ({ layer, call }: KerasRef): string => {
    const found = places.get(layer);
    const at = call - (shifts.get(layer) ?? 0);
    if (!found || at < 0 || at >= Math.max(1, found.calls.length)) throw new Refused('modelMissingLayer', shown(layer));
    return useKey(layer, at);
  };
  // Names of a file are no keys of ours.
  const ids = new Map(all.map((use, at) => [useKey(use.layer.name, use.call), `use${at}`]));
  const blocks = record(all.map((_, at) => [`use${at}`, { id: `use${at}`, type: '', params: {}, position } as Block]));
  const wires: [string, Wire][] = [];
  for (const [at, { layer, call }] of all.entries()) {
    const given = layer.calls[call];
    for (const ref of given ? [...given.inputs, ...given.named.map(([, named]) => named)] : []) {
      const id = `wire${wires.length}`;
      wires.push([id, { id, from: { block: ids.get(keyOf(ref))!, port: '' }, to: { block: `use${at}`, port: id } }]);
    }
  }
  const { order, loops } = topology({ blocks, wires: record(wires) });
  const numberOf = (id: string): number => Number(id.slice('use'.length));
  const [loop] = loops;
  if (loop) {
    const names = loop.map((id) => shown(all[numberOf(id)]!.layer.name));
    throw new Refused('modelLoop', [...names.slice(0, 5), ...(names.length > 5 ? ['…'] : []), names[0]].join(' → '));
  }
  return { uses: order.map((id) => all[numberOf(id)]!), keyOf };
}

const position = { x: 0, y: 0 };

/** What a use is called where its outputs are kept. */
export const useKey = (layer: string, call: number): string => `${call} ${layer}`;

/** Keras 2 counts the uses of a model inside of another from 1: its first one was made with it. */
function shiftsOf(model: KerasModel, places: ReadonlyMap<string, KerasLayer>): ReadonlyMap<string, number> {
  const least = new Map<string, number>();
  const most = new Map<string, number>();
  const calls = model.layers.flatMap((layer) => layer.calls);
  const refs = [...calls.flatMap(({ inputs, named }) => [...inputs, ...named.map(([, ref]) => ref)]), ...model.outputs];
  for (const { layer, call } of refs) {
    least.set(layer, Math.min(least.get(layer) ?? Infinity, call));
    most.set(layer, Math.max(most.get(layer) ?? 0, call));
  }
  const shifts = new Map<string, number>();
  for (const [name, { calls: own }] of places)
    if (own.length > 0 && (least.get(name) ?? 0) > 0 && most.get(name) === own.length) shifts.set(name, 1);
  return shifts;
}
