import { describe, expect, it } from 'vitest';
import type { EpochEvent, StartEvent } from '../../training/protocol.ts';
import { buildChart, chartKinds, runUnit } from './series.ts';

const start: StartEvent = {
  kind: 'start',
  backend: 'cpu',
  choice: { backend: 'cpu', threads: 1, why: 'asked', trials: [] },
  epochs: 4,
  batchesPerEpoch: 10,
  batchSize: 32,
  seed: 1,
  trainSamples: 320,
  validationSamples: 64,
  params: 10,
};
const epochs: EpochEvent[] = [0, 1].map((epoch) => ({
  kind: 'epoch',
  epoch,
  train: { ce: 1, 'ce/accuracy': 0.6 },
  validation: { ce: 0.9 - 0.3 * epoch, 'ce/accuracy': 0.65 + 0.1 * epoch },
  ms: 10,
}));
const losses = Array.from({ length: 25 }, (_, batch) => 2 / (batch + 1));

describe('chartKinds', () => {
  it('puts losses first and gathers a metric of every loss', () => {
    expect(chartKinds({ 'ce/accuracy': 1, ce: 2 }, { ce: 'Cross-entropy' })).toEqual([
      { measure: 'loss', series: [{ name: 'ce', label: 'Cross-entropy' }] },
      { measure: 'accuracy', series: [{ name: 'ce/accuracy', label: 'Cross-entropy' }] },
    ]);
  });

  it('names a loss it does not know by its identifier', () => {
    expect(chartKinds({ gan_loss_generator: 1 }, {})[0]?.series[0]?.label).toBe('gan loss generator');
  });
});

it('reads runs of several losses by the step', () => {
  expect(runUnit({ ce: 1, 'ce/accuracy': 1 })).toBe('epoch');
  expect(runUnit({ d: 1, g: 1 })).toBe('step');
});

describe('buildChart', () => {
  const chart = buildChart(
    { measure: 'loss', series: [{ name: 'ce', label: 'CE' }] },
    { start, epochs, unit: 'epoch', column: () => losses },
    'log',
    300,
  );

  it('has a training and a validation line in the frame of the whole run', () => {
    expect(chart.lines.map((line) => line.label)).toEqual([{ part: 'train' }, { part: 'validation' }]);
    expect(chart.x.domain).toEqual([0, 4]);
    expect(chart.unit).toBe('epoch');
  });

  it('stands where the run is', () => {
    expect(chart.now).toBeCloseTo(2.5, 12);
    expect(chart.lines[0]?.raw.at(-1)).toEqual({ x: 2.5, y: 2 / 25 });
    expect(chart.lines[1]?.points).toEqual([
      { x: 1, y: 0.9 },
      { x: 2, y: 0.6000000000000001 },
    ]);
  });

  it('tells the value at a place of the axis', () => {
    const validation = chart.lines[1];
    expect(validation?.at(0.5)).toBeUndefined();
    expect(validation?.at(1.7)).toBe(0.9);
    expect(chart.lines[0]?.at(0.1)).toBeCloseTo(2, 12);
  });

  it('counts steps, one line for each loss, where there are several', () => {
    const gan = buildChart(
      {
        measure: 'loss',
        series: [
          { name: 'd', label: 'discriminator' },
          { name: 'g', label: 'generator' },
        ],
      },
      { start, epochs: [], unit: 'step', column: () => losses },
      'linear',
      300,
    );
    expect(gan.unit).toBe('step');
    expect(gan.x.domain).toEqual([0, 40]);
    expect(gan.now).toBe(25);
    expect(gan.lines.map((line) => line.label)).toEqual([{ loss: 'discriminator' }, { loss: 'generator' }]);
    expect(new Set(gan.lines.map((line) => line.dash)).size).toBe(2);
  });

  it('cuts the axis of accuracy once validation has passed 70 %', () => {
    const share = { measure: 'accuracy', series: [{ name: 'ce/accuracy', label: 'CE' }] };
    const column = (): number[] => losses.map(() => 0.9);
    expect(
      buildChart(share, { start, epochs: epochs.slice(0, 1), unit: 'epoch', column }, 'linear', 300).y.domain,
    ).toEqual([0, 1]);
    expect(buildChart(share, { start, epochs, unit: 'epoch', column }, 'linear', 300).y.domain).toEqual([0.7, 1]);
  });

  it('draws nothing where there is nothing', () => {
    expect(buildChart(chart.kind, { start, epochs: [], unit: 'epoch', column: () => [] }, 'log', 300).lines).toEqual(
      [],
    );
  });
});
