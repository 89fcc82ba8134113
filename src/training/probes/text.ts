import * as tf from '@tensorflow/tfjs';
import { mixSeed, random } from '../../data/random.ts';
import { createProgram, type Program } from '../../engine/program.ts';
import { samplesOf } from '../feed.ts';
import { softmax } from './numbers.ts';
import type { Probe, ProbeContext } from './probe.ts';
import { writerOf, type Writer } from './writer.ts';

const written = 200;
/** Under 1 the likelier symbols are drawn more often than the model says: fewer slips, more repetition. */
const temperature = 0.7;
const opening = 'The whale';
const promptLength = 12;

/** What the model writes after a prompt, one symbol at a time with its state carried on. The same draws each time. */
export const text: Probe = {
  name: 'text',
  within: false,
  begin(context) {
    const writer = writerOf(context.plan);
    if (!writer) return async () => null;
    const symbols = context.datasets.get(writer.classifier.source.name)?.classNames ?? [];
    const prompt = promptOf(context, writer, symbols);
    return async () => {
      const numbers = await write(context, writer, prompt);
      const words = (list: readonly number[]) => list.map((number) => symbols[number] ?? '').join('');
      return { probe: 'text', prompt: words(prompt), text: words(numbers) };
    };
  },
};

/** The opening, where its letters are symbols of the data; else how a held-back sample begins. */
function promptOf({ plan, datasets }: ProbeContext, { classifier }: Writer, symbols: readonly string[]): number[] {
  const numbers = [...opening].map((letter) => symbols.indexOf(letter));
  if (numbers.every((number) => number >= 0)) return numbers;
  const { input } = classifier;
  const sample = samplesOf(plan, datasets, 'validation', [0])[input.of]?.[input.port]?.data ?? [];
  return Array.from(sample).slice(0, promptLength);
}

async function write(context: ProbeContext, writer: Writer, prompt: readonly number[]): Promise<number[]> {
  const { plan } = context;
  const { model: modelPlan, states: types } = writer.carried;
  const program = createProgram({ ...plan, sources: [], models: [modelPlan], calls: [], losses: [], steps: [] });
  let states = types.map(({ shape }) => tf.zeros([1, ...(shape as readonly number[])]));
  try {
    await copyWeights(context.program, program, modelPlan.name);
    const model = program.models.get(modelPlan.name)!;
    const draw = random(mixSeed(plan.run.seed, 0x74657874));
    const numbers: number[] = [];
    let next = prompt;
    while (numbers.length < written) {
      const read = readOn(model, writer, next, states);
      tf.dispose(states);
      states = read.states;
      const number = pick(read.scores, writer.classifier.loss.args['fromLogits'] === true, draw());
      numbers.push(number);
      next = [number];
      await context.breathe();
    }
    return numbers;
  } finally {
    tf.dispose(states);
    program.dispose();
  }
}

async function copyWeights(from: Program, to: Program, model: string): Promise<void> {
  const weights = [...(await from.weights())].filter(([name]) => name.startsWith(`${model}/`));
  to.setWeights(new Map(weights));
}

/** Scores of what comes after the last of these symbols, and the states by then. */
function readOn(model: tf.LayersModel, writer: Writer, numbers: readonly number[], states: readonly tf.Tensor[]) {
  const outputs = tf.tidy(() => {
    const sequence = tf.tensor2d([...numbers], [1, numbers.length], 'int32');
    return model.predictOnBatch([sequence, ...states]) as tf.Tensor[];
  });
  const scores = outputs[writer.output]!.dataSync();
  const carried = outputs.slice(outputs.length - states.length);
  tf.dispose(outputs.slice(0, outputs.length - states.length));
  const { classes } = writer.classifier;
  return { scores: Array.from(scores.slice(scores.length - classes)), states: carried };
}

/** The symbol at a place between 0 and 1 of the sharpened distribution. */
function pick(scores: readonly number[], logits: boolean, place: number): number {
  const sharpened = softmax(logits ? scores : scores.map((score) => Math.log(Math.max(score, 1e-12))), temperature);
  let sum = 0;
  for (const [number, probability] of sharpened.entries()) {
    sum += probability;
    if (place < sum) return number;
  }
  return sharpened.length - 1;
}
