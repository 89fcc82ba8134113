import fc from 'fast-check';
import * as prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { comment, group, hardline, indent, join, line, list, marked, print, type Doc } from './doc.ts';

describe('print', () => {
  it('keeps a group on one line when it fits to the last column, and breaks it when it does not', () => {
    const call: Doc = ['f(', list('{', ['a: 1', 'b: 2'], '}', ' '), ');'];
    expect(print(call, 18).text).toBe('f({ a: 1, b: 2 });');
    expect(print(call, 17).text).toBe('f({\n  a: 1,\n  b: 2,\n});');
  });

  it('breaks the outer group first', () => {
    const inner = list('[', ['1', '2', '3'], ']');
    expect(print(list('{', [['a: ', inner], 'b: 4'], '}', ' '), 20).text).toBe('{\n  a: [1, 2, 3],\n  b: 4,\n}');
  });

  it('puts comments at the end of their line, outside of its width', () => {
    const row: Doc = ['f(', list('[', ['1', '2'], ']'), '),', comment('[26, 26, 32]'), hardline, 'g()'];
    expect(print(row, 10).text).toBe('f([1, 2]), // [26, 26, 32]\ng()');
    const second = [join(line, ['a', 'b']), comment('shape')];
    expect(print(group(second), 10).text).toBe('a b // shape');
  });

  it('tells the lines of what was marked', () => {
    const body = join(hardline, [
      'start',
      marked('one', 'a', hardline, 'b'),
      marked('two', list('{', ['a: 1', 'b: 2'], '}', ' ')),
      marked('three', 'c'),
    ]);
    expect([...print(indent(body), 8).lines]).toEqual([
      ['one', { start: 2, end: 3 }],
      ['two', { start: 4, end: 7 }],
      ['three', { start: 8, end: 8 }],
    ]);
  });

  it('agrees with a formatter on nested calls of any width', async () => {
    const leaf = fc.integer({ min: 0, max: 1e9 }).map(String);
    const { tree } = fc.letrec<{ tree: Doc }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree'), { minLength: 1, maxLength: 6 }).map((items): Doc => [
          'call(',
          list('{', items.map((item, index) => [`key${index}: `, item]), '}', ' '), // prettier-ignore
          ')',
        ]),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(tree, async (doc) => {
        const { text } = print(['const value = ', doc, ';', hardline], 60);
        expect(await prettier.check(text, { parser: 'typescript', printWidth: 60 })).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
