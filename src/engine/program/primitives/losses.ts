import { accuracy, classParts, crossentropy, crossentropyGradient, meanLoss as meanLossOf, meanLossGradient, partsOf, type ScoredClasses, type ScoredNumbers } from '../../kernels/instructions/losses.ts'; // prettier-ignore
import { LabelKind, LossKind } from '../../kernels/lossKinds.ts';
import { divide, maximum, minimum, multiply } from './binary.ts';
import { reduceSum } from './reduce.ts';
import { rowsOf } from './rows.ts';
import { logSoftmax } from './softmax.ts';
import { affine, unary } from './unary.ts';
import type { EmittedUse, Primitive } from '../primitive.ts';
import { sizeOf, type Tape, type Value } from '../tape.ts';

/** The mean of a loss or a metric between scores and what is wanted of them: values of one shape, or one number for all. */
export function meanLoss(tape: Tape, kind: LossKind, scores: Value, wanted: Value | number): Value {
  if (typeof wanted === 'number') return tape.record(meanLossPrimitive, [scores], { kind, wanted })[0]!;
  if (sizeOf(wanted) !== sizeOf(scores)) throw new Error(`[${wanted.shape}] is wanted of [${scores.shape}].`);
  return tape.record(meanLossPrimitive, [scores, wanted], { kind })[0]!;
}

/**
 * The mean over rows of the cross-entropy between labels and scores `[..., classes]`. Labels are weights of the same
 * shape, or numbers of classes `[...]`. Probabilities are divided by their sum and clipped at 1e-7, as Keras does.
 */
export function categoricalCrossentropy(tape: Tape, scores: Value, labels: Value, fromLogits: boolean): Value {
  return tape.record(crossentropyPrimitive, [scores, labels], { fromLogits })[0]!;
}

/** The share of rows whose largest score is at their class; scores and labels as in `categoricalCrossentropy`. */
export function categoricalAccuracy(tape: Tape, scores: Value, labels: Value): Value {
  return tape.record(accuracyPrimitive, [scores, labels], {})[0]!;
}

type MeanLoss = Readonly<Record<string, unknown>> & { readonly kind: LossKind; readonly wanted?: number };
type Crossentropy = Readonly<Record<string, unknown>> & { readonly fromLogits: boolean };

const meanLossPrimitive: Primitive<MeanLoss> = {
  name: 'meanLoss',
  outputs: () => [{ shape: [] }],
  gradients({ tape, attributes, inputs: [scores, wanted] }, [slope], [ofScores, ofWanted]) {
    const inputs = wanted ? [slope!, scores!, wanted] : [slope!, scores!];
    const gradient = ofScores ? tape.record(meanLossGradientPrimitive, inputs, attributes)[0] : undefined;
    return [gradient, ofWanted ? gradientOfWanted(tape, attributes.kind, scores!, wanted!, slope!) : undefined];
  },
  emit(use) {
    const { attributes, inputs, outputs: [loss], address, workspace } = use; // prettier-ignore
    const numbers = scoredNumbers(use, inputs[0]!, inputs[1]);
    return meanLossOf(address(loss!), workspace(2 * partsOf(numbers.count)), attributes.kind, numbers);
  },
};

/** Inputs: the slope of the loss, scores, what is wanted. */
const meanLossGradientPrimitive: Primitive<MeanLoss> = {
  name: 'meanLossGradient',
  outputs: ([_slope, scores]) => [{ shape: scores!.shape }],
  emit(use) {
    const { attributes, inputs: [slope, scores, wanted], outputs: [gradient], address } = use; // prettier-ignore
    const numbers = scoredNumbers(use, scores!, wanted);
    return [meanLossGradient(address(gradient!), address(slope!), attributes.kind, numbers)];
  },
  overwrites: [1],
};

