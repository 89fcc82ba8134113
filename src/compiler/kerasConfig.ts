import type { ArgValue, LayerCall, WeightConstraint } from '../nodes/kit/calls.ts';

/** A value as JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Words that Keras spells otherwise than by underscores. */
const spelled: Readonly<Record<string, string>> = { leCunUniform: 'lecun_uniform', leCunNormal: 'lecun_normal' };

/** `kernelSize` as Keras writes it: `kernel_size`. */
export function snakeCase(word: string): string {
  return spelled[word] ?? word.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What the Keras class of a call is given: names and words in Keras's spelling, seeds left out. */
export function kerasConfig({ args, kerasArgs }: Pick<LayerCall, 'args' | 'kerasArgs'>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(kerasArgs ?? args).flatMap(([name, value]) => {
      const read = kerasValue(value);
      return read === undefined ? [] : [[snakeCase(name), read]];
    }),
  );
}

function kerasValue(value: ArgValue): Json | undefined {
  if (typeof value === 'string') return kerasWord(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value;
  if ('initializer' in value) return kerasWord(value.initializer);
  if ('seed' in value) return undefined;
  if ('regularizer' in value) return { class_name: 'L1L2', config: { ...value.regularizer } };
  if ('constraint' in value) return constraintConfig(value.constraint);
  return { class_name: value.layer.keras, config: kerasConfig(value.layer) };
}

/** `{ kind: 'maxNorm', maxValue: 2, axis: [0] }` as an object of Keras's class `MaxNorm`. */
function constraintConfig({ kind, ...settings }: WeightConstraint): Json {
  const config = Object.fromEntries(Object.entries(settings).map(([name, value]) => [snakeCase(name), value as Json]));
  return { class_name: kind.slice(0, 1).toUpperCase() + kind.slice(1), config };
}

type List = Extract<ArgValue, readonly unknown[]>;
const isList = (value: ArgValue): value is List => Array.isArray(value);

/** `glorotUniform` is a name, a formula is not. */
function kerasWord(word: string): string {
  return /^[a-z]+[0-9]*([A-Z][a-z0-9]*)+$/.test(word) ? snakeCase(word) : word;
}
