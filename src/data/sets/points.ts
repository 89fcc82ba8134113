import { bySplit, gather, rowsFor, type BySplit } from '../columns.ts';
import type { Dataset, Rows } from '../dataset.ts';
import { labelField, labelForm, readLabels } from '../labels.ts';
import { numberOption, type DatasetOptions } from '../options.ts';
import { mixSeed, normal, random, type Random } from '../random.ts';

export const pointShapes = ['circles', 'moons', 'spiral', 'xor', 'gaussians'] as const;
export type PointShape = (typeof pointShapes)[number];

/** A point of class 0 or 1, without noise. */
type Curve = (label: number, draw: Random) => readonly [x: number, y: number];

const curves: Readonly<Record<PointShape, Curve>> = {
  circles(label, draw) {
    const angle = draw() * 2 * Math.PI;
    const radius = label === 0 ? 0.85 : 0.4;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  },
  moons(label, draw) {
    const angle = draw() * Math.PI;
    const [x, y] = [0.6 * Math.cos(angle), 0.6 * Math.sin(angle)];
    return label === 0 ? [x - 0.3, y - 0.15] : [0.3 - x, 0.15 - y];
  },
  // Two arms, each turning one and a half times; the square root spreads the points evenly along them.
  spiral(label, draw) {
    const along = Math.sqrt(draw());
    const angle = along * 3 * Math.PI + label * Math.PI;
    return [0.95 * along * Math.cos(angle), 0.95 * along * Math.sin(angle)];
  },
  // The class says whether the signs agree; a gap of 0.1 keeps the quarters apart.
  xor(label, draw) {
    const x = 0.05 + draw() * 0.9;
    const y = 0.05 + draw() * 0.9;
    const side = draw() < 0.5 ? -1 : 1;
    return [side * x, (label === 0 ? side : -side) * y];
  },
  gaussians(label, draw) {
    const centre = label === 0 ? -0.45 : 0.45;
    return [centre + normal(draw) * 0.15, centre + normal(draw) * 0.15];
  },
};

/**
 * Points of two classes in a square of about -1 to 1, generated from the run's seed. `options.noise` is the deviation
 * added to both coordinates. A quarter as many again are held back for validation, and for the test.
 */
export function generatePoints(options: DatasetOptions, seed: number): Dataset {
  const shape = pointShapes.find((name) => name === options['shape']) ?? 'circles';
  const noise = numberOption(options, 'noise', 0.05, 0, 0.5);
  const train = numberOption(options, 'samples', 400, 1, 100_000);
  const held = Math.max(1, Math.round(train / 4));
  const sizes: BySplit<number> = { train, validation: held, test: held };
  const form = labelForm(options['labels']);

  const scatters = bySplit((split, part) => scatter(shape, noise, sizes[split], mixSeed(seed, part)));
  const points = { shape: [2], dtype: 'float32' } as const;
  return {
    name: 'points',
    fields: { points, labels: labelField(form, 2) },
    sizes,
    classNames: ['0', '1'],
    origin: { source: 'Generated in this program from the run’s seed.', licence: 'None needed' },
    read(split, indices, field, into) {
      const part = scatters[split];
      if (field === 'points') return gather<Rows>(part.points, indices, 2, rowsFor(points, indices.length, into));
      if (field === 'labels') return readLabels(part.labels, indices, form, 2, into);
      throw new Error(`The data set "points" has no field "${field}".`);
    },
  };
}

interface Scatter {
  readonly points: Float32Array;
  readonly labels: Int32Array;
}

/** Classes take turns, so both are equally many. */
function scatter(shape: PointShape, noise: number, count: number, seed: number): Scatter {
  const draw = random(seed);
  const points = new Float32Array(count * 2);
  const labels = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const label = i % 2;
    const [x, y] = curves[shape](label, draw);
    points[i * 2] = x + normal(draw) * noise;
    points[i * 2 + 1] = y + normal(draw) * noise;
    labels[i] = label;
  }
  return { points, labels };
}
