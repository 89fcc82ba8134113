import type { Place } from './contestants.ts';
import type { NetReport } from './measure.ts';
import type { NetName } from './nets.ts';
import type { Timing } from './turns.ts';

/** What training must reach at least, as ratios of one run on two cores without a graphics card. */
interface Floor {
  readonly stock: number;
  /** Absent for a net so small that products are not what it costs. */
  readonly ceiling?: number;
  readonly native: number;
}

export const floors: Readonly<Partial<Record<NetName, Floor>>> = {
  cnn: { stock: 80, ceiling: 0.55, native: 0.3 },
  mlp: { stock: 12, ceiling: 0.6, native: 1 },
  lstm: { stock: 10, ceiling: 0.35, native: 0.5 },
  dcgan: { stock: 40, ceiling: 0.45, native: 0.3 },
  toy: { stock: 120, native: 20 },
};

/** A ratio, what it compares, and what it has to be. */
export interface Verdict {
  readonly against: 'stock' | 'ceiling' | 'native';
  readonly value: number;
  readonly what: string;
  readonly floor?: number;
}

const isStock = ({ engine }: Timing): boolean => engine.startsWith('stock');
const isLooped = ({ engine }: Timing): boolean => engine.endsWith('many steps a call');

/**
 * Ours against the others in one place: the best of our engines against the best of stock TensorFlow.js and of native
 * TensorFlow, both of them a call a step, and one thread of ours against what one thread can do at most.
 */
export function verdicts(report: NetReport, place: Place): readonly Verdict[] {
  const here = report.timings.filter((timing) => timing.place === place);
  const ours = quickest(here.filter((timing) => !isStock(timing)));
  if (!ours) return [];
  const stock = quickest(here.filter(isStock));
  const native = quickest(report.timings.filter((timing) => timing.place === 'native' && !isLooped(timing)));
  const alone = here.find(({ engine }) => engine === 'static');
  const ceiling = report.ceilings[place];
  const all: (Omit<Verdict, 'floor'> | undefined)[] = [
    stock && { against: 'stock', value: ours.best / stock.best, what: `${ours.engine} to ${stock.engine}` },
    alone && ceiling
      ? { against: 'ceiling', value: (alone.best * report.flops) / ceiling, what: 'static to the SIMD ceiling' }
      : undefined,
    native && { against: 'native', value: ours.best / native.best, what: `${ours.engine} to ${native.engine}` },
  ];
  return all.flatMap((verdict) => {
    if (!verdict) return [];
    const floor = floors[report.net]?.[verdict.against];
    return [floor === undefined ? verdict : { ...verdict, floor }];
  });
}

function quickest(timings: readonly Timing[]): Timing | undefined {
  return timings.toSorted((a, b) => b.best - a.best)[0];
}
