/** One axis by its letter, or an axis that `...` stands for: `...0` is the last of them, `...1` the one before it. */
export type Label = string;

/** An equation such as `bij,bjk->bik`, for inputs of known ranks: the labels of every axis. */
export interface Equation {
  readonly inputs: readonly (readonly Label[])[];
  readonly output: readonly Label[];
}

/** Why a text is no equation for these inputs. Inputs count from 0, columns from 1. */
export type EquationFault =
  | { readonly kind: 'syntax'; readonly column: number; readonly found: string }
  | { readonly kind: 'inputs'; readonly terms: number; readonly inputs: number }
  | {
      readonly kind: 'rank';
      readonly input: number;
      readonly term: string;
      readonly letters: number;
      readonly axes: number;
    }
  | { readonly kind: 'repeated'; readonly letter: string; readonly term: string }
  | { readonly kind: 'output'; readonly letter: string }
  | { readonly kind: 'batch'; readonly term: string }
  | { readonly kind: 'unknown'; readonly axis: string }
  | { readonly kind: 'kernel'; readonly letter: string }
  | { readonly kind: 'bias'; readonly letter: string; readonly term: string }
  | { readonly kind: 'outputShape'; readonly expected: number; readonly received: number }
  | { readonly kind: 'length'; readonly letter: string; readonly a: string; readonly b: string };

/** An equation as it is written: a term for each input and one for the output. */
export interface Terms {
  readonly inputs: readonly string[];
  readonly output: string;
}

const ellipsis = '...';

/** Splits `ab,bc->ac` at its commas and its arrow. Spaces do not count. */
export function readTerms(text: string): Terms | { readonly fault: EquationFault } {
  const wrong = /[^a-zA-Z.,\->\s]/.exec(text) ?? /-(?!>)|(?<!-)>|->.*(->)/.exec(text);
  if (wrong) return unreadable(text, wrong.index + wrong[0].length - 1);
  const [left = '', output] = text.replaceAll(/\s/g, '').split('->');
  if (output === undefined) return unreadable(text, text.length);
  if (output.includes(',')) return unreadable(text, text.lastIndexOf(','));
  for (const term of [...left.split(','), output]) {
    const dots = term.replace(ellipsis, '');
    if (dots.includes('.') || term === '') return unreadable(text, dots === '' ? text.length : text.indexOf('.'));
  }
  return { inputs: left.split(','), output };
}

function unreadable(text: string, at: number): { readonly fault: EquationFault } {
  return { fault: { kind: 'syntax', column: at + 1, found: text[at] ?? '' } };
}

/** Labels for every axis of inputs that have so many axes. */
export function readEquation(text: string, ranks: readonly number[]): Equation | { readonly fault: EquationFault } {
  const terms = readTerms(text);
  if ('fault' in terms) return terms;
  if (terms.inputs.length !== ranks.length)
    return { fault: { kind: 'inputs', terms: terms.inputs.length, inputs: ranks.length } };

  let hidden = 0;
  for (const [input, term] of terms.inputs.entries()) {
    const letters = term.replace(ellipsis, '').length;
    const rest = ranks[input]! - letters;
    if (term.includes(ellipsis) ? rest < 0 : rest !== 0)
      return { fault: { kind: 'rank', input, term, letters, axes: ranks[input]! } };
    hidden = Math.max(hidden, rest);
  }
  const inputs = terms.inputs.map((term, input) => labelled(term, ranks[input]! - term.replace(ellipsis, '').length));
  const output = labelled(terms.output, hidden);
  for (const [labels, term] of [
    ...inputs.map((each, at) => [each, terms.inputs[at]!] as const),
    [output, terms.output],
  ] as const) {
    const letter = labels.find((label, at) => labels.indexOf(label) !== at);
    if (letter !== undefined) return { fault: { kind: 'repeated', letter, term } };
  }
  const letter = output.find((label) => !inputs.some((labels) => labels.includes(label)));
  if (letter !== undefined) return { fault: { kind: 'output', letter } };
  return { inputs, output };
}

/** The labels of a term in which `...` stands for so many axes. */
function labelled(term: string, hidden: number): readonly Label[] {
  const [before = '', after] = term.split(ellipsis);
  if (after === undefined) return [...before];
  return [...before, ...Array.from({ length: hidden }, (_, at) => `${ellipsis}${hidden - 1 - at}`), ...after];
}

/** An axis of a known length or a named one. */
type Length = number | string;

/**
 * The length of every label. Axes of `...` are broadcast: a length of 1 fits any other. Letters are not, as in Keras.
 */
export function labelLengths(
  { inputs }: Equation,
  shapes: readonly (readonly Length[])[],
): ReadonlyMap<Label, Length> | { readonly fault: EquationFault } {
  const lengths = new Map<Label, Length>();
  for (const [input, labels] of inputs.entries()) {
    for (const [axis, label] of labels.entries()) {
      const length = shapes[input]![axis]!;
      const known = lengths.get(label) ?? length;
      const broadcast = label.startsWith(ellipsis) && (known === 1 || length === 1);
      if (known !== length && !broadcast)
        return { fault: { kind: 'length', letter: label, a: String(known), b: String(length) } };
      lengths.set(label, known === 1 ? length : known);
    }
  }
  return lengths;
}

/** Samples must not mix: the first axis of every input and of the output is the batch. */
export function batchFault(
  { inputs, output }: Equation,
  { inputs: written, output: last }: Terms,
): EquationFault | null {
  const batch = inputs[0]![0];
  const at = inputs.findIndex(([first]) => first !== batch);
  if (at >= 0) return { kind: 'batch', term: written[at]! };
  return output[0] === batch ? null : { kind: 'batch', term: last };
}

/** An equation for tensors that it is known to fit. */
export function equationOf(text: string, ranks: readonly number[]): Equation {
  const equation = readEquation(text, ranks);
  if ('fault' in equation) throw new Error(`“${text}” does not fit tensors with ${ranks.join(', ')} axes.`);
  return equation;
}
