import type { Project } from '../src/graph/project.ts';
import bilstm from './bilstm.json' with { type: 'json' };
import cnn from './cnn.json' with { type: 'json' };
import gan from './gan.json' with { type: 'json' };
import gpt from './gpt.json' with { type: 'json' };
import lenet from './lenet.json' with { type: 'json' };
import mlp from './mlp.json' with { type: 'json' };
import mobilenet from './mobilenet.json' with { type: 'json' };
import resnet from './resnet.json' with { type: 'json' };
import rnn from './rnn.json' with { type: 'json' };
import seq2seq from './seq2seq.json' with { type: 'json' };
import spiral from './spiral.json' with { type: 'json' };
import unet from './unet.json' with { type: 'json' };
import vit from './vit.json' with { type: 'json' };

/** A starter project in the gallery. */
export interface Template {
  /** File name without its ending, and what the command line calls it. */
  readonly id: TemplateId;
  /** One line on what it shows. */
  readonly summary: { readonly en: string; readonly zh: string };
  readonly group: 'start' | 'images' | 'sequences' | 'generative';
  readonly project: Project;
}

export type TemplateId =
  | 'mlp'
  | 'cnn'
  | 'rnn'
  | 'gan'
  | 'spiral'
  | 'lenet'
  | 'resnet'
  | 'mobilenet'
  | 'unet'
  | 'vit'
  | 'bilstm'
  | 'seq2seq'
  | 'gpt';

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
  {
    id: 'lenet',
    summary: { en: 'The net that read cheques in 1998', zh: '1998 年识别支票的网络' },
    group: 'images',
    project: project(lenet),
  },
  {
    id: 'resnet',
    summary: { en: 'Skip connections: 20 layers that still learn', zh: '跳跃连接：二十层依然能学' },
    group: 'images',
    project: project(resnet),
  },
  {
    id: 'mobilenet',
    summary: { en: 'Few weights and little work, for phones', zh: '权重少、计算少，适合手机' },
    group: 'images',
    project: project(mobilenet),
  },
  {
    id: 'unet',
    summary: { en: 'Down, up and across: noise out, digit in', zh: '下行、上行与横接：去掉噪声' },
    group: 'images',
    project: project(unet),
  },
  {
    id: 'vit',
    summary: { en: 'Patches of an image as words of a sentence', zh: '把图像的小块当作句子的词' },
    group: 'images',
    project: project(vit),
  },
  {
    id: 'bilstm',
    summary: { en: 'A review read word by word, both ways', zh: '逐词、双向地读一条短评' },
    group: 'sequences',
    project: project(bilstm),
  },
  {
    id: 'seq2seq',
    summary: { en: 'Reads a sum, writes the answer', zh: '读一道加法，写出答案' },
    group: 'sequences',
    project: project(seq2seq),
  },
  {
    id: 'gpt',
    summary: { en: 'Two causal blocks that write like Melville', zh: '两个因果块，写得像梅尔维尔' },
    group: 'sequences',
    project: project(gpt),
  },
];
