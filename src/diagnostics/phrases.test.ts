import { describe, expect, it } from 'vitest';
import { compile } from '../compiler/compile.ts';
import { lessons } from '../compiler/lessons/index.ts';
import '../compiler/whole.ts';
import { loadLanguage } from '../ui/i18n/language.ts';
import { phraseText, type Phrase } from './phrase.ts';
import { phrases, type PhraseKey } from './phrases.ts';
import { phrasesZh } from './phrases.zh.ts';

const slots = (template: string): readonly string[] => (template.match(/\{\w+\}/g) ?? []).toSorted();

describe('phrases', () => {
  it.each(Object.entries(phrases) as [PhraseKey, string][])('%s is filled in the same in Chinese', (key, english) => {
    expect(slots(phrasesZh[key])).toEqual(slots(english));
    expect(phrasesZh[key].replaceAll(/\{\w+\}/g, '')).not.toMatch(/[A-Za-z]/);
  });

  it('take blocks, parameters and ports by their names in the language', async () => {
    const kernel: Phrase = { say: 'set', param: { type: 'conv2d', param: 'kernelSize' }, value: '3 × 3' };
    const wire: Phrase = { say: 'wire', port: { port: 'images' }, block: { type: 'digits' } };
    await loadLanguage('zh');
    expect([kernel, wire].map((phrase) => phraseText(phrase))).toEqual([
      'Set kernel to 3 × 3',
      'Wire “images” of Digits to it',
    ]);
    expect([kernel, wire].map((phrase) => phraseText(phrase, 'zh'))).toEqual([
      '将“卷积核”设为 3 × 3',
      '把“手写数字”的“图像”连到它',
    ]);
  });

  it('say every fix of the lessons in Chinese but for code and names', async () => {
    await loadLanguage('zh');
    const fixes = Object.values(lessons).flatMap(({ project }) =>
      compile(project).diagnostics.flatMap((diagnostic) => diagnostic.fixes.map((fix) => ({ fix, project }))),
    );
    const english = fixes.flatMap(({ fix, project }) => {
      const known = JSON.stringify([fix.edits, project]);
      const words = phraseText(fix.title, 'zh').match(/[A-Za-z]{2,}/g) ?? [];
      return words.filter((word) => !known.includes(word));
    });
    expect(english).toEqual(['logits', 'logits']);
    expect(fixes.length).toBeGreaterThan(60);
  });

  it('leave what a person named, and write a minus as one', () => {
    expect(phraseText({ say: 'setOf', param: { type: 'stack', param: 'axis' }, block: 'Eye', value: -1 })).toBe(
      'Set axis of Eye to −1',
    );
  });
});
