import type { Plan } from '../../plan.ts';
import { createNames, numberLiteral, stringLiteral } from './literals.ts';
import { lossSnippets, metricSnippet, type Snippet } from './losses.ts';
import {
  constrainedText,
  constrains,
  joined,
  layersOfText,
  ruleFunctions,
  rulesImport,
  stepType,
  updateText,
} from './loopRules.ts';
import { optimizerText } from './optimizer.ts';
import { isDataset, programNames, usedPorts, valueKey } from './program.ts';
import { printScorer, type LoopContext } from './scorer.ts';
import { adaptImport, adapts, scoresType, tensorFunction, trainOptions } from './trainParts.ts';

/** Batches of an epoch of a program that trains on noise alone: the app's own number. */
const batchesWithoutData = 100;

/** `train.ts` of any program: an explicit loop with one `optimizer.minimize` for each update step. */
export function printLoop(plan: Plan): string {
  const context = loopContext(plan);
  const sections = [
    importsText(context),
    scoresType,
    trainOptions(plan),
    modelsText(context),
    stepType(plan),
    trainText(context),
    ...(context.evaluates ? [evaluateText(context)] : []),
    batchText(context),
    ...plan.losses.map((loss) => printScorer(context, loss)),
    ...snippetsOf(plan).map(({ text }) => text),
    updateText(plan),
    readText,
    variablesText,
    ...layersOfText(context),
    ...(context.datasets.length > 0 ? [tensorFunction] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

const functionNames = [
  'train',
  'evaluate',
  'drawBatch',
  'update',
  'read',
  'variables',
  'tensor',
  'noise',
  'mixSeed',
  'adapt',
  ...ruleFunctions,
];

function loopContext(plan: Plan): LoopContext {
  const names = programNames(plan);
  const free = createNames([...snippetsOf(plan).map(({ name }) => name), ...functionNames]);
  return {
    plan,
    names,
    scorers: new Map(plan.losses.map(({ name }) => [name, free.camel(name)])),
    datasets: [...names.datasets.values()],
    noisy: plan.sources.some((source) => !isDataset(source) && usedPorts(plan, source).length > 0),
    evaluates: names.datasets.size > 0 && plan.losses.some(({ metrics }) => metrics.length > 0),
  };
}

function snippetsOf({ losses }: Plan): readonly Snippet[] {
  const all = losses.flatMap((loss) => [
    ...lossSnippets(loss),
    ...loss.metrics.map((metric) => metricSnippet(metric, loss)),
  ]);
  return [...new Map(all.map((snippet) => [snippet.name, snippet])).values()];
}

function importsText(context: LoopContext): string {
  const { plan, datasets, noisy } = context;
  const batches = [
    ...(datasets.length > 0 ? ['batchCount', 'batchIndices', 'epochOrder'] : []),
    ...(noisy ? ['noise', 'noiseSeed'] : []),
  ];
  const lines = [
    `import * as tf from '@tensorflow/tfjs';`,
    `import type { Data } from './data.ts';`,
    ...(batches.length > 0 ? [`import { ${batches.join(', ')} } from './data/batches.ts';`] : []),
    ...(datasets.length > 0 ? [`import type { Dataset, Split } from './data/dataset.ts';`] : []),
    ...(noisy ? [`import { mixSeed } from './data/random.ts';`] : []),
    ...(datasets.length > 0 && plan.models.some(adapts) ? [adaptImport] : []),
    ...rulesImport(context),
  ];
  return lines.join('\n');
}

function modelsText({ names }: LoopContext): string {
  const fields = [...names.models.values()].map((name) => `  readonly ${name}: tf.LayersModel;`);
  return `export interface Models {\n${fields.join('\n')}\n}`;
}

function trainText(context: LoopContext): string {
  const { plan, datasets, scorers } = context;
  const { epochs, batchSize, seed } = plan.run;
  const untrained = plan.losses.filter(({ name }) => !plan.steps.some(({ loss }) => loss === name));
  const others = untrained.map(
    ({ name }) => `      Object.assign(scores, read(tf.tidy(() => ${scorers.get(name)!}(models, draw(0), false))));\n`,
  );
  const scored = context.evaluates ? `, evaluate(models, data, 'validation'${context.noisy ? ', seed' : ''})` : '';
  return `/** Runs the update steps in turn on each batch. Shuffles and noise are seeded: the same seed gives the same curve. */
export async function train(models: Models, data: Data, options: TrainOptions = {}): Promise<void> {
  const { epochs = ${epochs}, batchSize = ${batchSize}, seed = ${seed}, onBatch, onEpoch } = options;
${stepsText(context)}
  const size = ${sizeText(datasets, 'train')};
  const batches = ${datasets.length > 0 ? 'batchCount(size, batchSize)' : batchesWithoutData};
${adaptText(context)}  for (let epoch = 0; epoch < epochs; epoch++) {
${orderText(datasets)}    const sums: Record<string, number> = {};
    for (let index = 0; index < batches; index++) {
      const batch = epoch * batches + index;
${drawText(context)}
      const scores: Record<string, number> = {};
      for (const [number, step] of steps.entries()) {
        const before = update(step, () => step.score(models, draw(number), true));
        Object.assign(scores, before);
      }
${others.join('')}      const share = Math.min(batchSize, size - index * batchSize) / size;
      for (const [name, score] of Object.entries(scores)) sums[name] = (sums[name] ?? 0) + score * share;
      onBatch?.(batch, scores);
      await tf.nextFrame();
    }
    onEpoch?.(epoch, sums${scored});
  }
  for (const { optimizer } of steps) optimizer.dispose();
}`;
}

/** Adapting comes before all training: of each model that does, from the data that its uses read. */
function adaptText({ plan, names, datasets }: LoopContext): string {
  if (datasets.length === 0) return '';
  const lines = plan.models.filter(adapts).map((model) => {
    const reads = plan.calls
      .filter((call) => call.model === model.name)
      .map(({ inputs }) => {
        const read = inputs.map(
          ({ of, port }) => `tensor(data.${names.datasets.get(of)!}, 'train', indices, ${stringLiteral(port)})`,
        );
        return `(indices) => ${read.length === 1 ? read[0]! : `[${read.join(', ')}]`}`;
      });
    return `  adapt(models.${names.models.get(model.name)!}, size, ${reads.join(', ')});\n`;
  });
  return lines.join('');
}

function stepsText({ plan, scorers, names }: LoopContext): string {
  const steps = plan.steps.map((step) => {
    const { loss, optimizer, trains } = step;
    const { code, comment } = optimizerText(optimizer);
    const weights = plan.models.flatMap(({ name, layers }) => {
      const trained = layers.filter((layer) => trains.includes(`${name}/${layer.name}`)).map((layer) => layer.name);
      if (trained.length === 0) return [];
      const whole = layers.every((layer) => layer.weights.length === 0 || trained.includes(layer.name));
      const only = whole ? '' : `, [${trained.map(stringLiteral).join(', ')}]`;
      return `variables(models.${names.models.get(name)!}${only})`;
    });
    return `    {
      loss: ${stringLiteral(loss)},
      score: ${scorers.get(loss)!},
      optimizer: ${code}, // ${comment}
      weights: ${joined(weights, '      weights: ')},
${constrains(plan) ? `      constrained: ${joined(constrainedText({ plan, names }, step), '      constrained: ')},\n` : ''}    },\n`;
  });
  return `  const steps: Step[] = [\n${steps.join('')}  ];`;
}

function sizeText(datasets: readonly string[], split: 'train' | 'split'): string {
  const sizes = datasets.map((name) => (split === 'train' ? `data.${name}.sizes.train` : `data.${name}.sizes[split]`));
  if (sizes.length === 0) return `${batchesWithoutData} * batchSize`;
  return sizes.length === 1 ? sizes[0]! : `Math.min(${sizes.join(', ')})`;
}

function orderText(datasets: readonly string[]): string {
  if (datasets.length === 0) return '';
  const order = (name: string): string => `epochOrder(data.${name}.sizes.train, seed, epoch)`;
  if (datasets.length === 1) return `    const order = ${order(datasets[0]!)};\n`;
  return `    const orders = [\n${datasets.map((name) => `      ${order(name)}.subarray(0, size),\n`).join('')}    ];\n`;
}

/** `draw(step)`, a batch for one update step. */
function drawText({ datasets, noisy }: LoopContext): string {
  const count = '      const count = Math.min(batchSize, size - index * batchSize);\n';
  const indices = '      const indices = batchIndices(order, index, batchSize);\n';
  const several = '      const indices = orders.map((order) => batchIndices(order, index, batchSize));\n';
  const setup = datasets.length === 0 ? count : datasets.length === 1 ? indices : several;
  const samples = datasets.length === 0 ? 'count' : `data, 'train', indices`;
  if (!noisy) return `${setup}      const draw = (_step: number) => drawBatch(${samples});`;
  const start = '      const draw = (step: number) =>';
  const drawn = `drawBatch(${samples}, (source) => mixSeed(noiseSeed(seed, source, batch), step));`;
  const flat = `${start} ${drawn}`;
  return `${setup}      // Every update step sees the same data, and noise of its own.
${flat.length <= 120 ? flat : `${start}\n        ${drawn}`}`;
}

function evaluateText(context: LoopContext): string {
  const { plan, datasets, noisy, scorers } = context;
  const samples = datasets.length === 1 ? 'indices' : `[${datasets.map(() => 'indices').join(', ')}]`;
  const noise = noisy ? `, (source) => mixSeed(seed, evaluationSeeds[split], source, start)` : '';
  const scores = plan.losses.map(
    ({ name }) => `      Object.assign(scores, ${scorers.get(name)!}(models, batch, false));\n`,
  );
  const seeds = noisy
    ? `/** So that noise drawn for scoring is not the noise of training. */
const evaluationSeeds: Readonly<Record<Split, number>> = { train: 0, validation: 0x76616c, test: 0x746573 };

`
    : '';
  return `${seeds}/** Scores over a split of the data, with dropout off and moving averages in use. */
export function evaluate(models: Models, data: Data, split: Split${noisy ? `, seed = ${plan.run.seed}` : ''}): Scores {
  const size = ${sizeText(datasets, 'split')};
  const sums: Record<string, number> = {};
  for (let start = 0; start < size; start += 128) {
    const indices = Array.from({ length: Math.min(128, size - start) }, (_, index) => start + index);
    const scored = tf.tidy(() => {
      const batch = drawBatch(data, split, ${samples}${noise});
      const scores: TensorScores = {};
${scores.join('')}      return scores;
    });
    for (const [name, score] of Object.entries(read(scored))) {
      sums[name] = (sums[name] ?? 0) + (score * indices.length) / size;
    }
  }
  return sums;
}`;
}

function batchText({ plan, names, datasets, noisy }: LoopContext): string {
  const fields = [...names.fields.values()].map((name) => `  readonly ${name}: tf.Tensor;`);
  const values = plan.sources.flatMap((source, place) =>
    usedPorts(plan, source).map((port) => {
      const field = names.fields.get(valueKey({ of: source.name, port }))!;
      const dataset = names.datasets.get(source.name);
      if (dataset !== undefined) {
        const indices = datasets.length === 1 ? 'indices' : `indices[${datasets.indexOf(dataset)}]!`;
        return `    ${field}: tensor(data.${dataset}, split, ${indices}, ${stringLiteral(port)}),`;
      }
      const shape = source.ports[port]!.shape.map((dim) => numberLiteral(Number(dim))).join(', ');
      const distribution = source.source.kind === 'noise' ? source.source.distribution : 'normal';
      const portPlace = Object.keys(source.ports).indexOf(port);
      const drawn = `noise([${shape}], '${distribution}', count, mixSeed(seedOf(${place}), ${portPlace}))`;
      return `    ${field}: tf.tensor(${drawn}, [count, ${shape}]),`;
    }),
  );
  const one = datasets.length === 1;
  const parameters = [
    ...(datasets.length > 0
      ? ['data: Data', 'split: Split', `indices: ${one ? 'ArrayLike<number>' : 'readonly ArrayLike<number>[]'}`]
      : ['count: number']),
    ...(noisy ? ['seedOf: (source: number) => number'] : []),
  ];
  const count = noisy && datasets.length > 0 ? `  const count = ${one ? 'indices' : 'indices[0]!'}.length;\n` : '';
  const summary = noisy ? ', and noise from a seed for each source' : '';
  return `/** What one update step sees. */
interface Batch {
${fields.join('\n')}
}

/** ${datasets.length > 0 ? `Samples of a split${summary}` : 'Noise from a seed for each source'}. */
${signature('drawBatch', parameters, 'Batch')} {
${count}  return {
${values.join('\n')}
  };
}`;
}

function signature(name: string, parameters: readonly string[], result: string): string {
  const flat = `function ${name}(${parameters.join(', ')}): ${result}`;
  if (flat.length + 2 <= 120) return flat;
  return `function ${name}(\n${parameters.map((parameter) => `  ${parameter},\n`).join('')}): ${result}`;
}

const readText = `/** Reads scores and frees their tensors. */
function read(scores: TensorScores): Scores {
  const numbers = Object.entries(scores).map(([name, score]) => [name, score.dataSync()[0]!] as const);
  tf.dispose(scores);
  return Object.fromEntries(numbers);
}`;

const variablesText = `/** Trained weights of a model, or of some of its layers. */
function variables(model: tf.LayersModel, only?: readonly string[]): tf.Variable[] {
  const layers = model.layers.filter(({ name }) => only === undefined || only.includes(name));
  return layers.flatMap(({ trainableWeights }) => trainableWeights.map((weight) => weight.read() as tf.Variable));
}`;
