import type { BlockId, GraphId } from '../../../graph/project.ts';
import type { LayerCall } from '../../../nodes/kit/calls.ts';
import type { LayerPlan, LayerValue, ModelPlan, Plan } from '../../plan.ts';
import { hasRulesBeside } from '../../rules.ts';
import { comment, group, hardline, indent, join, list, marked, print, type Doc, type LineRange } from './doc.ts';
import {
  callsIn,
  countInitializers,
  hasOrthogonalKernel,
  hasOwnActivation,
  initializerLines,
  layerDoc,
  type InitializerUses,
} from './layerDoc.ts';
import { commentText, createNames, pascalCase, shapeComment, stringLiteral } from './literals.ts';

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

/** `model.ts`: a function that makes each model of the plan, and the lines where each block stands. */
export function printModels(plan: Plan): { readonly text: string; readonly lines: readonly BlockLines[] } {
  const factories = factoryNames(plan);
  const own = ownLayers(plan).map((name) => `import { ${name} } from './layers/${name}.ts';`);
  const functions = ownFunctions(plan).map(({ name, file }) => `import { ${name} } from './${file}';`);
  const imports = join(hardline, [`import * as tf from '@tensorflow/tfjs';`, ...own, ...functions]);
  const models = plan.models.map((model, index) => modelDoc(model, index, factories.get(model.name)!, plan));
  const printed = print([join([hardline, hardline], [imports, ...models]), hardline]);

  const lines = plan.models.flatMap((model, index) =>
    model.layers.flatMap(({ graph, block, name }): BlockLines[] => {
      const range = printed.lines.get(`${index}/${name}`);
      return range ? [{ graph, block, ...range }] : [];
    }),
  );
  return { text: printed.text, lines };
}

/** All calls of layers, those that others wrap too. */
const callsOf = (plan: Plan): readonly LayerCall[] =>
  plan.models.flatMap(({ layers }) => layers.flatMap(({ call }) => callsIn(call)));

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
    ...(calls.some(hasOrthogonalKernel) ? [{ name: 'orthogonalKernel', file: 'layers/orthogonal.ts' }] : []),
  ];
}

function modelDoc(model: ModelPlan, index: number, factory: string, plan: Plan): Doc {
  const uses = countInitializers(model.layers);
  const chain = isChain(model);
  const helpers = initializerLines(uses);
  const body = chain ? chainBody(model, index, uses) : graphBody(model, index, uses);
  const type = chain ? 'tf.Sequential' : 'tf.LayersModel';
  return [
    `/** ${modelSummary(model)} */`,
    hardline,
    `export function ${factory}(seed = ${plan.run.seed}): ${type} {`,
    indent(
      helpers.map((helper) => [hardline, helper]),
      helpers.length > 0 && !chain ? hardline : '',
      hardline,
      body,
    ),
    hardline,
    '}',
  ];
}

