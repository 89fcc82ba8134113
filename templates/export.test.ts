import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../src/compiler/compile.ts';
import type { Plan } from '../src/compiler/plan.ts';
import { codeLines } from '../src/compiler/targets/typescript/exportTypeScript.ts';
import type { BackendName } from '../src/engine/backend.ts';
import type { Split } from '../src/data/dataset.ts';
import { typeErrors, unformatted, writeExport, type Exported } from './exported.ts';
import { templates, type TemplateId } from './index.ts';
import { expectSameNumbers } from './sameNumbers.ts';

interface SmallRun {
  readonly samples: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly backend: Exclude<BackendName, 'static'>;
  /** The split to score, where that is quick. */
  readonly held?: Split;
}

/** Runs of a few seconds. The plain CPU backend takes minutes for the convolutions of the GAN. */
const small: Readonly<Record<TemplateId, SmallRun>> = {
  mlp: { samples: 100, batchSize: 16, epochs: 2, backend: 'cpu', held: 'validation' },
  cnn: { samples: 8, batchSize: 3, epochs: 1, backend: 'cpu' },
  rnn: { samples: 20, batchSize: 8, epochs: 2, backend: 'cpu' },
  gan: { samples: 20, batchSize: 8, epochs: 2, backend: 'wasm' },
  spiral: { samples: 200, batchSize: 32, epochs: 3, backend: 'cpu', held: 'test' },
  lenet: { samples: 12, batchSize: 4, epochs: 1, backend: 'cpu' },
  resnet: { samples: 4, batchSize: 2, epochs: 1, backend: 'cpu' },
  mobilenet: { samples: 8, batchSize: 4, epochs: 1, backend: 'cpu' },
  unet: { samples: 4, batchSize: 2, epochs: 1, backend: 'cpu' },
  vit: { samples: 40, batchSize: 8, epochs: 1, backend: 'cpu' },
  bilstm: { samples: 16, batchSize: 8, epochs: 1, backend: 'cpu' },
  seq2seq: { samples: 64, batchSize: 16, epochs: 2, backend: 'cpu' },
  gpt: { samples: 16, batchSize: 8, epochs: 1, backend: 'cpu' },
};

function smallPlan(id: TemplateId): Plan {
  const plan = planOf(id);
  const { samples, batchSize, epochs } = small[id];
  return {
    ...plan,
    run: { ...plan.run, batchSize, epochs },
    sources: plan.sources.map((source) => ({
      ...source,
      source:
        source.source.kind === 'dataset'
          ? { ...source.source, options: { ...source.source.options, samples } }
          : source.source,
    })),
  };
}

function planOf(id: TemplateId): Plan {
  const { plan, diagnostics } = compile(templates.find((template) => template.id === id)!.project);
  if (!plan) throw new Error(`The template does not compile: ${JSON.stringify(diagnostics)}`);
  return plan;
}

describe.each(templates.map(({ id }) => id))('the exported %s', (id) => {
  let exported: Exported;
  beforeAll(() => {
    exported = writeExport(smallPlan(id));
  });
  afterAll(() => exported.remove());

  it('is formatted', async () => {
    expect(await unformatted(exported.files)).toEqual([]);
  });

  it('has the types that strict TypeScript asks for', () => {
    expect(typeErrors(exported.root)).toBe('');
  });

  it('gives the numbers of the app', async () => {
    await expectSameNumbers(smallPlan(id), exported, small[id].backend, small[id].held);
  });

  it('tells which lines are which block', () => {
    const plan = smallPlan(id);
    const rows = exported.files[0]!.text.split('\n');
    const lines = codeLines(plan);
    for (const { layers, composites = [] } of plan.models) {
      for (const { name, graph, block } of layers) {
        const own = lines.filter((one) => one.graph === graph && one.block === block);
        const texts = own.map(({ start, end }) => rows.slice(start - 1, end).join('\n'));
        const composite = composites.find((one) => one.block === block);
        // A composite's function is called in one place, with the name, and written in another.
        if (composite && texts[0]!.includes(`name: '${composite.name}'`)) {
          expect(texts).toHaveLength(2);
          expect(texts[1]).toContain(`name: \`\${name}${name.slice(composite.name.length)}\``);
        } else {
          const saying = texts.filter((text) => text.includes(`name: '${name}'`));
          expect(saying).toHaveLength(1);
          expect(saying[0]!.match(/name: '/g)).toHaveLength(1);
        }
      }
    }
    const blocks = plan.models.flatMap(({ layers }) => layers.map(({ block }) => block));
    expect(new Set(lines.map(({ block }) => block))).toEqual(new Set(blocks));
  });
});

it('runs in Node with the project’s own start command', () => {
  const exported = writeExport(smallPlan('spiral'));
  const command = ['node_modules/tsx/dist/cli.mjs', 'start.ts', '--epochs', '2'];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { cwd: exported.root, encoding: 'utf8' });
  exported.remove();
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('Total params: 354');
  expect(stdout).toMatch(/epoch 2 of 2 \| loss 0\.\d{4}, accuracy 0\.\d{4} \| validation: loss 0\.\d{4}/);
});
