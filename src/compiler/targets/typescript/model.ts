import type { BlockId, GraphId } from '../../../graph/project.ts';
import type { LayerCall } from '../../../nodes/kit/calls.ts';
import type { LayerPlan, LayerValue, ModelPlan, Plan } from '../../plan.ts';
import { hasRulesBeside } from '../../rules.ts';
import { createConstants, isFrozen, layerStatement, takenValues } from './body.ts';
import { callStatement, writeFunction, type WrittenFunction } from './compositeDoc.ts';
import { compositeFunctions, type CompositeUse } from './composites.ts';
import { comment, hardline, indent, join, list, marked, print, type Doc, type LineRange } from './doc.ts';
import {
  callsIn,
  drawnInitializers,
  hasOwnActivation,
  initializerLine,
  layerDoc,
  writtenAsPlanned,
} from './layerDoc.ts';
import { commentText, createNames, pascalCase, stringLiteral } from './literals.ts';
import { sizeOf } from '../../../tensor/shape.ts';

/** The lines of `model.ts` that are one block of the canvas. */
export interface BlockLines extends LineRange {
  readonly graph: GraphId;
  readonly block: BlockId;
}

/** `createDigitsCnn`, by `ModelPlan.name`: each once, however alike the names are. */
export function factoryNames(plan: Plan): ReadonlyMap<string, string> {
  const names = createNames();
  return new Map(plan.models.map(({ name }) => [name, names.camel(`create ${pascalCase(name)}`)]));
}

/**
 * `model.ts`: a function that makes each model of the plan, then one for each kind of composite; and the lines where each
 * block stands. A composite stands where it is called and where it is written.
 */
export function printModels(plan: Plan): { readonly text: string; readonly lines: readonly BlockLines[] } {
  const factories = factoryNames(plan);
  const initializers = initializersOf(plan);
  const functions = compositeFunctions(plan, initializers).map((one) => writeFunction(one, initializers));
  const own = ownLayers(plan).map((name) => `import { ${name} } from './layers/${name}.ts';`);
  const imported = ownFunctions(plan).map(({ name, file }) => `import { ${name} } from './${file}';`);
  const imports = join(hardline, [`import * as tf from '@tensorflow/tfjs';`, ...own, ...imported]);
  const models = plan.models.map((model) => modelDoc(model, factories.get(model.name)!, plan, functions, initializers));
  const composites = functions.map(({ function: { name }, doc }) => marked(functionKey(name), doc));
  const helpers = initializers.length > 0 ? [join(hardline, initializers.map(initializerLine))] : [];
  const printed = print([join([hardline, hardline], [imports, ...helpers, ...models, ...composites]), hardline]);

  const lines = plan.models.flatMap((model) =>
    rowsOf(model, functions).flatMap((row): BlockLines[] => {
      const { graph, block } = 'use' in row ? row.use.layers[0]! : row.layer;
      const keys = [rowKey(model, row), ...('use' in row ? [functionKey(row.written.function.name)] : [])];
      return keys.flatMap((key) => {
        const range = printed.lines.get(key);
        return range ? [{ graph, block, ...range }] : [];
      });
    }),
  );
  return { text: printed.text, lines };
}

/** What a model's function says one below the other: a layer, or the call of a composite's function. */
type Row = { readonly layer: LayerPlan } | { readonly use: CompositeUse; readonly written: WrittenFunction };

function rowsOf(model: ModelPlan, functions: readonly WrittenFunction[]): readonly Row[] {
  const called = new Map<string, Row>();
  for (const written of functions) {
    for (const use of written.function.uses.filter((one) => one.model === model)) {
      const row = { use, written };
      for (const { name } of use.layers) called.set(name, row);
    }
  }
  return [...new Set(model.layers.map((layer) => called.get(layer.name) ?? { layer }))];
}

const functionKey = (name: string): string => `function ${name}`;
const rowKey = ({ name }: ModelPlan, row: Row): string =>
  JSON.stringify([name, 'use' in row ? row.use.composite.name : row.layer.name, 'use' in row]);

/** All calls of layers, those that others wrap too. */
const callsOf = (plan: Plan): readonly LayerCall[] =>
  plan.models.flatMap(({ layers }) => layers.flatMap(({ call }) => callsIn(call)));

/** Initializers that draw numbers, in the order of the layers. */
const initializersOf = (plan: Plan): readonly string[] => [...new Set(callsOf(plan).flatMap(drawnInitializers))];

/** Classes of our own layers that a plan uses, in the order of the alphabet. */
export function ownLayers(plan: Plan): readonly string[] {
  const own = callsOf(plan).filter(({ custom }) => custom);
  return [...new Set(own.map(({ tfjs }) => tfjs))].sort();
}

/** Functions that a plan's layers need where TensorFlow.js has none, with the files they come from. */
export function ownFunctions(plan: Plan): readonly { readonly name: string; readonly file: string }[] {
  const calls = callsOf(plan);
  return [
    ...(calls.some(hasOwnActivation) ? [{ name: 'kerasActivation', file: 'layers/activations.ts' }] : []),
    ...(hasRulesBeside(plan) ? [{ name: 'ruled', file: 'layers/weightRules.ts' }] : []),
    ...(initializersOf(plan).includes('orthogonal')
      ? [{ name: 'orthogonalKernel', file: 'layers/orthogonal.ts' }]
      : []),
  ];
}

