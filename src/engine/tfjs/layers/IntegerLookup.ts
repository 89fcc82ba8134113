import * as tf from '@tensorflow/tfjs';

import { createVocabulary, numbersAt, placesBefore, placesOf, type InvertSettings } from '../../../data/lookup.ts';
import type { Adapting, Summary } from '../../../data/summary.ts';
import { weightsOfPlaces } from '../../../data/tally.ts';
import { encodedShape, type OutputMode } from './categories.ts';
import { encodeCategories, lookUp } from './encodeCategories.ts';
import { FunctionLayer, withoutGradient, type LayerArgs } from './FunctionLayer.ts';

export interface IntegerLookupSettings extends InvertSettings {
  /** The numbers that have a place of their own, in order. Absent where the data say which. */
  readonly vocabulary?: readonly number[] | null;
  /** How many places there are then. */
  readonly maxTokens?: number | null;
  /** From places back to numbers. */
  readonly invert: boolean;
  readonly outputMode: OutputMode | 'tfIdf';
  /** Of `tfIdf`: how much each number of the vocabulary weighs. */
  readonly idfWeights?: readonly number[] | null;
}

/** The place of whole numbers in a vocabulary; numbers outside of it share the first: `keras.layers.IntegerLookup`. */
export class IntegerLookup extends FunctionLayer<IntegerLookupSettings> implements Adapting {
  static className = 'IntegerLookup';
  private places: tf.LayerVariable | undefined;
  private rarity: tf.LayerVariable | undefined;

  constructor(args: IntegerLookupSettings & LayerArgs) {
    const { numOovIndices, oovMethod, salt = null, maskToken = null, masksPlace, inputValues } = args;
    const { vocabulary = null, maxTokens = null, invert, oovToken, outputMode, idfWeights = null } = args;
    const others = { numOovIndices, oovMethod, salt, maskToken, masksPlace, inputValues };
    super(args, { vocabulary, maxTokens, ...others, invert, oovToken, outputMode, idfWeights });
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const { vocabulary, inputValues, outputMode } = this.settings;
    if (!vocabulary) {
      const weight = (name: string, length: number) =>
        this.addWeight(name, [length], 'float32', tf.initializers.zeros(), undefined, false);
      this.places = weight('places', inputValues);
      if (outputMode === 'tfIdf') this.rarity = weight('idf_weights', this.depth);
    }
    super.build(inputShape);
  }

  collects(): Summary | null {
    return this.places ? createVocabulary(this.settings, this.depth) : null;
  }

  protected compute([x]: tf.Tensor[]): tf.Tensor {
    const { outputMode } = this.settings;
    return withoutGradient(() => {
      const found = lookUp(x!, this.places?.read() ?? this.table());
      if (outputMode !== 'tfIdf') return encodeCategories(found, outputMode, this.depth);
      return tf.mul(encodeCategories(found, 'count', this.depth), this.rarity?.read() ?? this.weightsGiven());
    });
  }

  protected shapesOf([shape]: tf.Shape[]): tf.Shape {
    const { outputMode } = this.settings;
    return encodedShape(shape!, outputMode === 'tfIdf' ? 'count' : outputMode, this.depth);
  }

  private table(): tf.Tensor {
    const { settings } = this;
    return tf.tensor1d((settings.invert ? numbersAt : placesOf)(settings.vocabulary!, settings));
  }

  private weightsGiven(): tf.Tensor {
    return tf.tensor1d(weightsOfPlaces(this.settings.idfWeights!, placesBefore(this.settings), this.depth));
  }

  private get depth(): number {
    const { vocabulary, maxTokens } = this.settings;
    return vocabulary ? vocabulary.length + placesBefore(this.settings) : maxTokens!;
  }
}

tf.serialization.registerClass(IntegerLookup);
