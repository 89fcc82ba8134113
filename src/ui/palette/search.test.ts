import { beforeAll, describe, expect, it } from 'vitest';
import { loadLanguage } from '../i18n/language.ts';
import { matchBlock, searchBlocks, type SearchedBlock } from './search.ts';

const dense: SearchedBlock = {
  type: 'dense',
  label: 'Dense',
  category: 'core',
  aliases: ['Linear', 'nn.Linear', 'FC'],
};
const batch: SearchedBlock = {
  type: 'batchNormalization',
  label: 'Batch Normalization',
  category: 'normalization',
  aliases: ['nn.BatchNorm2d', 'BN'],
};
const blocks: readonly SearchedBlock[] = [
  { type: 'separableConv2d', label: 'Separable Conv 2D', category: 'convolution', aliases: ['Xception'] },
  { type: 'conv2dTranspose', label: 'Conv 2D Transpose', category: 'convolution', aliases: ['Deconvolution'] },
  { type: 'conv2d', label: 'Conv 2D', category: 'convolution', aliases: ['Convolution2D', 'nn.Conv2d'] },
  { type: 'activation', label: 'Activation', category: 'activation', aliases: ['linear'] },
  dense,
  batch,
];
const found = (query: string, locale: 'en' | 'zh' = 'en') =>
  searchBlocks(blocks, query, locale).map(({ block, match }) =>
    match.alias === null ? block.type : `${block.type} (${match.alias})`,
  );

beforeAll(() => loadLanguage('zh'));

describe('the search for blocks', () => {
  it('leaves everything as it is while nothing is typed', () => {
    expect(found(' ')).toEqual(blocks.map(({ type }) => type));
  });

  it('puts the exact name first, then its beginning, the beginning of a word, and its inside', () => {
    expect(found('conv2d')).toEqual(['conv2d', 'conv2dTranspose', 'separableConv2d']);
    expect(found('conv')).toEqual(['conv2dTranspose', 'conv2d', 'separableConv2d']);
    expect(found('ense')).toEqual(['dense']);
  });

  it('finds by what other libraries and papers say, and tells which name it was', () => {
    expect(found('nn.linear')).toEqual(['dense (nn.Linear)']);
    expect(found('fc')).toEqual(['dense (FC)']);
    expect(found('deconv')).toEqual(['conv2dTranspose (Deconvolution)']);
  });

  it('takes the own name before another name as close', () => {
    expect(matchBlock(dense, 'dense', 'en')?.alias).toBeNull();
    expect(matchBlock({ ...dense, aliases: ['Dense', 'Densely connected'] }, 'dense', 'en')?.alias).toBeNull();
    expect(found('linear')).toEqual(['activation (linear)', 'dense (Linear)']);
  });

  it('takes a word of the label before the beginning of another name', () => {
    const pool: SearchedBlock = { type: 'maxPooling2d', label: 'Max pool', category: 'pooling' };
    const reduce: SearchedBlock = { type: 'reduce', label: 'Reduce', category: 'tensor', aliases: ['pool an axis'] };
    expect(searchBlocks([reduce, pool], 'pool', 'en').map(({ block }) => block.type)).toEqual([
      'maxPooling2d',
      'reduce',
    ]);
  });

  it('minds neither case nor spaces nor signs', () => {
    for (const query of ['batchnorm', 'Batch norm', 'BATCH-NORM', 'batch_norm']) {
      expect(found(query), query).toEqual(['batchNormalization']);
    }
    expect(found('batchnorm2d')).toEqual(['batchNormalization (nn.BatchNorm2d)']);
  });

  it('takes words in any order', () => {
    expect(found('transpose conv')).toEqual(['conv2dTranspose']);
    expect(found('transpose pool')).toEqual([]);
  });

  it('finds one letter only where a word begins with it', () => {
    expect(found('x')).toEqual(['separableConv2d (Xception)']);
    expect(found('z')).toEqual([]);
  });

  it('finds a whole category by its name, behind everything else', () => {
    expect(found('normalise')).toEqual(['batchNormalization']);
    expect(found('convolution')).toEqual([
      'conv2d (Convolution2D)',
      'conv2dTranspose (Deconvolution)',
      'separableConv2d',
    ]);
  });

  it('finds by the names of both languages on a Chinese page', () => {
    expect(found('全连接', 'zh')).toEqual(['dense']);
    expect(found('dense', 'zh')).toEqual(['dense']);
  });
});
