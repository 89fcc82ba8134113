import { isInTensorFlowJs, namesActivation } from '../../../nodes/kit/activations.ts';
import type { LayerPlan } from '../../plan.ts';
import { resolveSeeds, type SeededArg, type SeededCall, type SeededRule } from '../../seeds.ts';
import type { LayerCall } from '../../../nodes/kit/calls.ts';
import { isArgument, isRule, rulesBeside, rulesOf } from '../../rules.ts';
import { list, listOfLists, type Doc } from './doc.ts';
import { identifier, numberLiteral, stringLiteral } from './literals.ts';

/** Initializers with a seed, and how often a model uses each. */
export type InitializerUses = ReadonlyMap<string, number>;

/** An initializer this often used gets a short name at the top of its function. */
const usesForName = 2;

/** Counts the seeded initializers of a model. */
export function countInitializers(layers: readonly LayerPlan[]): InitializerUses {
  const uses = new Map<string, number>();
  const count = (call: SeededCall): void => {
    for (const arg of Object.values(call.args)) {
      if (typeof arg !== 'object' || arg === null) continue;
      if ('layer' in arg) count(arg.layer);
      else if ('initializer' in arg && arg.seed !== undefined) {
        uses.set(arg.initializer, (uses.get(arg.initializer) ?? 0) + 1);
      }
    }
  };
  for (const layer of layers) count(resolveSeeds(layer, 0));
  return uses;
}

/** `const glorotUniform = (n: number) => ...`, one line each. */
export function initializerLines(uses: InitializerUses): string[] {
  return [...uses]
    .filter(([, count]) => count >= usesForName)
    .map(([name]) => `const ${name} = (n: number) => ${initializerFactory(name)}({ seed: seed + n });`);
}

/** `tf.layers.dense({ ... })` with every argument of the plan; `first` goes before them. */
export function layerDoc(layer: LayerPlan, uses: InitializerUses, first: Readonly<Record<string, Doc>> = {}): Doc {
  // With a run's seed of 0 what is left of each seed is what the layer adds to it.
  const call = callDoc(resolveSeeds(layer, 0), uses, { name: stringLiteral(layer.name), ...first }, penaltiesOf(layer));
  const rules = Object.entries(rulesBeside(layer));
  return rules.length === 0 ? call : list('ruled(', [objectDoc(rules), call], ')');
}

/** The penalties that TensorFlow.js takes as arguments. */
function penaltiesOf({ call, trainable }: LayerPlan): Readonly<Record<string, Doc>> {
  const penalties = Object.entries(rulesOf(call)).filter(([name]) => trainable && isArgument(call, name));
  return Object.fromEntries(
    penalties.map(([name, { l2 }]) => [name, `tf.regularizers.l2({ l2: ${numberLiteral(l2)} })`]),
  );
}

/** Plain data as an object literal. */
function objectDoc(fields: readonly (readonly [string, unknown])[]): Doc {
  const entries = fields.map(([name, value]) => [`${identifier(name)}: `, valueDoc(value)]);
  return list('{', entries, '}', ' ');
}

function valueDoc(value: unknown): Doc {
  if (typeof value === 'number') return numberLiteral(value);
  if (typeof value === 'string') return stringLiteral(value);
  return Array.isArray(value) ? list('[', value.map(valueDoc), ']') : objectDoc(Object.entries(value as object));
}

function callDoc(
  call: SeededCall,
  uses: InitializerUses,
  first: Readonly<Record<string, Doc>>,
  last: Readonly<Record<string, Doc>> = {},
): Doc {
  const stated = Object.entries(call.args).filter(([name, value]) => value !== null && !isUntyped(call, name));
  const entries: (readonly [string, Doc])[] = [
    ...Object.entries(first),
    ...stated.flatMap(([name, value]) => {
      if (isRule(value)) return [];
      const own = isOwnActivation(call, name);
      return [[name, own ? `kerasActivation(${stringLiteral(value as string)})` : argDoc(name, value, uses)] as const];
    }),
    ...Object.entries(last),
  ];
  const name = identifier(call.tfjs);
  const callee = call.custom ? `new ${name}(` : `tf.layers.${name}(`;
  if (entries.length === 0) return `${callee}{})`;
  return [callee, list('{', entries.map(([arg, value]) => [`${identifier(arg)}: `, value]), '}', ' '), ')']; // prettier-ignore
}

/** Whether an argument is an activation that TensorFlow.js lacks: the code imports it. */
function isOwnActivation(call: SeededCall | LayerCall, name: string): boolean {
  return namesActivation(call, name) && !isInTensorFlowJs(String(call.args[name]));
}

/** A call, and those of the layers that it wraps. */
export function callsIn(call: LayerCall): readonly LayerCall[] {
  const inner = Object.values(call.args).flatMap((value) =>
    typeof value === 'object' && value !== null && 'layer' in value ? callsIn(value.layer) : [],
  );
  return [call, ...inner];
}

/** Whether a layer has an activation that TensorFlow.js lacks. */
export function hasOwnActivation(call: LayerCall): boolean {
  return Object.keys(call.args).some((name) => isOwnActivation(call, name));
}

/** Whether a layer has a kernel that is drawn orthogonal, which TensorFlow.js does too slowly. */
export function hasOrthogonalKernel({ args }: LayerCall): boolean {
  return Object.values(args).some(
    (value) =>
      typeof value === 'object' && value !== null && 'initializer' in value && value.initializer === 'orthogonal',
  );
}

/** `resetAfter: false` is all that TensorFlow.js can do, and its types know no such argument. */
const isUntyped = ({ tfjs }: SeededCall, name: string): boolean => tfjs === 'gru' && name === 'resetAfter';

function argDoc(name: string, value: Exclude<SeededArg, SeededRule>, uses: InitializerUses): Doc {
  if (typeof value === 'string') return stringLiteral(value);
  if (typeof value === 'number') return name === 'seed' ? seedText(value) : numberLiteral(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if ('initializer' in value) return initializerDoc(value.initializer, value.seed, uses);
  if ('layer' in value) return callDoc(value.layer, uses, {});
  return listDoc(value);
}

function listDoc(values: readonly (number | null | string | readonly number[])[]): Doc {
  const entry = (value: number | null | string | readonly number[]): Doc => {
    if (typeof value === 'number') return numberLiteral(value);
    if (value === null) return 'null';
    return typeof value === 'string' ? stringLiteral(value) : listDoc(value);
  };
  const isOfLists = values.length > 1 && values.every((value) => Array.isArray(value) && value.length > 1);
  return (isOfLists ? listOfLists : list)('[', values.map(entry), ']');
}

function initializerDoc(name: string, seed: number | undefined, uses: InitializerUses): Doc {
  if (seed === undefined) return stringLiteral(name);
  if ((uses.get(name) ?? 0) >= usesForName) return `${identifier(name)}(${seed})`;
  return `${initializerFactory(name)}({ seed: ${seedText(seed)} })`;
}

/** The orthogonal one of TensorFlow.js takes seconds: the code imports ours. */
const initializerFactory = (name: string): string =>
  name === 'orthogonal' ? 'orthogonalKernel' : `tf.initializers.${identifier(name)}`;

function seedText(seed: number): string {
  return seed === 0 ? 'seed' : `seed + ${seed}`;
}
