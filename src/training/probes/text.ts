import { mixSeed, random } from '../../data/random.ts';
import type { Column, Program } from '../../engine/program.ts';
import { samplesOf } from '../feed.ts';
import { softmax } from './numbers.ts';
import type { Probe, ProbeContext } from './probe.ts';
import { writerOf, type Writer } from './writer.ts';
import { sizeOf } from '../../tensor/shape.ts';

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
  const { plan, engine } = context;
  const { model, states: types } = writer.carried;
  const program = await engine.create({ ...plan, sources: [], models: [model], calls: [], losses: [], steps: [] });
  try {
    await copyWeights(context.program, program, model.name);
    const draw = random(mixSeed(plan.run.seed, 0x74657874));
    const numbers: number[] = [];
    let states = types.map(({ shape }) => zeros([1, ...(shape as readonly number[])]));
    let next = prompt;
    while (numbers.length < written) {
      const read = await readOn(program, writer, next, states);
      states = read.states;
      const number = pick(read.scores, writer.classifier.loss.args['fromLogits'] === true, draw());
      numbers.push(number);
      next = [number];
      await context.breathe();
    }
    return numbers;
  } finally {
    program.dispose();
  }
}

async function copyWeights(from: Program, to: Program, model: string): Promise<void> {
  const weights = [...(await from.weights())].filter(([name]) => name.startsWith(`${model}/`));
  to.setWeights(new Map(weights));
}

/** Scores of what comes after the last of these symbols, and the states by then. */
async function readOn(program: Program, writer: Writer, numbers: readonly number[], states: readonly Column[]) {
  const sequence: Column = { data: Int32Array.from(numbers), shape: [1, numbers.length], dtype: 'int32' };
  const outputs = await program.apply(writer.carried.model.name, [sequence, ...states]);
  const scores = outputs[writer.output]!.data;
  return {
    scores: Array.from(scores.subarray(scores.length - writer.classifier.classes)),
    states: outputs.slice(outputs.length - states.length),
  };
}

function zeros(shape: readonly number[]): Column {
  return { data: new Float32Array(sizeOf(shape)), shape, dtype: 'float32' };
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
