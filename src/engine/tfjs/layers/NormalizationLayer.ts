import * as tf from '@tensorflow/tfjs';

import { savedInitializer, toInitializer, type InitializerArg } from './initializers.ts';
import { alongAxes, axesFrom } from './standardize.ts';

export interface NormalizationLayerArgs {
  /** One axis or several, counted with the batch axis as 0; -1 is the last. */
  axis: number | number[];
  epsilon: number;
  /** Whether a learned number is added for each place along the axes, at first what `betaInitializer` says. */
  center: boolean;
  /** Whether each place is multiplied by a learned number. */
  scale: boolean;
  betaInitializer: InitializerArg;
  gammaInitializer: InitializerArg;
  name?: string;
  trainable?: boolean;
}

/** What layers share that normalize and then scale by gamma and shift by beta, with the weights of Keras. */
export abstract class NormalizationLayer extends tf.layers.Layer {
  readonly axis: number | number[];
  readonly epsilon: number;
  readonly center: boolean;
  readonly scale: boolean;
  private readonly betaInitializer: ReturnType<typeof toInitializer>;
  private readonly gammaInitializer: ReturnType<typeof toInitializer>;
  private gamma: tf.LayerVariable | null = null;
  private beta: tf.LayerVariable | null = null;

  constructor(args: NormalizationLayerArgs) {
    super(args);
    this.axis = args.axis;
    this.epsilon = args.epsilon;
    this.center = args.center;
    this.scale = args.scale;
    this.betaInitializer = toInitializer(args.betaInitializer);
    this.gammaInitializer = toInitializer(args.gammaInitializer);
    this.supportsMasking = true;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const shape = this.weightShape(inputShape as tf.Shape);
    if (this.scale) this.gamma = this.addWeight('gamma', shape, 'float32', this.gammaInitializer);
    if (this.center) this.beta = this.addWeight('beta', shape, 'float32', this.betaInitializer);
    super.build(inputShape);
  }

  /** Lengths of the axes. */
  protected weightShape(inputShape: tf.Shape): number[] {
    return axesFrom(this.axis, inputShape.length).map((axis) => inputShape[axis]!);
  }

  /** x gamma + beta, along the axes. */
  protected scaleAndShift(x: tf.Tensor): tf.Tensor {
    const axes = axesFrom(this.axis, x.rank);
    const scaled = this.gamma ? tf.mul(x, alongAxes(this.gamma.read(), axes, x.rank)) : x;
    return this.beta ? tf.add(scaled, alongAxes(this.beta.read(), axes, x.rank)) : scaled;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return inputShape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { axis, epsilon, center, scale } = this;
    const betaInitializer = savedInitializer(this.betaInitializer);
    const gammaInitializer = savedInitializer(this.gammaInitializer);
    return { ...super.getConfig(), axis, epsilon, center, scale, betaInitializer, gammaInitializer };
  }
}
