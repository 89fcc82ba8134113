import type { DiagnosticCode } from '../../diagnostics/catalogue.ts';
import type { Fix } from '../../diagnostics/diagnostic.ts';
import { readTerms } from '../../tensor/einsum/equation.ts';
import { outputWith, setParams, type Fixer, type Site } from './site.ts';

/*
 * Equations and formulas that are nearly right: each correction is read again and offered only where it fits what comes in.
 */

/** Offers those of some texts that a block takes. */
function corrections({ block }: Site, param: 'equation' | 'formula' | 'biasAxes', texts: readonly string[]): Fix[] {
  const others = [...new Set(texts)].filter((text) => text !== block.params[param]);
  return others.flatMap((text) => {
    const given = outputWith(block, { [param]: text });
    return given ? [setParams(block, { [param]: text }, given)] : [];
  });
}

interface Terms {
  readonly inputs: readonly string[];
  readonly output: string;
}

/** A fixer from the terms of an equation to others. */
const rewritten =
  (rewrite: (terms: Terms, data: Site['diagnostic']['data']) => readonly Terms[]): Fixer =>
  (site) => {
    const terms = readTerms(String(site.block.params['equation']));
    if ('fault' in terms) return [];
    const texts = rewrite(terms, site.diagnostic.data).map(({ inputs, output }) => `${inputs.join(',')}->${output}`);
    return corrections(site, 'equation', texts);
  };

/** A letter that an equation does not have. */
const freeLetter = ({ inputs, output }: Terms): string =>
  [...'bznxyuvw'].find((letter) => ![...inputs, output].join('').includes(letter)) ?? 'z';

/** The batch in front of every term; or any axes in front of an input and of the output. */
const withBatch = (terms: Terms): readonly Terms[] => {
  const { inputs, output } = terms;
  const batch = freeLetter(terms);
  const [first = '', ...others] = inputs;
  return [
    { inputs: inputs.map((term) => batch + term), output: batch + output },
    { inputs: [`...${first.slice(1)}`, ...others], output: `...${output.slice(1)}` },
    { inputs: [`...${first}`, ...others], output: `...${output}` },
  ];
};

/** The batch of the first input in front of all. */
const sameBatch = ({ inputs, output }: Terms): readonly Terms[] => {
  const batch = inputs[0]![0]!;
  const led = inputs.map((term) => (term.startsWith(batch) ? term : batch + term.slice(1)));
  return [{ inputs: led, output: output.startsWith(batch) ? output : batch + output.replace(batch, '') }];
};

/** Without a letter. */
const without = ({ inputs, output }: Terms, { letter }: Site['diagnostic']['data']): readonly Terms[] => {
  const less = (term: string): string => term.replaceAll(String(letter), '');
  return [{ inputs: inputs.map(less), output: less(output) }];
};

/** One of the inputs with its last two axes exchanged. */
const swapped = ({ inputs, output }: Terms): readonly Terms[] =>
  inputs.map((term, at) => ({
    inputs: inputs.with(at, term.slice(0, -2) + [...term.slice(-2)].reverse().join('')),
    output,
  }));

/** An arrow, and behind it the batch and the letters that stand once. */
const withArrow: Fixer = (site) => {
  const text = String(site.block.params['equation']).replaceAll(/\s/g, '');
  if (text.includes('>') || text.includes('=')) return [];
  const letters = [...text.replaceAll(/[^a-zA-Z]/g, '')];
  const kept = letters.filter((letter, at) => at > 0 && letters.indexOf(letter) === letters.lastIndexOf(letter));
  return corrections(site, 'equation', [`${text}->${letters[0] ?? ''}${kept.join('')}`]);
};

/** As many inputs as there are terms: wires of ports that go are taken away. */
const inputsOfTerms: Fixer = ({ block, diagnostic, graph }) => {
  const inputs = Number(diagnostic.data['terms']);
  if (!block.definition?.params['inputs'] || inputs < 1 || inputs > 8) return [];
  const gone = block.inputs.slice(inputs).flatMap(({ name }) => block.wires.get(name)?.id ?? []);
  const fix = setParams(block, { inputs });
  return [{ ...fix, edits: [{ kind: 'removeWires', graph: graph.id, wires: gone }, ...fix.edits] }];
};

