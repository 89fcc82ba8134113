import { describe, expect, it } from 'vitest';
import { compile } from '../src/compiler/compile.ts';
import { parseProject } from '../src/project/format.ts';
import { templates, type TemplateId } from './index.ts';

const totals: Readonly<Record<TemplateId, number>> = {
  // 784·64+64 + 64·32+32 + 32·10+10
  mlp: 52_650,
  // 320 + 18,496 + 204,928 + 1,290
  cnn: 225_034,
  // 75·64 + (64+128)·128+128 + 128·75+75
  rnn: 39_179,
  // generator 1,455,552 + discriminator 211,841
  gan: 1_667_393,
  // 2·16+16 + 16·16+16 + 16·2+2
  spiral: 354,
  // LeCun et al. 1998 with every map of C3 wired to all of S2, as everybody builds it: 156 + 2,416 + 48,120 + 10,164 + 850
  lenet: 61_706,
  // He et al. 2015 state 0.27 M: 272,474 with projections (option B), and 1,568 moving averages that are not trained
  resnet: 274_042,
  // 22,986 of which 1,968 are moving averages
  mobilenet: 22_986,
  // down 664 + 3,488, bottom 4,640, up 9,008 + 2,264, output 9
  unet: 20_073,
  // patches 2,400, places 768, two blocks of 18,960 each, norm 96, scores 490
  vit: 41_674,
  // 100·16 + 2 × 4 × (16 + 24 + 1) × 24 + 48+1
  bilstm: 9_521,
  // embeddings 2 × 192, LSTMs 2 × 4 × (16 + 128 + 1) × 128, scores 128·12+12
  seq2seq: 150_412,
  // characters 4,800, places 4,096, two blocks of 49,984, norm 128, scores 4,875
  gpt: 113_867,
};

describe.each(templates.map((template) => [template.id, template] as const))('%s', (id, { project }) => {
  it('is a file that opens as it is', () => {
    expect(parseProject(JSON.stringify(project))).toMatchObject({ ok: true, project });
  });

  it('compiles without a problem, ready to train', () => {
    const compiled = compile(project);
    expect(compiled.diagnostics).toEqual([]);
    expect(compiled.plan).not.toBeNull();
    expect(compiled.totals.params).toBe(totals[id]);
  });
});

it('the character model gives its state, so that it can be carried', () => {
  const rnn = compile(templates.find(({ id }) => id === 'rnn')!.project);
  expect(rnn.blocks['main']?.['simpleRNN']?.outputs.map(({ name }) => name)).toEqual(['output', 'state']);
});

it('the GAN is two update steps over two models with shared weights', () => {
  const { plan } = compile(templates.find(({ id }) => id === 'gan')!.project);
  expect(plan?.models.map(({ name }) => name)).toEqual(['generator', 'discriminator']);
  expect(plan?.calls.map(({ model }) => model).sort()).toEqual(['discriminator', 'discriminator', 'generator']);
  const [first, second] = plan?.steps ?? [];
  expect(first?.trains.every((path) => path.startsWith('discriminator/'))).toBe(true);
  expect(second?.trains.every((path) => path.startsWith('generator/'))).toBe(true);
  expect(plan?.losses.find(({ name }) => name === second?.loss)?.loss).toBe('ganGenerator');
});
