import * as tf from '@tensorflow/tfjs';

import { mixSeed } from '../../../data/random.ts';
import { activate, type ActivationFunctionName } from './activations.ts';
import { savedInitializer, toInitializer, type InitializerArg } from './initializers.ts';
import { dropoutMask } from './NoiseLayer.ts';
import { OncePerRun } from './OncePerRun.ts';
import { mixed, type Cell } from './recurrentCells.ts';

export interface RecurrentArgs {
  activation: ActivationFunctionName;
  recurrentActivation?: ActivationFunctionName;
  useBias: boolean;
  kernelInitializer: InitializerArg;
  recurrentInitializer: InitializerArg;
  biasInitializer: InitializerArg;
  /** Whether the bias of the forget gate starts at 1 (Jozefowicz et al. 2015). */
  unitForgetBias?: boolean;
  /** Share of the inputs, and of the hidden state, that is dropped in training: the same in all steps. */
  dropout: number;
  recurrentDropout: number;
  returnSequences: boolean;
  returnState: boolean;
  /** Reads from the last step to the first, and lists the outputs in that order. */
  goBackwards: boolean;
  /** In training each batch starts with the states the batch before, of the same size, ended with. */
  stateful: boolean;
  /** `[0]` where the last input is the mask of the sequence. */
  masked: number[];
  /** Of the dropped shares. */
  seed: number;
  name?: string;
  trainable?: boolean;
}

/** Shapes of weights and of a state, which is without the batch axis. */
export interface RecurrentShapes {
  kernel: number[];
  recurrentKernel: number[];
  bias: number[];
  state: number[];
}

/**
 * A recurrent layer with the weights, arguments and numbers of Keras 3, which `tf.layers` do not have in all cases:
 * masks, initial states and dropped shares among others. Called on a sequence, and behind it initial states and a mask
 * `[batch, time]`, where there are such; in a step whose mask is 0 the states stay and the output is given again.
 *
 * All steps' inputs are multiplied by the kernel at once; then the cell goes from step to step.
 */
export abstract class RecurrentLayer extends tf.layers.Layer {
  /** Masks of dropout drawn so far: the next ones depend on it. */
  calls = 0;
  /** Before the names of the weights, for a layer that wraps this one. */
  weightPrefix = '';
  /** Whether outputs are 0 in steps that do not count, instead of those of the step before. */
  zeroOutputForMask = false;
  protected kernel!: tf.LayerVariable;
  protected recurrentKernel!: tf.LayerVariable;
  protected bias: tf.LayerVariable | null = null;
  private readonly once = new OncePerRun();
  /** States after the last batch in training, by its size. */
  private readonly carried = new Map<number, tf.Tensor[]>();

  constructor(
    readonly args: RecurrentArgs,
    protected readonly cell: Cell,
  ) {
    super(args);
  }

