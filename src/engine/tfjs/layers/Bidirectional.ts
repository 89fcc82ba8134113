import * as tf from '@tensorflow/tfjs';

import { OncePerRun } from './OncePerRun.ts';
import type { RecurrentLayer } from './RecurrentLayer.ts';
import { savedLayer, toLayer } from './wrapped.ts';

export interface BidirectionalArgs {
  /** Reads from the first step to the last. */
  layer: RecurrentLayer | tf.serialization.ConfigDict;
  /** The same with `goBackwards`. */
  backwardLayer: RecurrentLayer | tf.serialization.ConfigDict;
  /** How the two outputs are joined; none gives both. */
  mergeMode: 'concat' | 'sum' | 'mul' | 'ave' | 'none';
  name?: string;
  trainable?: boolean;
}

/**
 * `keras.layers.Bidirectional`: two recurrent layers over the same sequence, of which the second reads from the end
 * (Schuster and Paliwal 1997). Called on the sequence, the initial states of both, and a mask, where there are such.
 * Gives the output and then the states of both. The one of TensorFlow.js passes masks and initial states wrongly.
 */
export class Bidirectional extends tf.layers.Layer {
  static className = 'KerasBidirectional';
  readonly forward: RecurrentLayer;
  readonly backward: RecurrentLayer;
  private readonly once = new OncePerRun();
  private readonly mergeMode: BidirectionalArgs['mergeMode'];

  constructor(args: BidirectionalArgs) {
    super(args);
    this.forward = toLayer(args.layer);
    this.backward = toLayer(args.backwardLayer);
    this.forward.weightPrefix = 'forward/';
    this.backward.weightPrefix = 'backward/';
    for (const layer of [this.forward, this.backward]) layer.zeroOutputForMask = layer.args.returnSequences;
    this.mergeMode = args.mergeMode;
  }

  /** Masks of dropout drawn so far, by both. */
  get calls(): number {
    return this.forward.calls;
  }
  set calls(calls: number) {
    this.forward.calls = calls;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    this.forward.build(inputShape);
    this.backward.build(inputShape);
    this.trainableWeights = [...this.forward.trainableWeights, ...this.backward.trainableWeights];
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[], settings: { training?: boolean }): tf.Tensor | tf.Tensor[] {
    const given = Array.isArray(inputs) ? inputs : [inputs];
    const compute = (): tf.Tensor[] => tf.tidy(() => this.outputsOf(given, settings));
    const several = this.mergeMode === 'none' || this.forward.args.returnState;
    return several ? this.once.outputsOf(given, settings, compute) : compute()[0]!;
  }

  /** One output or two, and behind them the states of both ways. */
  private outputsOf(inputs: tf.Tensor[], settings: { training?: boolean }): tf.Tensor[] {
    const { masked, returnSequences, returnState } = this.forward.args;
    const given = [...inputs];
    const mask = given.splice(given.length - masked.length);
    const [sequence, ...states] = given as [tf.Tensor, ...tf.Tensor[]];
    const [ahead, back] = [states.slice(0, states.length / 2), states.slice(states.length / 2)];
    const forward = [this.forward.call([sequence, ...ahead, ...mask], settings)].flat();
    // One after the other, they draw from the same numbered masks.
    this.backward.calls = this.forward.calls;
    const backward = [this.backward.call([sequence, ...back, ...mask], settings)].flat();
    this.forward.calls = this.backward.calls;

    // What was read from the end is listed from the beginning.
    const reversed = returnSequences ? tf.reverse(backward[0]!, 1) : backward[0]!;
    const merged = this.merged(forward[0]!, reversed);
    return returnState ? [...merged, ...forward.slice(1), ...backward.slice(1)] : merged;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    const shapes = this.forward.computeOutputShape(inputShape);
    const [output, ...states] = (this.forward.args.returnState ? shapes : [shapes]) as [tf.Shape, ...tf.Shape[]];
    const merged = this.mergeMode === 'concat' ? output.with(-1, 2 * output.at(-1)!) : output;
    const all = [merged, ...(this.mergeMode === 'none' ? [output] : []), ...states, ...states];
    return all.length === 1 ? all[0]! : all;
  }

  override resetStates(): void {
    this.forward.resetStates();
    this.backward.resetStates();
  }

  override getConfig(): tf.serialization.ConfigDict {
    const [layer, backwardLayer] = [savedLayer(this.forward), savedLayer(this.backward)];
    return { ...super.getConfig(), layer, backwardLayer, mergeMode: this.mergeMode };
  }

  private merged(a: tf.Tensor, b: tf.Tensor): tf.Tensor[] {
    switch (this.mergeMode) {
      case 'concat':
        return [tf.concat([a, b], -1)];
      case 'sum':
        return [tf.add(a, b)];
      case 'mul':
        return [tf.mul(a, b)];
      case 'ave':
        return [tf.mul(0.5, tf.add(a, b))];
      case 'none':
        return [a, b];
    }
  }
}

tf.serialization.registerClass(Bidirectional);
