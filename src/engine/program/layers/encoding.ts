import { numbersAt, placesBefore, placesOf } from '../../../data/lookup.ts';
import { weightsOfPlaces } from '../../../data/tally.ts';
import { binary, multiply } from '../primitives/binary.ts';
import { gather } from '../primitives/gather.ts';
import { reshape } from '../primitives/movement.ts';
import { reduceMax, reduceSum } from '../primitives/reduce.ts';
import { unary } from '../primitives/unary.ts';
import {
  encodedShape,
  hashedShape,
  hashTable,
  type HashSettings,
  type OutputMode,
} from '../../tfjs/layers/categories.ts';
import type { IntegerLookupSettings } from '../../tfjs/layers/IntegerLookup.ts';
import type { Tape, Value } from '../tape.ts';
import { asFloat } from './asFloat.ts';
import type { LayerLowering, LoweringsByName } from './lowering.ts';

/*
 * Categories as numbers, and numbers as categories.
 */

/** Categories, floats that are whole, as the mode tells them: numbers, rows with a 1, sets, or counts. */
function encoded(tape: Tape, categories: Value, mode: OutputMode, depth: number): Value {
  if (mode === 'int') return unary(tape, 'toInteger', categories);
  const rows = rowsOf(tape, categories, depth);
  if (mode === 'multiHot') return reduceMax(tape, rows, [1]);
  if (mode === 'count') return reduceSum(tape, rows, [1]);
  return reshape(tape, rows, encodedShape(categories.shape, mode, depth) as number[]);
}

/** A row for each category, with a 1 at its place. */
function rowsOf(tape: Tape, categories: Value, depth: number): Value {
  const places = tape.constant([...Array(depth).keys()], [depth]);
  return binary(tape, 'equal', reshape(tape, categories, [...categories.shape, 1]), places);
}

const categoryEncoding: LayerLowering = ({ tape, args, inputs: [x, weights] }) => {
  const [categories, depth] = [asFloat(tape, x!), args['numTokens'] as number];
  if (!weights) return [encoded(tape, categories, args['outputMode'] as OutputMode, depth)];
  const counted = reshape(tape, weights, [...weights.shape, 1]);
  return [reduceSum(tape, multiply(tape, rowsOf(tape, categories, depth), counted), [1])];
};

/** How many boundaries are not above each number. */
const discretization: LayerLowering = ({ tape, args, inputs: [x], weight }) => {
  const given = args['binBoundaries'] as readonly number[] | null;
  const boundaries = given ? tape.constant(given, [given.length]) : weight('bin_boundaries');
  const numbers = asFloat(tape, x!);
  const wide = reshape(tape, numbers, [...numbers.shape, 1]);
  const bins = reduceSum(tape, binary(tape, 'greaterEqual', wide, boundaries), [-1]);
  return [encoded(tape, bins, args['outputMode'] as OutputMode, boundaries.shape[0]! + 1)];
};

/** What a table says of each number, its last entry of those beyond it. */
function lookedUp(tape: Tape, x: Value, table: Value): Value {
  const [length] = table.shape as [number];
  const inside = unary(tape, 'clip', asFloat(tape, x), { first: 0, second: length - 1 });
  return reshape(tape, gather(tape, reshape(tape, table, [length, 1]), inside), x.shape);
}

const row = (tape: Tape, numbers: readonly number[]): Value => tape.constant(numbers, [numbers.length]);

const hashing: LayerLowering = ({ tape, args, inputs: [x] }) => {
  const settings = args as unknown as HashSettings;
  const mode = args['outputMode'] as OutputMode;
  const numbers = reshape(tape, x!, hashedShape(x!.shape, mode) as number[]);
  return [encoded(tape, lookedUp(tape, numbers, row(tape, hashTable(settings))), mode, settings.numBins)];
};

const integerLookup: LayerLowering = ({ tape, args, inputs: [x], weight }) => {
  const settings = args as unknown as IntegerLookupSettings;
  const { vocabulary, invert, outputMode, idfWeights } = settings;
  const before = placesBefore(settings);
  const depth = vocabulary ? vocabulary.length + before : settings.maxTokens!;
  const table = vocabulary ? row(tape, (invert ? numbersAt : placesOf)(vocabulary, settings)) : weight('places');
  const found = lookedUp(tape, x!, table);
  if (outputMode !== 'tfIdf') return [encoded(tape, found, outputMode, depth)];
  const rarity = idfWeights ? row(tape, weightsOfPlaces(idfWeights, before, depth)) : weight('idf_weights');
  return [multiply(tape, encoded(tape, found, 'count', depth), rarity)];
};

/** By `LayerCall.tfjs`. */
export const encodingLowerings: LoweringsByName = {
  CategoryEncoding: categoryEncoding,
  Discretization: discretization,
  Hashing: hashing,
  IntegerLookup: integerLookup,
};
