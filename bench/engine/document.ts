import { format, resolveConfig } from 'prettier';
import { table } from '../../scripts/generate/file.ts';
import type { Place } from './contestants.ts';
import type { Machine } from './machine.ts';
import { scaledEngines, type NetReport, type ScalingReport } from './measure.ts';
import { netLabels } from './nets.ts';
import { verdicts, type Verdict } from './verdicts.ts';

interface Measured {
  readonly machine: Machine;
  readonly reports: readonly NetReport[];
  readonly scaling: readonly ScalingReport[];
  readonly rounds: number;
}

/** `docs/performance.md`: every figure from one run. */
export async function performancePage(measured: Measured): Promise<string> {
  const sections = [
    '# Performance',
    opening(measured.machine),
    '## At a glance',
    glance(measured.reports),
    '## How it was measured',
    method(measured.rounds),
    '## Every engine',
    ...measured.reports.map(netSection),
    '## How time grows',
    growthText,
    ...measured.scaling.map(growthTable),
  ];
  return format(sections.join('\n\n'), { ...(await resolveConfig('docs/performance.md')), parser: 'markdown' });
}

function opening({
  processor,
  cores,
  memoryGb,
  system,
  chromium,
  node,
  tensorflowJs,
  tensorflow,
  date,
}: Machine): string {
  const native = tensorflow === undefined ? 'native TensorFlow was not measured' : `native TensorFlow ${tensorflow}`;
  return `How fast nets train, written by \`npm run bench -- --engine --native --write\` on ${date}: one run, on one machine.

- ${processor}, ${cores} cores, ${memoryGb} GB, ${system}
- Chromium ${chromium}, Node ${node}, TensorFlow.js ${tensorflowJs}, ${native}

Another machine gives other numbers of samples a second; the ratios are what to compare.`;
}

const headings: Readonly<Record<Verdict['against'], string>> = {
  stock: 'against the best stock TensorFlow.js',
  ceiling: 'share of the SIMD ceiling, one thread',
  native: 'against native TensorFlow',
};

function glance(reports: readonly NetReport[]): string {
  const kinds = Object.keys(headings) as Verdict['against'][];
  const rows = reports.map((report) => {
    const all = verdicts(report, 'chromium');
    return [
      netLabels[report.net],
      rate(bestOfOurs(report)),
      ...kinds.map((kind) => cell(all.find(({ against }) => against === kind))),
    ];
  });
  return `${table(['net', 'samples a second', ...kinds.map((kind) => headings[kind])], rows)}

In Chromium, by the quickest of our engines. In brackets what has to be reached at least.`;
}

function bestOfOurs({ timings, samples }: NetReport): number | undefined {
  const ours = timings.filter(({ place, engine }) => place === 'chromium' && !engine.startsWith('stock'));
  return ours.length === 0 ? undefined : samples * Math.max(...ours.map(({ best }) => best));
}

function cell(verdict: Verdict | undefined): string {
  if (!verdict) return '';
  const { against, value, floor } = verdict;
  const show = (ratio: number) => (against === 'ceiling' ? `${Math.round(100 * ratio)} %` : `${rate(ratio)}x`);
  if (floor === undefined) return show(value);
  return value >= floor ? `${show(value)} (${show(floor)})` : `**${show(value)}** (${show(floor)}, missed)`;
}

function method(rounds: number): string {
  return `Each engine trains each net on one batch that stays in memory, in a thread or process of its own that does nothing while it
waits: a worker of a cross-origin isolated page in Chromium, a child process in Node and for native TensorFlow. They take
turns: ${rounds} rounds, in each of which every engine trains for half a second and at least two steps, after 0.6 s of warming up.
An engine whose step takes longer than two seconds has one turn, and one whose step takes five the step it warmed up with. The quickest slice counts, because it is the one that other programs of the
machine disturbed least; the median and the slowest stand beside it.

- **static** is the plan as a WebAssembly program (\`src/engine/program/\`), **wasm with our kernels** is TensorFlow.js on its wasm backend
  with our kernels in it (\`src/engine/tfjs/\`). Both train through \`Program.train\`, which copies the batch in and reads the
  scores out at each step, as the app does.
- **stock** is TensorFlow.js alone, in production mode, on tensors that stay, by \`optimizer.minimize\` or \`model.trainOnBatch\`,
  whichever is quicker. Without a graphics card WebGL is a program too, named in the tables. Its wasm backend has one thread on
  two cores, and lacks gradients of convolutions and embeddings.
- **TensorFlow** is Keras on the same cores (\`bench/native/\`), one \`tf.function\` a step, as a graph or compiled by XLA,
  whichever is quicker. *Many steps a call* loops over steps inside the graph, which spares it Python; the comparison is with a call a step,
  since ours is called once a step too.
- **The SIMD ceiling** is the higher of two loops in WebAssembly, in the same rounds: products and sums on registers alone, and a product of
  two 512 x 512 matrices in tiles of 4 x 8; with multiply-adds in one instruction (relaxed SIMD) where the engine knows it, as our kernels have
  them. WebAssembly's vectors have 128 bits; native code uses those of 256 or 512, and
  that much is out of reach.
- **Operations of a step** count the multiply-adds of matrix products and convolutions, forward and for both gradients, as two
  each; those of padding do not count, since our kernels leave them out where there are many. The first layer's input has no gradient. Nothing else counts, so that the share of the ceiling is a share of all time.
- The optimizer is Adam with so small a rate that the net stays as it is: numbers that sank below what floats hold at
  full speed would slow every engine down in its own way.`;
}

function netSection({ net, samples, flops, timings, refusals, ceilings }: NetReport): string {
  const order: readonly Place[] = ['chromium', 'node', 'native'];
  const rows = order.flatMap((place) =>
    timings
      .filter((timing) => timing.place === place)
      .map(({ engine, note, best, median, worst }) => [
        place,
        engine,
        rate(best * samples),
        `${rate(median * samples)} (${rate(worst * samples)})`,
        rate(1000 / best),
        rate((best * flops) / 1e9),
        note,
      ]),
  );
  const header = ['where', 'engine', 'samples a second', 'median (slowest)', 'ms a step', 'GFLOP/s', 'how'];
  const limits = Object.entries(ceilings).map(([place, value]) => `${rate(value / 1e9)} GFLOP/s in ${place}`);
  const missing = refusals.map(({ place, engine, reason }) => `- No ${engine} in ${place}: ${reason}`);
  return [
    `### ${netLabels[net]}`,
    `${rate(flops / 1e6)} million operations a step; the SIMD ceiling is ${limits.join(', ')}.`,
    table(header, rows),
    missing.join('\n'),
  ].join('\n\n');
}

const growthText = `Milliseconds of a training step of a dense net in Chromium, one thread: 64 samples, four layers of 128 units, and one of these
changed at a time.`;

function growthTable({ axis, points }: ScalingReport): string {
  const rows = points.map(({ dense: [batch, width, depth], flops, rates }) => {
    const [ours, stock] = scaledEngines.map((engine) => rates[engine]);
    return [
      String({ batch, width, depth }[axis]),
      rate(flops / 1e6),
      rate(ours && 1000 / ours),
      rate(stock && 1000 / stock),
      ours && stock ? `${rate(ours / stock)}x` : '',
      rate(ours && (ours * flops) / 1e9),
    ];
  });
  return table([axis, 'MFLOP a step', 'static, ms', 'stock wasm, ms', 'ratio', 'static, GFLOP/s'], rows);
}

/** Three digits that mean something. */
function rate(value: number | undefined): string {
  return value === undefined ? '' : Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 6 });
}
