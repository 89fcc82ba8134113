import { toIdentifier } from '../../names.ts';
import type { LayerValue } from '../../plan.ts';
import { createConstants, layerStatement, symbolic, takenValues, valueKey, widest, type Constants } from './body.ts';
import { callOf, mapNumbers, type CompositeFunction, type CompositeUse, type Returned } from './composites.ts';
import { comment, group, hardline, indent, join, list, openList, openMembers, type Doc } from './doc.ts';
import { seedText, type Code, type WrittenCall, type WrittenLayer } from './layerDoc.ts';
import { commentText, numberLiteral, shapeComment, stringLiteral, type Names } from './literals.ts';
import { axisName, inTermsOf, isConstant, shapeWriter, type Named, type Series } from './series.ts';

/** A function of composites and what its code says. */
export interface WrittenFunction {
  readonly function: CompositeFunction;
  /** What differs between its uses, beside their names and seeds. */
  readonly parameters: readonly Named[];
  readonly doc: Doc;
}

/** `function residualBlock(image, { name, filters, seed }) { ... }`, with a comment that says what it is. */
export function writeFunction(of: CompositeFunction, reserved: readonly string[]): WrittenFunction {
  const first = of.uses[0]!;
  const constants = createConstants(['name', ...reserved]);
  const given = first.given.map((value) => constants.names.camel(portOf(first, value) ?? 'mask'));
  first.given.forEach((value, at) => constants.set(value, given[at]!));
  const { parameters, lengths, calls } = writeNumbers(of, constants);
  const shapeOf = shapeWriter([...parameters, ...lengths]);
  const from = first.given.map((_, at) => shapeOf(of.uses.map((use) => typeOf(use, use.given[at]!).shape)));
  const layers = first.layers.map((plan, at): WrittenLayer => {
    const { part } = first.composite.parts[at]!;
    return {
      plan,
      constant: part,
      name: `\`\${name}_${toIdentifier(part)}\``,
      call: calls[at]!,
      shapes: plan.outputs.map((_, output) => shapeOf(of.uses.map(({ layers }) => layers[at]!.outputs[output]!.shape))),
    };
  });
  const results = of.returned.map((returned) => valueAt(first, returned));
  const taken = takenValues(first.layers, results);
  const statements = [
    ...lengths.map(({ name, of: tensor }) => `const ${name} = ${tensor}.shape.at(-1)!;`),
    ...layers.map((layer) => layerStatement(layer, constants, taken)),
  ];
  const returned = results.map(constants.of);
  const to = of.returned.map(({ layer, output }) => layers[layer]!.shapes[output]!);
  const doc = [
    summaryDoc(first, from, to),
    signatureDoc(of, given, parameters),
    indent(hardline, join(hardline, statements), hardline, ['return ', bareOrList(returned), ';']),
    hardline,
    '}',
  ];
  return { function: of, parameters, doc };
}

/** `const block1 = residualBlock(images, { name: 'block_1', filters: 16, seed: seed + 30 }); // [16, 16, 16]`. */
export function callStatement(
  { function: of, parameters }: WrittenFunction,
  use: CompositeUse,
  constants: Constants,
  taken: ReadonlySet<string>,
): Doc {
  const number = of.uses.indexOf(use);
  const options = [
    `name: ${stringLiteral(use.composite.name)}`,
    ...parameters.map(({ name, values }) => `${name}: ${numberLiteral(values[number]!)}`),
    ...(of.seeded ? [use.seed === 0 ? 'seed' : `seed: ${seedText(use.seed)}`] : []),
  ];
  const given = use.given.map(constants.of);
  const isTaken = of.returned.map((returned) => taken.has(valueKey(valueAt(use, returned))));
  const kept = of.returned.slice(0, Math.max(0, isTaken.lastIndexOf(true)) + 1);
  const results = kept.map((returned, at) => {
    const value = valueAt(use, returned);
    if (kept.length > 1 && !isTaken[at]) return '';
    const result = constants.names.camel(resultName(use, value, of.returned.length > 1));
    constants.set(value, result);
    return result;
  });
  const shapes = kept.map((returned) => shapeComment(typeOf(use, valueAt(use, returned)).shape));
  const target = of.returned.length > 1 ? `[${results.join(', ')}]` : results[0]!;
  const head = `const ${target} = ${of.name}`;
  const named = list('{', options, '}', ' ');
  // A formatter breaks the last argument alone, unless even its brace does not fit.
  const isShort = `  ${head}(${given.join(', ')}, {`.length <= widest;
  return [
    head,
    isShort ? ['(', given.map((value) => `${value}, `), named, ')'] : list('(', [...given, named], ')'),
    ';',
    comment(shapes.filter((_, at) => results[at] !== '').join(', ')),
  ];
}

/** How the code of a function says the numbers in which its uses differ. */
interface WrittenNumbers {
  readonly parameters: readonly Named[];
  /** Those that are read from what comes in: how many channels or features it has. */
  readonly lengths: readonly Length[];
  readonly calls: readonly WrittenCall[];
}

interface Length extends Named {
  readonly of: string;
}