  /** Shapes for a sequence of this shape, with its batch axis. */
  protected abstract shapesFor(sequence: tf.Shape): RecurrentShapes;
  /** `[samples, ...]` times the kernels of some gates. */
  protected abstract timesKernel(x: tf.Tensor, kernel: tf.Tensor): tf.Tensor;
  /** A hidden state times recurrent kernels of some gates. */
  protected abstract timesRecurrentKernel(hidden: tf.Tensor, kernel: tf.Tensor): tf.Tensor;
  /** Whether each gate has a mask of dropout of its own for the inputs. */
  protected abstract dropsByGate(): boolean;

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const { kernel, recurrentKernel, bias } = this.shapesFor(sequenceOf(inputShape));
    const add = (name: string, shape: number[], initializer: InitializerArg): tf.LayerVariable =>
      this.addWeight(`${this.weightPrefix}${name}`, shape, 'float32', toInitializer(initializer));
    this.kernel = add('kernel', kernel, this.args.kernelInitializer);
    this.recurrentKernel = add('recurrent_kernel', recurrentKernel, this.args.recurrentInitializer);
    if (this.args.useBias) {
      const start = toInitializer(this.args.biasInitializer);
      const own = this.args.unitForgetBias === true ? withForgetBias(start) : start;
      this.bias = this.addWeight(`${this.weightPrefix}bias`, bias, 'float32', own);
    }
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[], settings: { training?: boolean }): tf.Tensor | tf.Tensor[] {
    const given = Array.isArray(inputs) ? inputs : [inputs];
    const compute = (): tf.Tensor[] => tf.tidy(() => this.outputsOf(given, settings.training === true));
    return this.args.returnState ? this.once.outputsOf(given, settings, compute) : compute()[0]!;
  }

  /** The output, and behind it the states. */
  private outputsOf(inputs: tf.Tensor[], training: boolean): tf.Tensor[] {
    const given = [...inputs];
    const [mask] = given.splice(given.length - this.args.masked.length);
    const [sequence, ...initial] = given as [tf.Tensor, ...tf.Tensor[]];
    const first = initial.length > 0 ? initial : this.firstStates(sequence, training);
    const { outputs, states } = this.run(sequence, first, mask, training);
    if (this.args.stateful && training) this.carry(states);
    const output = this.args.returnSequences ? tf.stack(outputs, 1) : tf.clone(outputs.at(-1)!);
    return this.args.returnState ? [output, ...states.map((state) => tf.clone(state))] : [output];
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    const [batch, time, ...step] = sequenceOf(inputShape);
    const { state } = this.shapesFor([batch!, time!, ...step]);
    const output = this.args.returnSequences ? [batch!, time!, ...state] : [batch!, ...state];
    const states = Array.from({ length: this.cell.states }, () => [batch!, ...state]);
    return this.args.returnState ? [output, ...states] : output;
  }

  /** Forgets the states that were carried on: the next batch starts with zeros. */
  override resetStates(): void {
    tf.dispose([...this.carried.values()]);
    this.carried.clear();
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { kernelInitializer, recurrentInitializer, biasInitializer, ...settings } = this.args;
    return {
      ...settings,
      ...super.getConfig(),
      kernelInitializer: savedInitializer(toInitializer(kernelInitializer)),
      recurrentInitializer: savedInitializer(toInitializer(recurrentInitializer)),
      biasInitializer: savedInitializer(toInitializer(biasInitializer)),
    };
  }

  /** Goes through the steps; the outputs are in the order they were taken. */
  private run(
    sequence: tf.Tensor,
    initial: tf.Tensor[],
    mask: tf.Tensor | undefined,
    training: boolean,
  ): { outputs: tf.Tensor[]; states: tf.Tensor[] } {
    const activation = (x: tf.Tensor): tf.Tensor => activate(x, this.args.activation);
    const recurrentActivation = (x: tf.Tensor): tf.Tensor => activate(x, this.args.recurrentActivation ?? 'linear');
    const steps = this.inReadingOrder(stepsOf(this.products(sequence, training)));
    const counts = mask && this.inReadingOrder(stepsOf(mask));
    const recurrent = this.recurrentProduct(initial[0]!.shape, training);
    const outputs: tf.Tensor[] = [];
    let states = initial;
    for (const [index, x] of steps.entries()) {
      const next = this.cell.step({ x, states, recurrent, activation, recurrentActivation });
      if (counts) {
        const count = tf.reshape(counts[index]!, [-1, ...states[0]!.shape.slice(1).map(() => 1)]);
        outputs.push(tf.mul(count, next[0]!));
        if (index > 0 && !this.zeroOutputForMask) outputs[index] = mixed(count, next[0]!, outputs[index - 1]!);
        states = next.map((state, place) => mixed(count, state, states[place]!));
      } else {
        outputs.push(next[0]!);
        states = next;
      }
    }
    return { outputs, states };
  }

  private inReadingOrder(steps: tf.Tensor[]): tf.Tensor[] {
    return this.args.goBackwards ? steps.toReversed() : steps;
  }

  /** `[batch, time, ..., gates × features]`: what the inputs of all steps add to the gates. */
  private products(sequence: tf.Tensor, training: boolean): tf.Tensor {
    const [batch, time, ...step] = sequence.shape as [number, number, ...number[]];
    const count = this.dropsByGate() ? this.cell.gates : 1;
    const masks = this.masks([batch, 1, ...step], training ? this.args.dropout : 0, count);
    const kernel = this.kernel.read();
    const multiplied = (x: tf.Tensor, kernels: tf.Tensor): tf.Tensor =>
      this.timesKernel(tf.reshape(x, [batch * time, ...step]), kernels);
    const byGate = masks.length > 1 ? byGates(kernel, this.cell.gates) : [kernel];
    const parts = byGate.map((part, gate) => multiplied(masks[gate] ? tf.mul(sequence, masks[gate]) : sequence, part));
    const products = parts.length > 1 ? tf.concat(parts, -1) : parts[0]!;
    const [bias] = this.biases();
    const shifted = bias ? tf.add(products, bias) : products;
    return tf.reshape(shifted, [batch, time, ...shifted.shape.slice(1)]);
  }

  /** The bias of the products of inputs, and that of the products of hidden states. */
  protected biases(): (tf.Tensor | undefined)[] {
    return [this.bias?.read()];
  }

  /** See `CellStep.recurrent`; what does not change from step to step is made once. */
  private recurrentProduct(
    state: number[],
    training: boolean,
  ): (hidden: tf.Tensor, first: number, count: number) => tf.Tensor {
    const { gates } = this.cell;
    const masks = this.masks(state, training ? this.args.recurrentDropout : 0, gates);
    const kernels = byGates(this.recurrentKernel.read(), gates);
    const bias = this.biases()[1];
    const joined = new Map<number, tf.Tensor>();
    return (hidden, first, count) => {
      const chosen = kernels.slice(first, first + count);
      const all = (): tf.Tensor => {
        const kernel = joined.get(first) ?? (count > 1 ? tf.concat(chosen, -1) : chosen[0]!);
        joined.set(first, kernel);
        return this.timesRecurrentKernel(hidden, kernel);
      };
      const dropped = (): tf.Tensor =>
        tf.concat(
          chosen.map((kernel, place) => this.timesRecurrentKernel(tf.mul(hidden, masks[first + place]!), kernel)),
          -1,
        );
      const product = masks.length > 0 ? dropped() : all();
      return bias ? tf.add(product, bias) : product;
    };
  }

  private masks(shape: number[], rate: number, count: number): tf.Tensor[] {
    if (rate === 0) return [];
    return Array.from({ length: count }, () =>
      dropoutMask(shape, { rate, sharedAxes: [] }, mixSeed(this.args.seed, this.calls++)),
    );
  }

  private firstStates(sequence: tf.Tensor, training: boolean): tf.Tensor[] {
    const batch = sequence.shape[0]!;
    const carried = training && this.args.stateful ? this.carried.get(batch) : undefined;
    const { state } = this.shapesFor(sequence.shape);
    return carried ?? Array.from({ length: this.cell.states }, () => tf.zeros([batch, ...state]));
  }

  private carry(states: tf.Tensor[]): void {
    const batch = states[0]!.shape[0]!;
    tf.dispose(this.carried.get(batch) ?? []);
    this.carried.set(batch, states.map((state) => tf.keep(tf.clone(state)))); // prettier-ignore
  }
}

/** The kernel of each gate. `tf.split` has no gradient where there is only one. */
function byGates(kernel: tf.Tensor, gates: number): tf.Tensor[] {
  return gates === 1 ? [kernel] : tf.split(kernel, gates, -1);
}

/** The first of several shapes, or the only one. */
function sequenceOf(shape: tf.Shape | tf.Shape[]): tf.Shape {
  return Array.isArray(shape[0]) ? shape[0] : (shape as tf.Shape);
}

/** A bias that is 1 for the second of four gates. */
function withForgetBias(initializer: ReturnType<typeof toInitializer>): ReturnType<typeof toInitializer> {
  const apply = ([length]: tf.Shape): tf.Tensor =>
    tf.tidy(() => {
      const units = length! / 4;
      const [first, rest] = [initializer.apply([units]), initializer.apply([2 * units])];
      return tf.concat([first, tf.ones([units]), rest]);
    });
  return { apply } as ReturnType<typeof toInitializer>;
}

/** The steps of a sequence. A single one is not unstacked: TensorFlow.js has no gradient of that. */
const stepsOf = (sequence: tf.Tensor): tf.Tensor[] =>
  sequence.shape[1] === 1 ? [tf.squeeze(sequence, [1])] : tf.unstack(sequence, 1);