/** Lengths for all axes: those that are missing are taken from the input. */
const wholeOutputShape: Fixer = ({ block, diagnostic }) => {
  const lengths = block.params['outputShape'];
  const expected = Number(diagnostic.data['expected']);
  if (!Array.isArray(lengths)) return [];
  const rests = Array.from({ length: Math.max(0, expected - lengths.length) }, () => -1);
  const outputShape = [...rests, ...lengths.map(Number).slice(-expected)];
  const given = outputWith(block, { outputShape });
  return given ? [setParams(block, { outputShape }, given)] : [];
};

/** Those of the bias's letters that the output has, or its last one. */
const biasOfOutput: Fixer = (site) => {
  const term = String(site.diagnostic.data['term']);
  const kept = [...String(site.block.params['biasAxes'])].filter((letter) => term.includes(letter)).join('');
  return corrections(site, 'biasAxes', [kept || term.slice(-1)]);
};

/** A fixer from a formula to others. Columns count from 1. */
const rephrased =
  (rewrite: (formula: string, column: number, data: Site['diagnostic']['data']) => readonly string[]): Fixer =>
  (site) => {
    const { data } = site.diagnostic;
    return corrections(site, 'formula', rewrite(String(site.block.params['formula']), Number(data['column']), data));
  };

const signs: Readonly<Record<string, string>> = { '×': '*', '·': '*', '÷': '/', '−': '-', '²': '^2', '³': '^3' };

/** Signs of mathematics as a formula has them, a sign that was left out, a parenthesis that was not closed. */
const completed = rephrased((formula, column) => [
  formula.replaceAll(/[×·÷−²³]/g, (sign) => signs[sign]!),
  formula + ')'.repeat(Math.max(0, formula.split('(').length - formula.split(')').length)),
  `${formula.slice(0, column - 1).trimEnd()} * ${formula.slice(column - 1)}`,
]);

/** Without the operator that has no value, or the one before it. */
const withoutOperator = rephrased((formula, column) => {
  const [before, behind] = [formula.slice(0, column - 1), formula.slice(column)];
  return [`${before.trimEnd()} ${behind.trimStart()}`, `${before.replace(/\s*(?:\*\*|[-+*/^@])\s*$/, '')} ${formula.slice(column - 1)}`].map((text) => text.trim()); // prettier-ignore
});

/** Reduced axes stay, with length 1. */
const kept = rephrased((formula) => [
  formula.replaceAll(/\b(sum|mean|max|min)\(([^()]*)\)/g, (all, name: string, inside: string) =>
    inside.includes('keepdims') ? all : `${name}(${inside}, keepdims)`,
  ),
]);

/** One side of a product transposed. */
const transposed = rephrased((formula) => [
  formula.replace(/@\s*([a-h])\b/, '@ transpose($1)'),
  formula.replace(/\b([a-h])\s*@/, 'transpose($1) @'),
]);

/** The last axis in place of one that is not there. */
const lastAxis = rephrased((formula, column, { axis }) => [
  formula.slice(0, column - 1) + formula.slice(column - 1).replace(new RegExp(`([,\\s])${Number(axis)}(?=[,)\\s])`), '$1-1'),
]); // prettier-ignore

/** The last two axes are swapped where no order is given. */
const swappedLast = rephrased((formula, column) => [
  formula.slice(0, column - 1) + formula.slice(column - 1).replace(/transpose\(\s*([a-h])[^)]*\)/, 'transpose($1)'),
]);

export const textFixes: Partial<Record<DiagnosticCode, Fixer>> = {
  'einsum/syntax': withArrow,
  'einsum/inputs': inputsOfTerms,
  'einsum/rank': rewritten(withBatch),
  'einsum/batch': rewritten(sameBatch),
  'einsum/output': rewritten(without),
  'einsum/kernel': rewritten(without),
  'einsum/length': rewritten(swapped),
  'einsum/bias': biasOfOutput,
  'einsum/output-shape': wholeOutputShape,
  'formula/end': completed,
  'formula/value': withoutOperator,
  'formula/fit': kept,
  'formula/product': transposed,
  'formula/axis': lastAxis,
  'formula/order': swappedLast,
};
