import type { LossName, MetricName } from '../../../nodes/kit/calls.ts';
import type { LossPlan } from '../../plan.ts';

/** A function that generated training code defines for itself. */
export interface Snippet {
  readonly name: string;
  readonly text: string;
}

interface LossSnippets {
  /** From probabilities. */
  readonly plain: Snippet;
  readonly fromLogits: Snippet;
}

const categorical: LossSnippets = {
  plain: {
    name: 'categoricalCrossentropy',
    text: `/** Mean cross-entropy of probabilities and one-hot labels, \`[..., classes]\`. */
function categoricalCrossentropy(scores: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  return tf.metrics.categoricalCrossentropy(labels.toFloat(), scores).mean().asScalar();
}`,
  },
  fromLogits: {
    name: 'categoricalCrossentropyFromLogits',
    text: `/** Mean cross-entropy of logits and one-hot labels, \`[..., classes]\`. */
function categoricalCrossentropyFromLogits(scores: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  return labels.toFloat().mul(tf.logSoftmax(scores)).sum(-1).mean().neg().asScalar();
}`,
  },
};

const sparse: LossSnippets = {
  plain: {
    name: 'sparseCategoricalCrossentropy',
    text: `/** Mean cross-entropy of probabilities \`[..., classes]\` and the classes' numbers \`[...]\`. */
function sparseCategoricalCrossentropy(scores: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  const classes = tf.range(0, scores.shape.at(-1)!, 1, 'int32');
  const wanted = labels.toInt().expandDims(-1).equal(classes).toFloat();
  return tf.metrics.categoricalCrossentropy(wanted, scores).mean().asScalar();
}`,
  },
  fromLogits: {
    name: 'sparseCategoricalCrossentropyFromLogits',
    text: `/** Mean cross-entropy of logits \`[..., classes]\` and the classes' numbers \`[...]\`. */
function sparseCategoricalCrossentropyFromLogits(scores: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  const classes = tf.range(0, scores.shape.at(-1)!, 1, 'int32');
  const wanted = labels.toInt().expandDims(-1).equal(classes).toFloat();
  return wanted.mul(tf.logSoftmax(scores)).sum(-1).mean().neg().asScalar();
}`,
  },
};

const binary: LossSnippets = {
  plain: {
    name: 'binaryCrossentropy',
    text: `/** Mean cross-entropy of probabilities and labels of 0 and 1, of one shape. */
function binaryCrossentropy(scores: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  return tf.metrics.binaryCrossentropy(labels.toFloat(), scores).mean().asScalar();
}`,
  },
  fromLogits: {
    name: 'binaryCrossentropyFromLogits',
    text: `/** Mean cross-entropy of logits and labels of 0 and 1, of one shape: max(x, 0) - x z + log(1 + exp(-|x|)). */
function binaryCrossentropyFromLogits(scores: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  const positive = tf.relu(scores).sub(scores.mul(labels.toFloat()));
  return positive.add(tf.log1p(scores.abs().neg().exp())).mean().asScalar();
}`,
  },
};

const squared: Snippet = {
  name: 'meanSquaredError',
  text: `/** Mean of the squared differences. */
function meanSquaredError(predicted: tf.Tensor, wanted: tf.Tensor): tf.Scalar {
  return tf.squaredDifference(predicted, wanted.toFloat()).mean().asScalar();
}`,
};

const discriminator = (crossentropy: string): Snippet => ({
  name: 'discriminatorLoss',
  text: `/** -mean log D(real) - mean log(1 - D(made)): Goodfellow et al. 2014, section 3. */
function discriminatorLoss(made: tf.Tensor, real: tf.Tensor): tf.Scalar {
  return ${crossentropy}(real, tf.onesLike(real)).add(${crossentropy}(made, tf.zerosLike(made)));
}`,
});

const generator = (crossentropy: string): Snippet => ({
  name: 'generatorLoss',
  text: `/** -mean log D(made), which keeps its slope where the discriminator is sure (ibid.). */
function generatorLoss(made: tf.Tensor): tf.Scalar {
  return ${crossentropy}(made, tf.onesLike(made));
}`,
});

