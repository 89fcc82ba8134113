import type { Project } from '../src/graph/project.ts';
import cnn from './cnn.json' with { type: 'json' };
import gan from './gan.json' with { type: 'json' };
import mlp from './mlp.json' with { type: 'json' };
import rnn from './rnn.json' with { type: 'json' };
import spiral from './spiral.json' with { type: 'json' };

/** A starter project in the gallery. */
export interface Template {
  /** File name without its ending, and what the command line calls it. */
  readonly id: TemplateId;
  /** One line on what it shows. */
  readonly summary: { readonly en: string; readonly zh: string };
  readonly group: 'start' | 'images' | 'sequences' | 'generative';
  readonly project: Project;
}

export type TemplateId = 'mlp' | 'cnn' | 'rnn' | 'gan' | 'spiral';

// A JSON import has wider types than the document (`string` for a literal): `templates.test.ts` checks every file.
const project = (json: unknown): Project => json as Project;

/** In the gallery's order; the first one is open at the first visit. */
export const templates: readonly [Template, ...Template[]] = [
  {
    id: 'mlp',
    summary: { en: 'Forward and backward passes', zh: '前向与反向传播' },
    group: 'start',
    project: project(mlp),
  },
  {
    id: 'cnn',
    summary: { en: 'Filters, feature maps, pooling', zh: '滤波器、特征图与池化' },
    group: 'images',
    project: project(cnn),
  },
  {
    id: 'rnn',
    summary: { en: 'Hidden state over time', zh: '随时间变化的隐藏状态' },
    group: 'sequences',
    project: project(rnn),
  },
  {
    id: 'gan',
    summary: { en: 'Generator against discriminator', zh: '生成器与判别器对抗' },
    group: 'generative',
    project: project(gan),
  },
  {
    id: 'spiral',
    summary: { en: 'A decision boundary that learns to bend', zh: '学会弯曲的决策边界' },
    group: 'start',
    project: project(spiral),
  },
];
