import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { lessons } from '../../compiler/lessons/index.ts';
import { blockDefinitions } from '../../nodes/index.ts';
import { listedTypes } from '../../nodes/listed.ts';
import { isOfLayers } from '../../nodes/kit/define.ts';
import { exampleInputs } from '../../nodes/kit/example.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { arithmeticWord, blockLabel, blockSummary, paramWords, portLabel, shownName } from './blockWords.ts';
import { blocksZh, paramsZh } from './blockWords.zh.ts';
import { loadLanguage } from './language.ts';

describe('the words of blocks', () => {
  it('are there in Chinese for every block and every parameter', () => {
    const missing = blockDefinitions.flatMap(({ type, params }) => {
      const words = blocksZh[type];
      if (!words) return [type];
      return Object.keys(params)
        .filter((name) => !words.params?.[name] && !paramsZh[name])
        .map((name) => `${type}.${name}`);
    });
    expect(missing, 'blockWords.zh.ts lacks these').toEqual([]);
  });

  it('speak of no block that is not there', () => {
    const types = new Set(blockDefinitions.map(({ type }) => type));
    expect(Object.keys(blocksZh).filter((type) => !types.has(type))).toEqual([]);
  });

  it('are English until the Chinese ones have come', async () => {
    expect(blockLabel('dense', 'zh')).toBe('Dense');
    await loadLanguage('zh');
    expect(blockLabel('dense', 'zh')).toBe('全连接');
    expect(blockLabel('dense', 'en')).toBe('Dense');
  });

  it('fall back to what a newer file says', async () => {
    await loadLanguage('zh');
    expect(blockLabel('fromTheFuture', 'zh')).toBe('fromTheFuture');
    expect(blockSummary('fromTheFuture', 'zh')).toBe('');
    expect(paramWords('fromTheFuture', 'size', 'zh')).toEqual({ label: 'size', help: '' });
    expect(portLabel({ name: 'mine' }, 'zh')).toBe('mine');
  });

  it('give a parameter the words of its own block first', async () => {
    await loadLanguage('zh');
    expect(paramWords('updateStep', 'momentum', 'zh').help).not.toBe(
      paramWords('batchNormalization', 'momentum', 'zh').help,
    );
  });

  it('leave a name that a person gave', async () => {
    await loadLanguage('zh');
    const block = { id: 'a', type: 'dense', params: {}, position: { x: 0, y: 0 } };
    expect(shownName(block, 'Dense', 'zh')).toBe('全连接');
    expect(shownName({ ...block, name: 'Eye' }, 'Eye', 'zh')).toBe('Eye');
  });

  it('are there for all that the examples and the lessons show of their arithmetic', async () => {
    await loadLanguage('zh');
    const lines = Object.values(lessons).flatMap(({ project }) =>
      Object.values(compile(project).blocks).flatMap((blocks) =>
        Object.values(blocks).flatMap(({ arithmetic }) => arithmetic),
      ),
    );
    const shown = lines.flatMap(({ label, formula }) => [label, formula].map((word) => arithmeticWord(word, 'zh')));
    // Letters alone are names: of an input, an axis, a parameter, a function.
    expect(shown.filter((text) => /[a-z]{2,}/i.test(text.replaceAll(/\w+\(\)/g, '')))).toEqual([]);
    expect(lines.length).toBeGreaterThan(20);
  });

  it('are all that a config line says, beside the values of parameters', () => {
    const said = blockDefinitions.flatMap((definition) => {
      const { type, params, config } = definition;
      const example = isOfLayers(definition) ? definition.examples.at(-1) : undefined;
      const inputs = example ? exampleInputs(example) : [];
      const { values } = readParams(params, example?.params ?? {});
      const names = JSON.stringify(values).toLowerCase();
      return [config?.(values, inputs) ?? []].flat().flatMap((part) => {
        const words = typeof part === 'string' ? (part.match(/[A-Za-z]{3,}/g) ?? []) : [];
        return words.filter((word) => !names.includes(word.toLowerCase())).map((word) => `${type}: ${word}`);
      });
    });
    // The name of a book.
    expect(said).toEqual(['text: Moby', 'text: Dick']);
  });

  it('are listed in the order of the blocks', async () => {
    await loadLanguage('zh');
    const labels = Object.fromEntries(listedTypes.map((type) => [type, blockLabel(type, 'zh')]));
    expect(labels).toEqual(Object.fromEntries(blockDefinitions.map(({ type }) => [type, blocksZh[type]?.label])));
  });
});