function writeNumbers({ uses }: CompositeFunction, constants: Constants): WrittenNumbers {
  const first = uses[0]!;
  const own = ownParameters(uses, constants.names);
  const lengths = inputLengths(uses, constants);
  const asked = new Set<Named>();
  const others: Named[] = [];
  const expressionOf = (values: Series, argument: string, part: string): string => {
    const known = inTermsOf(values, [...own, ...others, ...lengths]);
    if (known) asked.add(known.of);
    if (known) return known.text;
    const isFree = !own.some(({ name }) => name === argument) && !others.some(({ name }) => name === argument);
    const name = constants.names.camel(isFree ? argument : `${part} ${argument}`);
    others.push({ name, values });
    return name;
  };
  const calls = first.layers.map((_, at) => {
    const columns = uses.map((use) => numbersIn(callOf(use, at)));
    let number = -1;
    return mapNumbers(callOf(first, at), (value, argument): number | Code => {
      number++;
      const values = columns.map((column) => column[number]!);
      return isConstant(values) ? value : { code: expressionOf(values, argument, first.composite.parts[at]!.part) };
    });
  });
  const isAsked = (named: Named): boolean => asked.has(named);
  return { parameters: [...own.filter(isAsked), ...others], lengths: lengths.filter(isAsked), calls };
}

/** The last axes of what comes in, where the uses differ in them. */
function inputLengths(uses: readonly CompositeUse[], { names, of }: Constants): readonly Length[] {
  return uses[0]!.given.flatMap((value, at) => {
    const shapes = uses.map((use) => typeOf(use, use.given[at]!).shape);
    const values = shapes.map((shape) => Number(shape.at(-1)));
    if (isConstant(values) || values.some(Number.isNaN)) return [];
    return [{ name: names.camel(axisName(shapes[0]!.length - 1, shapes[0]!.length)), values, of: of(value) }];
  });
}

/** The composite's own parameters in which the uses differ, under their own names. */
function ownParameters(uses: readonly CompositeUse[], names: Names): readonly Named[] {
  return Object.keys(uses[0]!.composite.params).flatMap((param) => {
    const values = uses.map(({ composite }) => composite.params[param]);
    if (!values.every((value) => typeof value === 'number') || isConstant(values)) return [];
    return [{ name: names.camel(param), values }];
  });
}

function numbersIn(call: ReturnType<typeof callOf>): readonly number[] {
  const numbers: number[] = [];
  mapNumbers(call, (value) => {
    numbers.push(value);
    return value;
  });
  return numbers;
}

/**
 * `Residual block, from [16, 16, 16] to [8, 8, 32].` and what it is for.
 */
function summaryDoc({ composite }: CompositeUse, from: readonly string[], to: readonly string[]): Doc {
  const { label, variant, summary, reference } = composite;
  const title = variant === undefined ? label : `${label} ${variant}`;
  const lines = [
    `${title}: from ${from.join(' and ')} to ${to.join(' and ')}.`,
    summary,
    ...(reference === undefined ? [] : [reference]),
  ];
  return ['/**', hardline, lines.map((line) => [` * ${commentText(line)}`, hardline]), ' */', hardline];
}

function signatureDoc(of: CompositeFunction, given: readonly string[], parameters: readonly Named[]): Doc {
  const names = ['name', ...parameters.map(({ name }) => name), ...(of.seeded ? ['seed'] : [])];
  const fields = names.map((name) => `${name}: ${name === 'name' ? 'string' : 'number'}`);
  // A formatter breaks the names and their types together.
  const options = group(openList('{', names, '}', ' '), ': ', openMembers(fields));
  const tensors = given.map((name) => `${name}: ${symbolic}`);
  const result = bareOrList(of.returned.map(() => symbolic));
  return group(`function ${of.name}`, openList('(', [...tensors, options], ')'), ': ', result, ' {');
}

const bareOrList = (items: readonly string[]): Doc => (items.length === 1 ? items[0]! : list('[', items, ']'));

const valueAt = ({ layers }: CompositeUse, { layer, output }: Returned): LayerValue => ({ layer: layers[layer]!.name, output }); // prettier-ignore

function portOf({ composite }: CompositeUse, value: LayerValue): string | undefined {
  return composite.inputs.find((input) => valueKey(input.value) === valueKey(value))?.name;
}

function typeOf({ model }: CompositeUse, value: LayerValue): { readonly shape: readonly (number | string)[] } {
  if ('input' in value) return model.inputs[value.input]!.type;
  return model.layers.find(({ name }) => name === value.layer)!.outputs[value.output]!;
}

/** A composite's only value is called as the composite, one of several after its port too. */
function resultName({ composite }: CompositeUse, value: LayerValue, several: boolean): string {
  // Without a name of its own it goes by its type, as its function does.
  const own = composite.name === toIdentifier(composite.type) ? `${composite.name} out` : composite.name;
  if (!several) return own;
  const port = composite.outputs.find((output) => valueKey(output.value) === valueKey(value))?.name ?? 'mask';
  return port === 'output' ? own : `${composite.name} ${port}`;
}
