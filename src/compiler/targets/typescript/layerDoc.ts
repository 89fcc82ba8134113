import { isInTensorFlowJs, namesActivation } from '../../../nodes/kit/activations.ts';
import type { LayerCall } from '../../../nodes/kit/calls.ts';
import type { LayerPlan } from '../../plan.ts';
import { isArgument, isRule, rulesBeside, rulesOf } from '../../rules.ts';
import { resolveSeeds, type SeededArg, type SeededCall, type SeededRule } from '../../seeds.ts';
import { goesWithoutSaying } from './defaults.ts';
import { group, indent, list, listOfLists, softline, type Doc } from './doc.ts';
import { identifier, numberLiteral, shapeComment, stringLiteral } from './literals.ts';

/** An expression in place of a number: `filters`. */
export interface Code {
  readonly code: string;
}

/** An argument as it is written. */
export type WrittenArg = SeededArg | Code | readonly (number | null | Code)[] | { readonly layer: WrittenCall };

/** A call as it is written: seeds are what the layer adds to `seed`. */
export interface WrittenCall extends Omit<SeededCall, 'args'> {
  readonly args: Readonly<Record<string, WrittenArg>>;
}

/** A layer as it is written in one place of the code. */
export interface WrittenLayer {
  readonly plan: LayerPlan;
  /** The constant that holds what it gives, before a number makes it unique. */
  readonly constant: string;
  /** Its name, a string literal or a template. */
  readonly name: Doc;
  readonly call: WrittenCall;
  /** For the comment behind it, one for each output. */
  readonly shapes: readonly string[];
}

/** A layer with everything the plan says. */
export function writtenAsPlanned(layer: LayerPlan): WrittenLayer {
  return {
    plan: layer,
    constant: layer.name,
    name: stringLiteral(layer.name),
    // With a run's seed of 0 what is left of each seed is what the layer adds to it.
    call: resolveSeeds(layer, 0),
    shapes: layer.outputs.map(({ shape }) => shapeComment(shape)),
  };
}

/** `tf.layers.dense({ ... })` with every argument; `first` goes before them. */
export function layerDoc(layer: WrittenLayer, first: Readonly<Record<string, Doc>> = {}): Doc {
  const { owner, call } = ownerAndCall(layer, first);
  return [owner, call];
}

/** The same applied to tensors; where it does not fit on a line, each call takes one, as a formatter leaves it. */
export function appliedDoc(layer: WrittenLayer, given: Doc): Doc {
  const { owner, call } = ownerAndCall(layer, {});
  if (owner === '') return [call, '.apply', given];
  return group(owner, indent(softline, call, softline, '.apply', given));
}

function ownerAndCall(
  { plan, name, call }: WrittenLayer,
  first: Readonly<Record<string, Doc>>,
): { readonly owner: string; readonly call: Doc } {
  const written = callDoc(call, { name, ...first }, penaltiesOf(plan));
  const rules = Object.entries(rulesBeside(plan));
  if (rules.length > 0) return { owner: '', call: list('ruled(', [objectDoc(rules), [ownerOf(call), written]], ')') };
  return { owner: ownerOf(call), call: written };
}

/** What stands before a call of TensorFlow.js; the layers of our own are classes. */
const ownerOf = ({ custom }: WrittenCall): string => (custom ? '' : 'tf.layers');

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

/** `.dense({ ... })`, or `new Attention({ ... })`. */
function callDoc(
  call: WrittenCall,
  first: Readonly<Record<string, Doc>>,
  last: Readonly<Record<string, Doc>> = {},
): Doc {
  const stated = Object.entries(call.args).filter(
    ([name, value]) => value !== null && !isUntyped(call, name) && !goesWithoutSaying(call, name),
  );
  const entries: (readonly [string, Doc])[] = [
    ...Object.entries(first),
    ...stated.flatMap(([name, value]) => {
      if (isWrittenRule(value)) return [];
      const own = isOwnActivation(call, name);
      return [[name, own ? `kerasActivation(${stringLiteral(value as string)})` : argDoc(name, value)] as const];
    }),
    ...Object.entries(last),
  ];
  const name = identifier(call.tfjs);
  const callee = call.custom ? `new ${name}(` : `.${name}(`;
  if (entries.length === 0) return `${callee}{})`;
  const fields = entries.map(([arg, value]) => (arg === value ? arg : [`${identifier(arg)}: `, value]));
  return [callee, list('{', fields, '}', ' '), ')'];
}

const isWrittenRule = (value: WrittenArg): value is SeededRule => isRule(value as SeededArg);

/** Whether an argument is an activation that TensorFlow.js lacks: the code imports it. */
function isOwnActivation(call: WrittenCall | LayerCall, name: string): boolean {
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

/** The initializers of a layer that draw numbers, `glorotUniform`; those of a layer that it wraps are not among them. */
export function drawnInitializers(call: LayerCall): readonly string[] {
  return Object.values(resolveSeeds({ call, seed: 0 }, 0).args).flatMap((value) =>
    typeof value === 'object' && value !== null && 'initializer' in value && value.seed !== undefined
      ? [value.initializer]
      : [],
  );
}

/** `const glorotUniform = (seed: number) => ...`: layers call it for their weights. */
export function initializerLine(name: string): string {
  // The orthogonal one of TensorFlow.js takes seconds: the code imports ours.
  const factory = name === 'orthogonal' ? 'orthogonalKernel' : `tf.initializers.${identifier(name)}`;
  return `const ${identifier(name)} = (seed: number) => ${factory}({ seed });`;
}

/** `resetAfter: false` is all that TensorFlow.js can do, and its types know no such argument. */
const isUntyped = ({ tfjs }: WrittenCall, name: string): boolean => tfjs === 'gru' && name === 'resetAfter';

function argDoc(name: string, value: Exclude<WrittenArg, SeededRule>): Doc {
  if (typeof value === 'string') return stringLiteral(value);
  if (typeof value === 'number') return name === 'seed' ? seedText(value) : numberLiteral(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if ('code' in value) return value.code;
  if ('initializer' in value) {
    if (value.seed === undefined) return stringLiteral(value.initializer);
    return `${identifier(value.initializer)}(${seedText(value.seed)})`;
  }
  if ('layer' in value) return [ownerOf(value.layer), callDoc(value.layer, {})];
  return listDoc(value);
}

type Entry = number | null | string | Code | readonly number[];

function listDoc(values: readonly Entry[]): Doc {
  const entry = (value: Entry): Doc => {
    if (typeof value === 'number') return numberLiteral(value);
    if (value === null) return 'null';
    if (typeof value === 'string') return stringLiteral(value);
    return 'code' in value ? value.code : listDoc(value);
  };
  const isOfLists = values.length > 1 && values.every((value) => Array.isArray(value) && value.length > 1);
  return (isOfLists ? listOfLists : list)('[', values.map(entry), ']');
}

/** `seed + 31`. */
export function seedText(seed: number): string {
  return seed === 0 ? 'seed' : `seed + ${seed}`;
}
