import { toIdentifier } from '../../names.ts';
import type { CompositePlan, LayerPlan, LayerValue, ModelPlan, Plan } from '../../plan.ts';
import { resolveSeeds, type SeededCall } from '../../seeds.ts';
import { valueKey } from './body.ts';
import type { Code, WrittenCall } from './layerDoc.ts';
import { createNames } from './literals.ts';

/** One composite in a model. */
export interface CompositeUse {
  readonly model: ModelPlan;
  readonly composite: CompositePlan;
  readonly layers: readonly LayerPlan[];
  /** What comes in: the values of its ports, then the masks its layers read. */
  readonly given: readonly LayerValue[];
  /** Added to the run's seed; its layers count from there, the first at 1. */
  readonly seed: number;
}

/** Composites that one function writes: they have the same layers, wired alike, and only numbers differ. */
export interface CompositeFunction {
  readonly name: string;
  readonly uses: readonly CompositeUse[];
  /** Which values of its layers it returns: by the number of the layer. */
  readonly returned: readonly Returned[];
  /** Whether any layer draws numbers. */
  readonly seeded: boolean;
}

export interface Returned {
  readonly layer: number;
  readonly output: number;
}

/** A composite of more layers is a function even where it is used once: its model is easier to read then. */
const layersForFunction = 6;

/** The functions for the composites of a plan, in the order in which the models first call them. */
export function compositeFunctions(plan: Plan, reserved: readonly string[]): readonly CompositeFunction[] {
  const groups = new Map<string, CompositeUse[]>();
  for (const model of plan.models) {
    for (const composite of model.composites ?? []) {
      const use = useOf(model, composite);
      if (!hasOrderlyNames(use)) continue;
      const key = structureOf(use);
      groups.set(key, [...(groups.get(key) ?? []), use]);
    }
  }
  const names = createNames(['kerasActivation', 'orthogonalKernel', 'ruled', ...reserved]);
  return [...groups.values()]
    .filter((uses) => uses.length > 1 || uses[0]!.layers.length > layersForFunction)
    .map((uses): CompositeFunction => {
      const { type, variant = '' } = uses[0]!.composite;
      const calls = uses[0]!.layers.map((layer) => resolveSeeds(layer, 0));
      return {
        name: names.camel(`${type} ${variant}`),
        uses,
        returned: returnedOf(uses),
        seeded: calls.some(drawsNumbers),
      };
    });
}

function useOf(model: ModelPlan, composite: CompositePlan): CompositeUse {
  const own = new Set(composite.parts.map(({ layer }) => layer));
  const layers = model.layers.filter(({ name }) => own.has(name));
  const given = new Map<string, LayerValue>();
  const values = [...composite.inputs.map(({ value }) => value), ...layers.flatMap(({ inputs }) => inputs)];
  for (const value of values) if ('input' in value || !own.has(value.layer)) given.set(valueKey(value), value);
  const first = layers.find(({ seed }) => seed > 0)?.seed ?? 1;
  return { model, composite, layers, given: [...given.values()], seed: first - 1 };
}

/** Whether every layer is called after its composite and its part, so that a function can make its name. */
function hasOrderlyNames({ composite: { name, parts } }: CompositeUse): boolean {
  return parts.every(({ layer, part }) => layer === `${name}_${toIdentifier(part)}`);
}

/** The same for all uses that one function can write. */
function structureOf(use: CompositeUse): string {
  const numberOf = placeOf(use);
  const layers = use.layers.map((layer, at) => ({
    part: use.composite.parts[at]!.part,
    call: mapNumbers(callOf(use, at), () => ({ code: '' })),
    frozen: !layer.trainable,
    inputs: layer.inputs.map(numberOf),
    outputs: layer.outputs.map(({ shape, dtype }) => [dtype, shape.length]),
  }));
  const outputs = use.composite.outputs.map(({ value }) => numberOf(value));
  return JSON.stringify([use.composite.type, use.composite.variant, use.given.length, outputs, layers]);
}

/** Where a value stands among what a composite is given and makes. */
function placeOf({ given, layers }: CompositeUse): (value: LayerValue) => string {
  const places = new Map([
    ...given.map((value, at) => [valueKey(value), `given ${at}`] as const),
    ...layers.flatMap((layer, at) =>
      Array.from({ length: Math.max(1, layer.outputs.length) }, (_, output) => {
        return [valueKey({ layer: layer.name, output }), `${at} ${output}`] as const;
      }),
    ),
  ]);
  return (value) => places.get(valueKey(value)) ?? '';
}

/** The values that any of the uses is asked for: first those of ports, in their order, then masks. */
function returnedOf(uses: readonly CompositeUse[]): readonly Returned[] {
  const found = new Map<string, Returned>();
  for (const { model, composite, layers } of uses) {
    const own = new Set(layers.map(({ name }) => name));
    const outside = model.layers.filter(({ name }) => !own.has(name));
    const asked = [...outside.flatMap(({ inputs }) => inputs), ...model.outputs.map(({ value }) => value)];
    const keys = new Set(asked.map(valueKey));
    const ports = composite.outputs.map(({ value }) => value);
    for (const value of [...ports.filter((port) => keys.has(valueKey(port))), ...asked]) {
      if ('input' in value || !own.has(value.layer)) continue;
      const returned = { layer: layers.findIndex(({ name }) => name === value.layer), output: value.output };
      found.set(JSON.stringify(returned), returned);
    }
  }
  return [...found.values()];
}

/** The call of a layer, its seeds counted from those of the composite. */
export const callOf = ({ layers, seed }: CompositeUse, at: number): SeededCall => resolveSeeds(layers[at]!, -seed);

function drawsNumbers(call: SeededCall): boolean {
  return Object.entries(call.args).some(([name, value]) => {
    if (typeof value !== 'object' || value === null) return name === 'seed';
    if ('layer' in value) return drawsNumbers(value.layer);
    return 'initializer' in value && value.seed !== undefined;
  });
}

/** A call with each of its plain numbers replaced, those in lists and of wrapped layers too, always in one order. */
export function mapNumbers(call: SeededCall, change: (value: number, argument: string) => number | Code): WrittenCall {
  const args = Object.entries(call.args).map(([name, value]) => {
    if (typeof value === 'number') return [name, name === 'seed' ? value : change(value, name)] as const;
    if (Array.isArray(value)) {
      const entries = value as readonly unknown[];
      return [name, entries.map((entry) => (typeof entry === 'number' ? change(entry, name) : entry))] as const;
    }
    if (typeof value === 'object' && value !== null && 'layer' in value)
      return [name, { layer: mapNumbers(value.layer, change) }] as const;
    return [name, value] as const;
  });
  return { ...call, args: Object.fromEntries(args) } as WrittenCall;
}
