import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { blockDefinition } from '../nodes/catalogue.ts';
import { blockDefinitions } from '../nodes/index.ts';
import { trainsOn } from './blocks.ts';
import { engineLine } from './engineLine.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'layerloom-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command line as a person does, in a process of its own. */
function layerloom(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('node', ['bin/layerloom.js', ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function fileWith(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** The `mlp` template with one of its blocks changed. */
function mlpWith(change: (block: { type: string; params: Record<string, unknown> }) => void): string {
  const project = JSON.parse(readFileSync('templates/mlp.json', 'utf8'));
  for (const block of Object.values<{ type: string; params: Record<string, unknown> }>(project.main.blocks))
    change(block);
  return JSON.stringify(project);
}

describe('wrong usage', () => {
  it.each([
    [[], /A command is missing/],
    [['fly'], /There is no command “fly”/],
    [['toString'], /There is no command “toString”/],
    [['inspect'], /FILE is missing/],
    [['inspect', 'a.json', 'b.json'], /One FILE at a time/],
    [['inspect', 'templates/mlp.json', '--jsn'], /--jsn/],
    [['train', 'templates/mlp.json', '--epochs', 'three'], /--epochs takes a whole number from 1 to 100000/],
    [
      ['train', 'templates/mlp.json', '--backend', 'gpu'],
      /--backend is one of auto, static, wasm, webgpu, webgl, cpu,/,
    ],
    [['train', 'templates/mlp.json', '--backend', 'webgl'], /webgl needs a browser/],
    [['export', 'templates/mlp.json', '--target', 'keras', '--out', 'x'], /keras is not in this version; use/],
    [['export', 'templates/mlp.json', '--target', 'typescript'], /--out DIR is missing/],
    [['import'], /MODEL is missing/],
    [['predict', 'a.json'], /predict is not in this version; use/],
  ])('%j is refused with exit code 2, and says so on stderr alone', (args, sentence) => {
    const { status, stdout, stderr } = layerloom(...args);
    expect(stderr).toMatch(sentence);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});

describe('import', () => {
  const model = {
    class_name: 'Sequential',
    config: {
      name: 'tiny',
      layers: [
        { class_name: 'Dense', config: { name: 'hidden', units: 3, activation: 'relu', batch_input_shape: [null, 2] } },
        { class_name: 'Dense', config: { name: 'scores', units: 2, activation: 'softmax' } },
      ],
    },
    keras_version: '2.9.0',
  };

  it('makes a project that inspect reads', () => {
    const out = path.join(folder, 'tiny.layerloom.json');
    expect(layerloom('import', fileWith('tiny.json', JSON.stringify(model)), '-o', out)).toEqual({ status: 0, stdout: '', stderr: '' }); // prettier-ignore
    const { status, stdout } = layerloom('inspect', out, '--json');
    const [inspected] = (JSON.parse(stdout) as { models: { name: string; totalParams: number }[] }).models;
    expect({ status, ...inspected }).toMatchObject({ status: 0, name: 'tiny', totalParams: 17 });
  });

  it('gives the project on stdout where no file is named, and says what has no place', () => {
    const odd = JSON.stringify(model).replace(
      '"Dense","config":{"name":"hidden"',
      '"Holographic","config":{"name":"hidden"',
    );
    const { status, stdout, stderr } = layerloom('import', fileWith('odd.json', odd));
    expect((JSON.parse(stdout) as { format: string }).format).toBe('layerloom');
    expect(stderr).toMatch(/No block is called Holographic/);
    expect(status).toBe(1);
  });

  it('is asked for by commands that need a project', () => {
    const { status, stderr } = layerloom('inspect', fileWith('model.json', JSON.stringify(model)));
    expect(stderr).toMatch(
      /is not a Layerloom project but a Keras model\. Make a project of it first: layerloom import/,
    );
    expect(status).toBe(1);
  });
});

describe('blocks', () => {
  it('gives every block with its parameters as JSON Schema', () => {
    const { status, stdout } = layerloom('blocks', '--json');
    expect(status).toBe(0);
    const all = JSON.parse(stdout) as { type: string; role: string; trainsOn: readonly string[] }[];
    expect(all.map(({ type }) => type)).toEqual(blockDefinitions.map(({ type }) => type));
    const conv2d = all.find((block) => block.type === 'conv2d');
    expect(conv2d).toMatchObject({
      category: 'convolution',
      aliases: expect.arrayContaining(['nn.Conv2d']),
      reference: 'https://keras.io/api/layers/convolution_layers/convolution2d/',
      parameters: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
        additionalProperties: false,
        properties: {
          filters: { type: 'integer', minimum: 1 },
          kernelSize: { type: 'array', minItems: 2, maxItems: 2, items: { type: 'integer', minimum: 1 } },
          padding: { type: 'string', enum: ['valid', 'same'] },
        },
      },
      ports: { inputs: [{ kind: 'tensor', rank: 3 }], outputs: [{ kind: 'tensor' }] },
      trainsOn: ['static', 'wasm', 'webgpu', 'webgl', 'cpu'],
    });
  });
});

describe('where a block can train', () => {
  it('leaves the static engine out for layers that it does not have', () => {
    expect(trainsOn(blockDefinition('conv2d')!, ['conv2d'])).toContain('static');
    expect(trainsOn(blockDefinition('conv2d')!, ['dense'])).toEqual(['wasm', 'webgpu', 'webgl', 'cpu']);
    expect(trainsOn(blockDefinition('updateStep')!, [])).toContain('static');
  });
});

describe('inspect', () => {
  it.each([
    ['mlp', 52_650],
    ['cnn', 225_034],
  ])('counts the parameters of %s: %i', (template, params) => {
    const { status, stdout } = layerloom('inspect', `templates/${template}.json`, '--json');
    const { models, diagnostics } = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(diagnostics).toEqual([]);
    expect(models).toHaveLength(1);
    expect(models[0]).toMatchObject({ totalParams: params, trainableParams: params });
    expect(models[0].outputs).toEqual([[null, 10]]);
    const sum = models[0].layers.reduce((total: number, layer: { params: number }) => total + layer.params, 0);
    expect(sum).toBe(params);
  });

  it('gives the diagnostics of a broken project, words and all, and exit code 1', () => {
    const text = mlpWith(({ type, params }) => {
      if (type === 'dense') params['units'] = 0;
    });
    const { status, stdout, stderr } = layerloom('inspect', fileWith('broken.json', text), '--json');
    expect(status).toBe(1);
    const [first] = JSON.parse(stdout).diagnostics;
    expect(first).toMatchObject({
      code: 'param/range',
      severity: 'error',
      title: expect.stringContaining('Units is 0'),
    });
    expect(stderr).toContain('Units is 0');
  });

  it('names both blocks where shapes clash', () => {
    const text = mlpWith(({ type, params }) => {
      if (type === 'dense' && params['units'] === 10) params['units'] = 12;
    });
    const { stdout, stderr } = layerloom('inspect', fileWith('clash.json', text), '--json');
    const [first] = JSON.parse(stdout).diagnostics;
    expect(first).toMatchObject({
      code: 'loss/shape',
      from: [
        { port: 'output', into: 'predictions', type: { shape: [12] } },
        { block: 'digits', port: 'labels', into: 'labels', type: { shape: [10] } },
      ],
    });
    expect(stderr).toMatch(/, fed by “.+” \(dense\) with \[12\] and “.+” \(digits\) with \[10\]: /);
  });

  it.each([
    ['not JSON', '{"format": "layerloom", '],
    ['another program’s file', '{"nodes": [], "edges": []}'],
    ['empty', ''],
  ])('refuses a file that is %s with one sentence', (_what, text) => {
    const { status, stdout, stderr } = layerloom('inspect', fileWith('bad.json', text), '--json');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/ at .*\.ts:\d+/);
  });

  it('says that a file is not there', () => {
    const { status, stderr } = layerloom('inspect', 'nowhere.json');
    expect(status).toBe(1);
    expect(stderr).toBe('There is no file nowhere.json.\n');
  });
});

describe('train', () => {
  it('prints one JSON event a line, the same for the same seed, and saves models that load', async () => {
    const saved = path.join(folder, 'saved');
    const args = ['train', 'templates/spiral.json', '--epochs', '2', '--seed', '7', '--backend', 'cpu', '--json'];
    const { status, stdout } = layerloom(...args, '--save', saved);
    expect(status).toBe(0);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const choice = { backend: 'cpu', threads: 1, why: 'asked' };
    expect(events[0]).toMatchObject({ event: 'start', seed: 7, epochs: 2, backend: 'cpu', choice });
    expect(events.filter(({ event }) => event === 'epoch')).toHaveLength(2);
    expect(events.filter(({ event }) => event === 'batch').length).toBeLessThanOrEqual(42);
    expect(events.at(-1)).toMatchObject({ event: 'end', reason: 'finished' });

    const scores = (text: string) => text.match(/"scores":\{[^}]*\}/g);
    expect(scores(layerloom(...args).stdout)).toEqual(scores(stdout));

    const { modelTopology, weightsManifest } = JSON.parse(
      readFileSync(path.join(saved, 'spiral', 'model.json'), 'utf8'),
    );
    expect(modelTopology.class_name).toMatch(/Model|Functional|Sequential/);
    const numbers = weightsManifest[0].weights.map(({ shape }: { shape: number[] }) =>
      shape.reduce((a, b) => a * b, 1),
    );
    const bytes = readFileSync(path.join(saved, 'spiral', 'weights.bin')).byteLength;
    expect(bytes).toBe(4 * numbers.reduce((a: number, b: number) => a + b, 0));
  });

  it('says in one line which engine it takes, and why', () => {
    const { status, stderr } = layerloom('train', 'templates/spiral.json', '--epochs', '1');
    expect(status).toBe(0);
    expect(stderr).toMatch(/^Engine: WebAssembly(, \d threads)?, the .+ tried \([\d,]+ samples\/s\)$/m);
  });

  it('names the block that keeps a project from the static engine', () => {
    const uncovered = { block: 'up_2', graph: 'main', reason: 'bilinear interpolation' };
    const line = engineLine({ backend: 'wasm', threads: 1, why: 'asked', trials: [], uncovered });
    expect(line).toContain('as asked; the block up_2 keeps it from the static engine: bilinear interpolation');
  });

  it('refuses to train a broken project, saying why', () => {
    const text = mlpWith((block) => {
      if (block.type === 'dense') block.params['units'] = 1_000_000_000;
    });
    const { status, stdout, stderr } = layerloom('train', fileWith('absurd.json', text), '--json');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/budget\//);
  });
});

describe('export', () => {
  it('writes a project of TypeScript', () => {
    const out = path.join(folder, 'exported');
    const { status } = layerloom('export', 'templates/mlp.json', '--target', 'typescript', '--out', out);
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(path.join(out, 'package.json'), 'utf8'))).toHaveProperty('scripts');
  });
});

describe('open', () => {
  it('serves nothing outside of the built app', async () => {
    const { fileFor } = await import('./open.ts');
    expect(fileFor('/../package.json')).toBeNull();
    expect(fileFor('/%2e%2e/package.json')).toBeNull();
    expect(fileFor('/..%2fpackage.json')).toBeNull();
    expect(fileFor('/%00.json')).toBeNull();
    expect(fileFor('/%')).toBeNull();
  });
});
