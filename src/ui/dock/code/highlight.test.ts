import { describe, expect, it } from 'vitest';
import { highlightTypeScript, mergeTokens, plainLines } from './highlight.ts';

describe('highlightTypeScript', () => {
  it('keeps every character and names the kinds', async () => {
    const code = "import * as tf from 'x';\n\n// note\nconst n = create(42, true);";
    const lines = await highlightTypeScript(code);
    expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(code);
    const kinds = new Map(lines.flat().map(({ text, kind }) => [text.trim(), kind]));
    expect(kinds.get('import')).toBe('key');
    expect(kinds.get("'x'")).toBe('string');
    expect(kinds.get('// note')).toBe('comment');
    expect(kinds.get('create')).toBe('function');
    expect(kinds.get('42')).toBe('number');
    expect(kinds.get('true')).toBe('number');
  });
});

it('shows other files line by line', () => {
  expect(plainLines('a\n\nb')).toEqual([[{ text: 'a', kind: 'plain' }], [], [{ text: 'b', kind: 'plain' }]]);
});

it('merges neighbours of one kind', () => {
  expect(
    mergeTokens([
      { text: 'a', kind: 'plain' },
      { text: '.b', kind: 'plain' },
      { text: 'c', kind: 'key' },
    ]),
  ).toEqual([
    { text: 'a.b', kind: 'plain' },
    { text: 'c', kind: 'key' },
  ]);
});
