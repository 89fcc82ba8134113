import type { LayerPlan, LayerValue } from '../../plan.ts';
import { comment, hardline, list, type Doc } from './doc.ts';
import { appliedDoc, layerDoc, type WrittenLayer } from './layerDoc.ts';
import { createNames, type Names } from './literals.ts';

/** The constants of one function, and which value of the plan each holds. */
export interface Constants {
  readonly names: Names;
  readonly set: (value: LayerValue, expression: string) => void;
  readonly of: (value: LayerValue) => string;
}

/** Constants of a function in which some names mean something else. */
export function createConstants(reserved: Iterable<string>): Constants {
  const names = createNames(['seed', 'kerasActivation', 'orthogonalKernel', 'ruled', ...reserved]);
  const expressions = new Map<string, string>();
  return {
    names,
    set: (value, expression) => void expressions.set(valueKey(value), expression),
    of(value) {
      const expression = expressions.get(valueKey(value));
      if (expression === undefined) throw new Error(`There is no value ${valueKey(value)}.`);
      return expression;
    },
  };
}

/** A value of a model as a key of a map. */
export const valueKey = (value: LayerValue): string =>
  'input' in value ? `input ${value.input}` : `${value.layer} ${value.output}`;

/** What some layers take of other layers, and what else is taken. */
export function takenValues(layers: readonly LayerPlan[], others: readonly LayerValue[]): ReadonlySet<string> {
  return new Set([...layers.flatMap(({ inputs }) => inputs), ...others].map(valueKey));
}

export function isFrozen({ trainable, weights }: LayerPlan): boolean {
  return !trainable && weights.length > 0;
}

/** `const dense = tf.layers.dense({ ... }).apply(images) as tf.SymbolicTensor; // [10]`. */
export function layerStatement(layer: WrittenLayer, constants: Constants, taken: ReadonlySet<string>): Doc {
  const { plan } = layer;
  const given = plan.inputs.map(constants.of);
  const frozen = isFrozen(plan) ? constants.names.camel(layer.constant) : null;
  const applied = frozen === null ? appliedDoc(layer, argumentsDoc(given)) : [`${frozen}.apply`, argumentsDoc(given)];
  const { target, type } = resultDoc(layer, constants, taken, frozen === null ? '' : ' out');
  return [
    // What is frozen has to be told so before it is applied.
    frozen === null
      ? ''
      : [`const ${frozen} = `, layerDoc(layer), ';', hardline, `${frozen}.trainable = false;`, hardline],
    [`const ${target} = `, applied, ' as ', type, ';'],
    layer.shapes.length > 0 ? comment(layer.shapes.join(', ')) : '',
  ];
}

/** A layer of one output gives it bare, one of several a list of them; where that is long, they go by number. */
function resultDoc(
  { plan, constant, call }: WrittenLayer,
  { names, set }: Constants,
  taken: ReadonlySet<string>,
  ending: string,
): { readonly target: string; readonly type: Doc } {
  const valueAt = (output: number): LayerValue => ({ layer: plan.name, output });
  if (plan.outputs.length <= 1) {
    const target = names.camel(`${constant}${ending}`);
    set(valueAt(0), target);
    return { target, type: symbolic };
  }
  const isTaken = plan.outputs.map((_, output) => taken.has(valueKey(valueAt(output))));
  const kept = isTaken.slice(0, isTaken.lastIndexOf(true) + 1);
  const wanted = (output: number): string =>
    output === 0 ? `${constant}${ending}` : `${constant} state ${plan.outputs.length > 2 ? output : ''}`;
  const results = kept.map((is, output) => (is ? names.camel(wanted(output)) : ''));
  const target = listed(results);
  if (`  const ${target} = ${call.custom ? `new ${call.tfjs}({` : 'tf.layers'}`.length <= widest) {
    results.forEach((result, output) => set(valueAt(output), result));
    return { target, type: list('[', results.map(() => symbolic), ']') }; // prettier-ignore
  }
  const all = names.camel(`${constant} results`);
  results.forEach((_, output) => set(valueAt(output), `${all}[${output}]!`));
  return { target: all, type: `${symbolic}[]` };
}

export const symbolic = 'tf.SymbolicTensor';

/** `[a, , c]`. */
const listed = (names: readonly string[]): string => `[${names.join(', ')}]`;

/** Columns of a line. */
export const widest = 120;

/** One tensor bare, several as a list. */
function argumentsDoc(given: readonly string[]): Doc {
  return given.length === 1 ? list('(', given, ')') : ['(', list('[', given, ']'), ')'];
}