/** `Digits CNN: 225,034 parameters, 5.29 MFLOPs a sample.` */
function modelSummary({ label, layers }: ModelPlan): string {
  const size = (shape: readonly number[]): number => shape.reduce((product, dim) => product * dim, 1);
  const params = layers.flatMap(({ weights }) => weights).reduce((sum, { shape }) => sum + size(shape), 0);
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

function isFrozen({ trainable, weights }: LayerPlan): boolean {
  return !trainable && weights.length > 0;
}

function chainBody(model: ModelPlan, index: number, uses: InitializerUses): Doc {
  const input = model.inputs[0]!;
  const shape = shapeDoc(input.type.shape);
  const [first, ...others] = model.layers;
  // A layer takes its weights' type from its input's: whole numbers need an input layer of their own.
  const own = first!.call.custom === true || input.type.dtype === 'int32';
  const inputLayer: Doc = [
    'tf.layers.inputLayer(',
    list(
      '{',
      [`name: ${stringLiteral(input.name)}`, ['inputShape: ', shape], `dtype: '${input.type.dtype}'`],
      '}',
      ' ',
    ),
    '),',
  ];
  const rows = [
    ...(own ? [inputLayer] : []),
    layerRow(first!, index, layerDoc(first!, uses, own ? {} : { inputShape: shape })),
    ...others.map((layer) => layerRow(layer, index, layerDoc(layer, uses))),
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

function layerRow(layer: LayerPlan, index: number, call: Doc): Doc {
  return marked(`${index}/${layer.name}`, call, ',', shapesComment(layer));
}

function graphBody(model: ModelPlan, index: number, uses: InitializerUses): Doc {
  // Not the initializers' short names: those stand in the same function.
  const names = createNames(['seed', 'n', 'kerasActivation', 'orthogonalKernel', 'ruled', ...uses.keys()]);
  const inputs = model.inputs.map(({ name }) => names.camel(name));
  const outputs = new Map<string, readonly string[]>();
  const valueOf = (value: LayerValue): string => {
    const name = 'input' in value ? inputs[value.input] : outputs.get(value.layer)?.[value.output];
    if (name === undefined) throw new Error(`${model.name} has no value ${JSON.stringify(value)}.`);
    return name;
  };

  const inputRows = model.inputs.map(({ name, type }, place): Doc => {
    const args = [`name: ${stringLiteral(name)}`, ['shape: ', shapeDoc(type.shape)], `dtype: '${type.dtype}'`];
    return [`const ${inputs[place]!} = tf.input(`, list('{', args, '}', ' '), ');'];
  });
  const layerRows = model.layers.map((layer): Doc => {
    const constant = names.camel(layer.name);
    const given = layer.inputs.map(valueOf);
    const results = Array.from({ length: Math.max(1, layer.outputs.length) }, (_, output) =>
      names.camel(output === 0 ? `${constant} out` : `${constant} state ${layer.outputs.length > 2 ? output : ''}`),
    );
    const used = usedResults(model, layer, results);
    // Where all names do not fit on one line, they are given by number.
    const many = layer.outputs.length > 1;
    const all = many && applyText(constant, given, used).length > widest ? names.camel(`${constant} results`) : null;
    outputs.set(layer.name, all === null ? results : results.map((_, output) => `${all}[${output}]!`));
    return marked(`${index}/${layer.name}`, [
      [`const ${constant} = `, layerDoc(layer, uses), ';'],
      isFrozen(layer) ? [hardline, `${constant}.trainable = false;`] : '',
      [
        hardline,
        all === null ? applyDoc(constant, given, used, many) : applyAllDoc(constant, given, all),
        shapesComment(layer),
      ],
    ]);
  });
  const returned = list('{', [
    `name: ${stringLiteral(model.name)}`,
    ['inputs: ', list('[', inputs, ']')],
    ['outputs: ', list('[', model.outputs.map(({ value }) => valueOf(value)), ']')],
  ], '}', ' '); // prettier-ignore
  return join(hardline, [...inputRows, ...layerRows, ['return tf.model(', returned, ');']]);
}

/** What a layer gives, up to the last value that something takes. */
function usedResults(model: ModelPlan, layer: LayerPlan, results: readonly string[]): readonly string[] {
  const values = [...model.layers.flatMap(({ inputs }) => inputs), ...model.outputs.map(({ value }) => value)];
  const used = values.flatMap((value) => ('layer' in value && value.layer === layer.name ? [value.output] : []));
  const kept = results.slice(0, Math.max(0, ...used) + 1);
  return kept.map((result, output) => (used.includes(output) || results.length === 1 ? result : ''));
}

/** A layer of one output gives it bare, one of several a list of them. */
function applyDoc(layer: string, inputs: readonly string[], results: readonly string[], many: boolean): Doc {
  const types = results.map(() => 'tf.SymbolicTensor');
  const target = many ? `[${results.join(', ')}]` : results[0]!;
  return group(
    `const ${target} = ${layer}.apply`,
    argumentDoc(inputs),
    ' as ',
    many ? list('[', types, ']') : types[0]!,
    ';',
  );
}

/** All that a layer gives, under one name. */
function applyAllDoc(layer: string, inputs: readonly string[], name: string): Doc {
  return group(`const ${name} = ${layer}.apply`, argumentDoc(inputs), ' as tf.SymbolicTensor[];');
}

/** One tensor bare, several as a list. */
function argumentDoc(inputs: readonly string[]): Doc {
  return inputs.length === 1 ? list('(', inputs, ')') : ['(', list('[', inputs, ']'), ')'];
}

/** The first line of {@link applyDoc} where its types stand below it. */
function applyText(layer: string, inputs: readonly string[], results: readonly string[]): string {
  const given = inputs.length === 1 ? inputs[0]! : `[${inputs.join(', ')}]`;
  return `  const [${results.join(', ')}] = ${layer}.apply(${given}) as [`;
}

/** Columns of a line. */
const widest = 120;

function shapeDoc(shape: readonly (number | string)[]): Doc {
  return list('[', shape.map((dim) => (typeof dim === 'number' ? String(dim) : 'null')), ']'); // prettier-ignore
}

function shapesComment({ outputs }: LayerPlan): Doc {
  if (outputs.length === 0) return '';
  return comment(outputs.map(({ shape }) => shapeComment(shape)).join(', '));
}
