import { knownBlocks } from '../../nodes/catalogue.ts';
import type { LayerCall } from '../../nodes/kit/calls.ts';
import type { LayerDefinition } from '../../nodes/kit/define.ts';
import { exampleInputs } from '../../nodes/kit/example.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { kerasConfig, type Json } from '../kerasConfig.ts';
import { kerasAliases } from './kerasDefaults.generated.ts';

/** A call as a file would hold it. */
export interface Written {
  readonly className: string;
  readonly config: Readonly<Record<string, Json>>;
}

/** How a call is written: as Keras's class, and, where it is one of our own layers, as that (in files we saved). */
export function writings(call: LayerCall): readonly Written[] {
  const written: Written[] = [];
  if (call.keras !== null) written.push({ className: fileClass(call.keras), config: kerasConfig(call) });
  if (call.custom) written.push({ className: call.tfjs, config: kerasConfig({ args: call.args }) });
  return written;
}

/** The name a class has in files. */
export const fileClass = (name: string): string => (Object.hasOwn(kerasAliases, name) ? kerasAliases[name]! : name);

let index: { readonly blocks: readonly unknown[]; readonly byClass: ReadonlyMap<string, readonly LayerDefinition[]> } | undefined; // prettier-ignore

/** The layer blocks that can be written as a class, those with fewer settings first: `Tanh` before `Activation`. */
export function candidates(className: string): readonly LayerDefinition[] {
  const blocks = knownBlocks();
  if (index?.blocks !== blocks) index = { blocks, byClass: byClassName() };
  return index.byClass.get(className) ?? [];
}

function byClassName(): ReadonlyMap<string, readonly LayerDefinition[]> {
  const byClass = new Map<string, LayerDefinition[]>();
  const layers = knownBlocks().filter((definition) => definition.role === 'layer');
  const fewest = layers.toSorted((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  for (const definition of fewest) {
    const names = definition.examples.flatMap((example) => {
      const { values } = readParams(definition.params, example.params);
      return writings(definition.lower(values, exampleInputs(example))).map(({ className }) => className);
    });
    for (const name of new Set(names)) byClass.set(name, [...(byClass.get(name) ?? []), definition]);
  }
  return byClass;
}