function modelDoc(
  model: ModelPlan,
  factory: string,
  plan: Plan,
  functions: readonly WrittenFunction[],
  initializers: readonly string[],
): Doc {
  const rows = rowsOf(model, functions);
  const chain = isChain(model) && rows.length === model.layers.length;
  const body = chain ? chainBody(model) : graphBody(model, rows, initializers);
  const type = chain ? 'tf.Sequential' : 'tf.LayersModel';
  return [
    `/** ${modelSummary(model)} */`,
    hardline,
    `export function ${factory}(seed = ${plan.run.seed}): ${type} {`,
    indent(hardline, body),
    hardline,
    '}',
  ];
}

/** `Digits CNN: 225,034 parameters, 5.29 MFLOPs a sample.` */
function modelSummary({ label, layers }: ModelPlan): string {
  const params = layers.flatMap(({ weights }) => weights).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const flops = layers.reduce((sum, layer) => sum + layer.flops, 0);
  return `${commentText(label)}: ${params.toLocaleString('en-US')} parameters, ${flopsText(flops)} a sample.`;
}

/** `5.29 MFLOPs`; small nets in single operations. */
function flopsText(flops: number): string {
  if (flops < 10_000) return `${flops.toLocaleString('en-US')} FLOPs`;
  const digits = Math.max(3, Math.floor(flops / 1e6).toString().length);
  return `${(flops / 1e6).toLocaleString('en-US', { maximumSignificantDigits: digits })} MFLOPs`;
}

/** Whether each layer takes what the one before it gives, and nothing else, so that `tf.sequential` can say it. */
function isChain({ inputs, layers, outputs }: ModelPlan): boolean {
  const last = layers.at(-1);
  if (inputs.length !== 1 || outputs.length !== 1 || !last) return false;
  const follows = (value: LayerValue | undefined, before: LayerPlan | undefined): boolean => {
    if (!value) return false;
    return 'input' in value ? !before : value.layer === before?.name && value.output === 0;
  };
  const inOrder = layers.every(
    (layer, index) => layer.inputs.length === 1 && follows(layer.inputs[0], layers[index - 1]),
  );
  // A frozen layer is a statement of its own, and a list has no place for statements.
  const plain = layers.every((layer) => layer.outputs.length <= 1 && !isFrozen(layer));
  return inOrder && plain && follows(outputs[0]!.value, last);
}

function chainBody(model: ModelPlan): Doc {
  const input = model.inputs[0]!;
  const shape = shapeDoc(input.type.shape);
  const [first, ...others] = model.layers;
  // A layer takes its weights' type from its input's: whole numbers need an input layer of their own.
  const own = first!.call.custom === true || input.type.dtype === 'int32';
  const fields = [`name: ${stringLiteral(input.name)}`, ['inputShape: ', shape], `dtype: '${input.type.dtype}'`];
  const rows = [
    ...(own ? [['tf.layers.inputLayer(', list('{', fields, '}', ' '), '),']] : []),
    chainRow(model, first!, own ? {} : { inputShape: shape }),
    ...others.map((layer) => chainRow(model, layer, {})),
  ];
  return [
    'return tf.sequential({',
    indent(
      hardline,
      `name: ${stringLiteral(model.name)},`,
      hardline,
      'layers: [',
      indent(rows.map((row) => [hardline, row])),
    ),
    indent(hardline, '],'),
    hardline,
    '});',
  ];
}

function chainRow(model: ModelPlan, layer: LayerPlan, first: Readonly<Record<string, Doc>>): Doc {
  const written = writtenAsPlanned(layer);
  const shapes = written.shapes.length > 0 ? comment(written.shapes.join(', ')) : '';
  return marked(rowKey(model, { layer }), layerDoc(written, first), ',', shapes);
}

function graphBody(model: ModelPlan, rows: readonly Row[], initializers: readonly string[]): Doc {
  // A constant with the name of a function would hide it.
  const called = rows.flatMap((row) => ('use' in row ? [row.written.function.name] : []));
  const constants = createConstants([...called, ...initializers]);
  const taken = takenValues(model.layers, model.outputs.map(({ value }) => value)); // prettier-ignore
  const inputs = model.inputs.map(({ name, type }, input): Doc => {
    const constant = constants.names.camel(name);
    constants.set({ input }, constant);
    const args = [`name: ${stringLiteral(name)}`, ['shape: ', shapeDoc(type.shape)], `dtype: '${type.dtype}'`];
    return [`const ${constant} = tf.input(`, list('{', args, '}', ' '), ');'];
  });
  const statements = rows.map((row): Doc => {
    const statement =
      'use' in row
        ? callStatement(row.written, row.use, constants, taken)
        : layerStatement(writtenAsPlanned(row.layer), constants, taken);
    return marked(rowKey(model, row), statement);
  });
  const returned = list('{', [
    `name: ${stringLiteral(model.name)}`,
    ['inputs: ', list('[', model.inputs.map((_, input) => constants.of({ input })), ']')],
    ['outputs: ', list('[', model.outputs.map(({ value }) => constants.of(value)), ']')],
  ], '}', ' '); // prettier-ignore
  return join(hardline, [...inputs, ...statements, ['return tf.model(', returned, ');']]);
}

function shapeDoc(shape: readonly (number | string)[]): Doc {
  return list('[', shape.map((dim) => (typeof dim === 'number' ? String(dim) : 'null')), ']'); // prettier-ignore
}
