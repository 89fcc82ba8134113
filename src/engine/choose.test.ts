import { beforeAll, describe, expect, it, vi } from 'vitest';

import { chooseEngine, type Sample } from './choose.ts';
import { useInstalledWasm } from './nodeWasmFiles.ts';
import { layer, model, smallNets, supervised, tensor } from './testPlans.ts';

beforeAll(useInstalledWasm);

/** A card that is there, and that nothing starts on. */
vi.mock('./graphics.ts', () => ({ hasWebglCard: () => card.here, hasWebgpuCard: async () => false }));
const card = { here: false };

function sampleOf(name: string) {
  const { plan, batch } = smallNets[name]!();
  const sample: Sample = { batchFor: () => batch, samples: 6 };
  return { plan, batch, sample };
}

describe('left to choose', () => {
  it.each(Object.keys(smallNets))('takes the static engine for the %s, and says how fast it is', async (name) => {
    const { plan, sample } = sampleOf(name);
    const { program, choice } = await chooseEngine(plan, 'auto', sample, { depth: 'quick' });
    expect(choice).toMatchObject({ backend: 'static', why: expect.stringMatching(/fastest|only/) });
    expect(choice.trials[0]!.samplesPerSecond).toBeGreaterThan(0);
    program.dispose();
  });

  it('leaves the program as it was before the trial, and remembers the choice', async () => {
    const { plan, batch, sample } = sampleOf('cnn');
    const tried = await chooseEngine(plan, 'auto', sample, { depth: 'quick' });
    const remembered = await chooseEngine(plan, 'auto', sample, { depth: 'quick' });
    expect(remembered.choice).toBe(tried.choice);
    for (let step = 0; step < 3; step++) {
      expect(await tried.program.train(() => batch)).toEqual(await remembered.program.train(() => batch));
    }
  });

  it('names the block that keeps a plan from the static engine, and takes TensorFlow.js for it', async () => {
    const net = model('odd', { points: tensor([2]) }, [layer('odd', 'gaussianNoise', { stddev: 1 })]);
    const plan = supervised(net, { loss: 'meanSquaredError', metrics: [] });
    const { batch } = smallNets['mlp']!();
    const points = batch['data']!['points']!;
    const sample: Sample = { batchFor: () => ({ data: { points, labels: points } }), samples: 6 };
    const { choice } = await chooseEngine({ ...plan, steps: [] }, 'auto', sample, { depth: 'quick' });
    expect(choice).toMatchObject({ backend: 'wasm', uncovered: { block: 'odd' } });
    await expect(chooseEngine({ ...plan, steps: [] }, 'static', sample, { depth: 'quick' })).rejects.toThrow(
      'The static engine cannot train the block odd: ',
    );
  });

  it('tries graphics engines when there is time, and not when someone waits', async () => {
    card.here = true;
    const { plan, sample } = sampleOf('mlp');
    const net = { ...plan, run: { ...plan.run, batchSize: 5 } };
    const tried = async (depth: 'quick' | 'full', hurry: boolean) => {
      const chosen = await chooseEngine(net, 'auto', sample, { depth, hurried: async () => hurry });
      chosen.program.dispose();
      return chosen.choice.trials.map(({ backend }) => backend);
    };
    expect(await tried('quick', false)).not.toContain('webgl');
    expect(await tried('full', true)).not.toContain('webgl');
    expect(await tried('full', false)).toContain('webgl');
    expect(await tried('quick', false)).toContain('webgl');
    card.here = false;
  });

  it('passes over engines that were lost', async () => {
    const { plan, sample } = sampleOf('mlp');
    const { choice } = await chooseEngine(plan, 'auto', sample, { depth: 'quick', without: ['static', 'wasm'] });
    expect(choice).toMatchObject({ backend: 'cpu', why: 'only' });
    const none = chooseEngine(plan, 'auto', sample, { depth: 'quick', without: ['static', 'wasm', 'cpu'] });
    await expect(none).rejects.toThrow('No engine starts here.');
  });
});

describe('asked for one', () => {
  it.each(['static', 'wasm', 'cpu'] as const)('takes %s', async (backend) => {
    const { plan, sample } = sampleOf('mlp');
    const { engine, choice } = await chooseEngine(plan, backend, sample, { depth: 'quick' });
    expect(engine.backend).toBe(backend);
    expect(choice.why).toBe('asked');
  });

  it('throws where it does not start', async () => {
    const { plan, sample } = sampleOf('mlp');
    const webgl = chooseEngine(plan, 'webgl', sample, { depth: 'quick' });
    await expect(webgl).rejects.toThrow('The webgl backend does not start here.');
  });
});

describe('a block that an engine was measured not to train', () => {
  it('is refused by its name on that engine', async () => {
    const { sample } = sampleOf('cnn');
    const volume = { ...layer('deep', 'conv3d', {}), type: 'conv3d' };
    const plan = supervised(model('odd', { points: tensor([2]) }, [volume]), { loss: 'meanSquaredError', metrics: [] });
    await expect(chooseEngine(plan, 'webgpu', sample, { depth: 'quick' })).rejects.toThrow(/webgpu .* deep \(conv3d\)/);
  });
});