const crossentropyPrimitive: Primitive<Crossentropy> = {
  name: 'categoricalCrossentropy',
  outputs: () => [{ shape: [] }],
  gradients({ tape, attributes, inputs: [scores, labels] }, [slope], [ofScores, ofLabels]) {
    const inputs = [slope!, scores!, labels!];
    const gradient = ofScores ? tape.record(crossentropyGradientPrimitive, inputs, attributes)[0] : undefined;
    const weights = ofLabels && labels!.shape.length === scores!.shape.length;
    return [gradient, weights ? gradientOfWeights(tape, attributes.fromLogits, scores!, slope!) : undefined];
  },
  emit({ attributes, inputs: [scores, labels], outputs: [loss], address, workspace }) {
    const classes = scoredClasses(address, scores!, labels!);
    return crossentropy(address(loss!), workspace(2 * classParts(classes)), attributes.fromLogits, classes);
  },
};

/** Inputs: the slope of the loss, scores, labels. */
const crossentropyGradientPrimitive: Primitive<Crossentropy> = {
  name: 'categoricalCrossentropyGradient',
  outputs: ([_slope, scores]) => [{ shape: scores!.shape }],
  emit: ({ attributes, inputs: [slope, scores, labels], outputs: [gradient], address }) => [
    crossentropyGradient(
      address(gradient!),
      address(slope!),
      attributes.fromLogits,
      scoredClasses(address, scores!, labels!),
    ),
  ],
};

const accuracyPrimitive: Primitive<Readonly<Record<string, never>>> = {
  name: 'categoricalAccuracy',
  outputs: () => [{ shape: [] }],
  emit({ inputs: [scores, labels], outputs: [share], address, workspace }) {
    const classes = scoredClasses(address, scores!, labels!);
    return accuracy(address(share!), workspace(2 * classParts(classes)), classes);
  },
};

// What is wanted is seldom computed itself: its gradient is written in other primitives.

/** The gradient of a mean loss with respect to what is wanted of each score. */
function gradientOfWanted(tape: Tape, kind: LossKind, scores: Value, wanted: Value, slope: Value): Value {
  const share = affine(tape, slope, -1 / sizeOf(scores));
  switch (kind) {
    case LossKind.SquaredError:
      return tape.record(meanLossGradientPrimitive, [slope, wanted, scores], { kind })[0]!;
    case LossKind.BinaryCrossentropyOfLogits:
      return multiply(tape, scores, share);
    case LossKind.BinaryCrossentropy: {
      const probability = clip(tape, scores);
      return multiply(tape, unary(tape, 'log', divide(tape, probability, affine(tape, probability, -1, 1))), share);
    }
    case LossKind.AbsoluteError:
    case LossKind.AboveHalf:
    case LossKind.AboveZero:
      throw new Error('A metric has no gradient.');
  }
}

/** The gradient of a cross-entropy with respect to the weights of the classes. */
function gradientOfWeights(tape: Tape, fromLogits: boolean, scores: Value, slope: Value): Value {
  const share = affine(tape, slope, -scores.shape.at(-1)! / sizeOf(scores));
  if (fromLogits) return multiply(tape, logSoftmax(tape, scores), share);
  const sums = reduceSum(tape, scores, [scores.shape.length - 1], true);
  return multiply(tape, unary(tape, 'log', clip(tape, divide(tape, scores, sums))), share);
}

/** Probabilities kept 1e-7 from 0 and 1. */
function clip(tape: Tape, probability: Value): Value {
  const below = minimum(tape, probability, tape.constant([1 - 1e-7], []));
  return maximum(tape, below, tape.constant([1e-7], []));
}

function scoredNumbers({ attributes, address }: EmittedUse<MeanLoss>, scores: Value, wanted?: Value): ScoredNumbers {
  return {
    scores: address(scores),
    count: sizeOf(scores),
    wanted: wanted ? { at: address(wanted), whole: wanted.dtype === 'int32' } : attributes.wanted!,
  };
}

function scoredClasses(address: (value: Value) => number, scores: Value, labels: Value): ScoredClasses {
  const { rows, channels: classes } = rowsOf(scores);
  return { scores: address(scores), labels: address(labels), kind: labelKind(scores, labels), rows, classes };
}

function labelKind(scores: Value, labels: Value): LabelKind {
  const whole = labels.dtype === 'int32';
  if (labels.shape.length === scores.shape.length) return whole ? LabelKind.WholeWeights : LabelKind.Weights;
  return whole ? LabelKind.Class : LabelKind.FractionalClass;
}
