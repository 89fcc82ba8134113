// Gradients held to differences of what they are the gradients of: for tests, and for the table of what trains where.
import { random } from '../data/random.ts';

/** Numbers by name. */
export type NamedNumbers = ReadonlyMap<string, Float32Array>;

/** Something that computes numbers from named ones, and says how they change when those do. */
export interface Sloped {
  /** Where it stands: all that it can be differentiated by. */
  readonly at: NamedNumbers;
  /** All it gives, in one row, with one of the values changed. What it draws by chance is the same at each call. */
  outputs(name: string, values: Float32Array): Float32Array;
  /** The gradient of the sum of all outputs times `projection`. What none is claimed for is missing. */
  gradients(projection: Float32Array): NamedNumbers;
}

/** How many directions are tried for each value: along all its numbers at once, and along a single one. */
export interface Directions {
  readonly wide: number;
  readonly single: number;
}

/*
 * Along a direction d, the gradient g of p y, where y are the outputs and p random numbers, must have g d = p y', and y'
 * is known from a few more passes forward. Sums are in doubles, so that the only error is that of the engine's own
 * single precision.
 *
 * Steps. Values are of order 1. Single precision rounds outputs by some 2^-24 and a difference over a step h is then
 * wrong by some 2^-24 / h, and by order h^2 where y is curved. Three central differences, each of half the step of the
 * one before, give two extrapolations in which the h^2 is gone (Richardson 1911): at h = 1/16 both errors are near 1e-5.
 *
 * Corners. Where an output has a corner between the steps (ReLU, the largest of some numbers), or is curved too much, its
 * two extrapolations are apart, or its slopes on both sides are not as far apart as half the step would make them. Its
 * part of p is then 0: the others are judged. Where less than half of them are left, another direction is drawn, through
 * fewer numbers and with half the step. None of that looks at the gradient that is to be judged.
 */
const firstStep = 1 / 16;
const smallestStep = 1 / 256;
const mostTries = 9;
/** What the extrapolations may differ by, and the gradient from them, as a share of the slopes. */
const tolerance = 2e-3;
/** By how much an output, or a sum on the way to it, may be rounded, for each 1 of its size. */
const rounding = 16 * 2 ** -24;

/** Says where a gradient is not the slope that finite differences find; `null` where all are. */
export function wrongSlope(f: Sloped, { wide, single }: Directions): string | null {
  let seed = 1;
  for (const [name, { length }] of f.at) {
    for (let each = 0; each < wide + Math.min(single, length); each++) {
      const wrong = wrongAlong(f, name, each < wide ? 1 : 0, seed++);
      if (wrong !== null) return wrong;
    }
  }
  return null;
}

/** Along a direction through so large a share of a value's numbers, or through one. */
function wrongAlong(f: Sloped, name: string, share: number, seed: number): string | null {
  const draw = random(seed);
  for (let tries = 0; tries < mostTries; tries++) {
    const direction = directionOf(f.at.get(name)!.length, share * 2 ** -tries, draw);
    const slopes = slopesAlong(f, name, direction, Math.max(smallestStep, firstStep * 2 ** -tries));
    if (!slopes) continue;
    const projection = Float32Array.from(slopes, ({ smooth }) => (smooth ? 2 * draw() - 1 : 0));
    const told = dot(f.gradients(projection).get(name), direction);
    const parts = slopes.map(({ slope }, at) => projection[at]! * slope);
    const wanted = parts.reduce((sum, part) => sum + part, 0);
    const allowed = tolerance * norm(parts) + norm(slopes.map(({ noise }, at) => projection[at]! * noise));
    if (Math.abs(told - wanted) <= allowed) return null;
    return `the gradient by ${name} says ${told}, where differences say ${wanted}, give or take ${allowed}`;
  }
  return `${name} has no direction in which there are few corners`;
}

/** Numbers between -1 and 1 in places that chance picks; one place at least. */
function directionOf(length: number, share: number, draw: () => number): Float32Array {
  const direction = new Float32Array(length).map(() => (draw() < share ? 2 * draw() - 1 : 0));
  if (direction.every((number) => number === 0)) direction[Math.floor(draw() * length)] = 1;
  return direction;
}

/** How fast one output changes. */
interface Slope {
  readonly slope: number;
  /** How wrong that may be by rounding. */
  readonly noise: number;
  /** Whether it has no corner between the steps. */
  readonly smooth: boolean;
}

/** The slope of each output along a direction; `undefined` where most of those that change have a corner. */
function slopesAlong(f: Sloped, name: string, direction: Float32Array, step: number): readonly Slope[] | undefined {
  const start = f.at.get(name)!;
  const moved = (by: number) => f.outputs(name, start.map((x, at) => x + by * direction[at]!)); // prettier-ignore
  const here = moved(0);
  const differences = [step, step / 2, step / 4].map((h) => {
    const [ahead, behind] = [moved(h), moved(-h)];
    return Array.from(here, (y, at) => ({
      slope: (ahead[at]! - behind[at]!) / (2 * h),
      bend: (ahead[at]! - 2 * y + behind[at]!) / h,
    }));
  });
  const estimates = Array.from(here, (y, at) => {
    const [coarse, middle, fine] = differences.map((each) => each[at]!) as [Difference, Difference, Difference];
    const rough = (4 * middle.slope - coarse.slope) / 3;
    const slope = (4 * fine.slope - middle.slope) / 3;
    const bent = Math.max(Math.abs(coarse.bend - 2 * middle.bend), Math.abs(middle.bend - 2 * fine.bend));
    const changed = coarse.slope !== 0 || coarse.bend !== 0 || slope !== 0;
    const noise = rounding * Math.max(1, Math.abs(y)) * (changed ? 2 / step : 1);
    return { slope, doubt: Math.max(Math.abs(slope - rough), bent / 2), noise, changed };
  });
  const changing = estimates.filter(({ changed }) => changed);
  const typical = norm(changing.map(({ slope }) => slope)) / Math.sqrt(Math.max(1, changing.length));
  const slopes = estimates.map(({ slope, doubt, noise }) => ({ slope, noise, smooth: doubt <= tolerance * typical + noise })); // prettier-ignore
  const corners = slopes.filter(({ smooth }) => !smooth).length;
  return corners <= changing.length / 2 ? slopes : undefined;
}

/** Between the two sides of a step: of the outputs, and of their slopes. */
interface Difference {
  readonly slope: number;
  readonly bend: number;
}

function norm(numbers: readonly number[]): number {
  return Math.sqrt(numbers.reduce((sum, number) => sum + number ** 2, 0));
}

function dot(a: Float32Array | undefined, b: Float32Array): number {
  return a?.reduce((sum, number, at) => sum + number * b[at]!, 0) ?? 0;
}
