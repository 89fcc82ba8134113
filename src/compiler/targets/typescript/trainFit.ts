import type { Plan } from '../../plan.ts';
import { optimizerText } from './optimizer.ts';
import { programNames, type Supervised } from './program.ts';
import { adaptImport, adapts, scoresType, tensorFunction, trainOptions } from './trainParts.ts';
import { stringLiteral } from './literals.ts';

/** What `compile` calls a metric, and under which key `fit` reports it. */
const kerasMetrics = {
  accuracy: { name: 'accuracy', key: 'acc' },
  meanAbsoluteError: { name: 'mae', key: 'mae' },
} as const;

/** `train.ts` of a supervised program: `model.compile` and `model.fit`, an epoch at a time in our own shuffle. */
export function printFit(plan: Plan, { source, model, loss, inputs, labels }: Supervised): string {
  const data = programNames(plan).datasets.get(source.name)!;
  const { code: optimizer, comment } = optimizerText(plan.steps[0]!.optimizer);
  const metrics = loss.metrics.map((metric) => stringLiteral(kerasMetrics[metric].name)).join(', ');
  const scores = (read: (key: string) => string): string =>
    [`loss: ${read('loss')}`, ...loss.metrics.map((metric) => `${metric}: ${read(kerasMetrics[metric].key)}`)].join(
      ', ',
    );
  const read = (port: string): string => `tensor(data, split, indices, ${stringLiteral(port)})`;
  const x = inputs.length === 1 ? read(inputs[0]!) : `[${inputs.map(read).join(', ')}]`;
  const sparse = loss.loss === 'sparseCategoricalCrossentropy';
  const adapting = adapts(model)
    ? `  adapt(model, data.${data}.sizes.train, (indices) => samples(data.${data}, 'train', indices).x);\n`
    : '';
  // `fit` adds the penalties of weights to the loss, `evaluate` does not.
  const penalised = model.layers.some(({ trainable, weights }) => trainable && weights.some(({ penalty }) => penalty));
  const kept = loss.metrics.map((metric, index) => `, ${metric}: numbers[${index + 1}]!`).join('');

  return `import * as tf from '@tensorflow/tfjs';
import type { Data } from './data.ts';
import { epochOrder } from './data/batches.ts';
import type { Dataset, Split } from './data/dataset.ts';${adapts(model) ? `\n${adaptImport}` : ''}

${scoresType}

${trainOptions(plan)}

/** Trains the model. Shuffles are seeded: the same seed gives the same curve. */
export async function train(model: tf.LayersModel, data: Data, options: TrainOptions = {}): Promise<void> {
  const { epochs = ${plan.run.epochs}, batchSize = ${plan.run.batchSize}, seed = ${plan.run.seed}, onBatch, onEpoch } = options;
  model.compile({
    optimizer: ${optimizer}, // ${comment}
    loss: ${stringLiteral(loss.loss)},
    metrics: [${metrics}],
  });
${adapting}  let batch = 0;
  const onBatchEnd = async (_: number, logs: tf.Logs = {}): Promise<void> => {
    onBatch?.(batch++, { ${scores((key) => `logs.${key}!`)} });
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = epochOrder(data.${data}.sizes.train, seed, epoch);
    const { x, y } = samples(data.${data}, 'train', order);
    const { history } = await model.fit(x, y, { batchSize, epochs: 1, shuffle: false, callbacks: { onBatchEnd } });
    tf.dispose([x, y]);
    const scores = { ${scores((key) => `history.${key}![0] as number`)} };
    onEpoch?.(epoch, scores, evaluate(model, data, 'validation'));
  }
}

/** Scores over a split of the data. */
export function evaluate(model: tf.LayersModel, data: Data, split: Split): Scores {
  const indices = Array.from({ length: data.${data}.sizes[split] }, (_, index) => index);
  const { x, y } = samples(data.${data}, split, indices);
  const scores = [model.evaluate(x, y, { batchSize: 128 })].flat();
  const numbers = scores.map((score) => score.dataSync()[0]!);
  tf.dispose([x, y, scores]);
${penalised ? '  const penalties = tf.tidy(() => tf.addN(model.calculateLosses()).dataSync()[0]!);\n' : ''}  return { loss: numbers[0]!${penalised ? ' + penalties' : ''}${kept} };
}

/** ${inputs.length === 1 ? 'Inputs' : `Inputs of \`${model.name}\``} and labels of some samples, in the order of \`indices\`. */
function samples(data: Dataset, split: Split, indices: ArrayLike<number>) {
  const x = ${x};${
    sparse
      ? `
  // Class numbers go into \`fit\` as \`[..., 1]\`, in floats.
  const y = tf.tidy(() => ${read(labels)}.expandDims(-1).toFloat());`
      : `
  const y = ${read(labels)};`
  }
  return { x, y };
}

${tensorFunction}
`;
}