/** Functions a loss needs, the one to call last. They compute what the app's engine computes. */
export function lossSnippets(plan: LossPlan): readonly [...Snippet[], Snippet] {
  const form = plan.args['fromLogits'] === true ? 'fromLogits' : 'plain';
  const byName: Readonly<Record<LossName, () => readonly [...Snippet[], Snippet]>> = {
    categoricalCrossentropy: () => [categorical[form]],
    sparseCategoricalCrossentropy: () => [sparse[form]],
    binaryCrossentropy: () => [binary[form]],
    meanSquaredError: () => [squared],
    // A GAN of logits and one of probabilities can stand in one program: the names tell them apart.
    ganDiscriminator: () => [binary[form], named(discriminator(binary[form].name), form)],
    ganGenerator: () => [binary[form], named(generator(binary[form].name), form)],
  };
  const snippets = byName[plan.loss]();
  return plan.mask ? [maskedMean, masked(snippets.at(-1)!)] : snippets;
}

const maskedMean: Snippet = {
  name: 'maskedMean',
  text: `/** The mean of \`[batch, time, ...]\` over the steps whose mask \`[batch, time]\` is 1. */
function maskedMean(numbers: tf.Tensor, mask: tf.Tensor): tf.Scalar {
  const ofSteps = numbers.rank > mask.rank ? numbers.mean(-1) : numbers;
  return ofSteps.mul(mask).sum().div(mask.sum().maximum(1)).asScalar();
}`,
};

/** A snippet whose mean is over the steps that count. */
function masked({ name, text }: Snippet): Snippet {
  const own = `masked${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return {
    name: own,
    text: text
      .replace(`function ${name}(`, `function ${own}(`)
      .replace(': tf.Tensor): tf.Scalar', ': tf.Tensor, mask: tf.Tensor): tf.Scalar')
      .replace(/return (.*)\.mean\(\)(\.neg\(\))?\.asScalar\(\);/, 'return maskedMean($1, mask)$2;')
      .replace('. */', ', over the steps that count. */'),
  };
}

function named(snippet: Snippet, form: keyof LossSnippets): Snippet {
  if (form === 'plain') return snippet;
  const name = `${snippet.name}FromLogits`;
  return { name, text: snippet.text.replace(`function ${snippet.name}`, `function ${name}`) };
}

/** The function that computes a metric of a loss. */
export function metricSnippet(metric: MetricName, plan: LossPlan): Snippet {
  const snippet = plainMetricSnippet(metric, plan);
  return plan.mask ? masked(snippet) : snippet;
}

function plainMetricSnippet(metric: MetricName, plan: LossPlan): Snippet {
  if (metric === 'meanAbsoluteError') {
    return {
      name: 'meanAbsoluteError',
      text: `/** Mean of the absolute differences. */
function meanAbsoluteError(predicted: tf.Tensor, wanted: tf.Tensor): tf.Scalar {
  return predicted.sub(wanted.toFloat()).abs().mean().asScalar();
}`,
    };
  }
  const [name, guess, labels] = accuracyParts(plan);
  return {
    name,
    text: `/** Share of right answers. */
function ${name}(scores: tf.Tensor, labels: tf.Tensor): tf.Scalar {
  return ${guess}.equal(${labels}).toFloat().mean().asScalar();
}`,
  };
}

function accuracyParts({ loss, args }: LossPlan): readonly [name: string, guess: string, labels: string] {
  if (loss === 'sparseCategoricalCrossentropy') return ['sparseAccuracy', 'scores.argMax(-1)', 'labels.toInt()'];
  if (loss !== 'binaryCrossentropy') return ['categoricalAccuracy', 'scores.argMax(-1)', 'labels.argMax(-1)'];
  return args['fromLogits'] === true
    ? ['logitAccuracy', 'scores.greater(0).toInt()', 'labels.toInt()']
    : ['binaryAccuracy', 'scores.greater(0.5).toInt()', 'labels.toInt()'];
}
