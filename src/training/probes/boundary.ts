import { samplesOf, range, splitSize } from '../feed.ts';
import type { Batch } from '../../engine/program.ts';
import { classNumbers, winnersOf } from './numbers.ts';
import type { Probe, ProbeContext } from './probe.ts';
import { classifierOf, type Classifier } from './structure.ts';

/** Cells along one side. */
const size = 64;
const mostPoints = 400;

/** Which class each place of the plane belongs to, for models of points. */
export const boundary: Probe = {
  name: 'boundary',
  within: true,
  begin(context) {
    const classifier = classifierOf(context.plan);
    if (!classifier) return async () => null;
    const points = trainingPoints(context, classifier);
    const farthest = points.reduce((most, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), 0);
    const extent = Math.max(1, Math.ceil(farthest * 10.5) / 10);
    const grid = gridBatch(classifier, extent);
    return async () => {
      const { data } = await context.program.value(classifier.scores, grid);
      const winners = winnersOf(data, data.length / (size * size), classifier.loss.args['fromLogits'] === true);
      return { probe: 'boundary', size, extent, classes: classifier.classes, ...winners, points };
    };
  },
};

function trainingPoints(context: ProbeContext, { source, input, labels }: Classifier) {
  const count = Math.min(mostPoints, splitSize(context.datasets, 'train'));
  const columns = samplesOf(context.plan, context.datasets, 'train', range(0, count))[source.name];
  const at = columns?.[input.port]?.data ?? [];
  const classes = classNumbers(columns?.[labels.port]?.data ?? [], count);
  return classes.map((label, i) => ({ x: at[2 * i] ?? 0, y: at[2 * i + 1] ?? 0, label }));
}

/** The middles of all cells, the top row first; the scores depend on no other port. */
function gridBatch({ source, input }: Classifier, extent: number): Batch {
  const data = new Float32Array(size * size * 2);
  const middle = (cell: number) => ((cell + 0.5) / size) * 2 * extent - extent;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) data.set([middle(column), -middle(row)], (row * size + column) * 2);
  }
  return { [source.name]: { [input.port]: { data, shape: [size * size, 2], dtype: 'float32' } } };
}
