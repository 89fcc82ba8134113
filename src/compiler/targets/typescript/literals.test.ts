import { Script } from 'node:vm';
import fc from 'fast-check';
import * as prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import {
  camelCase,
  commentText,
  createNames,
  htmlText,
  identifier,
  kebabCase,
  numberLiteral,
  pascalCase,
  stringLiteral,
} from './literals.ts';

/** The value of a literal, computed by the language itself. */
const valueOf = (code: string): unknown => new Script(`(${code})`).runInThisContext();

const formatted = async (code: string): Promise<boolean> =>
  prettier.check(`${code}\n`, { parser: 'typescript', singleQuote: true, printWidth: 10_000 });

/** Text of the kinds that break code: quotes, escapes, comment and tag ends, line separators. */
const hostile = fc
  .array(
    fc.constantFrom(
      "'",
      '"',
      '`',
      '\\',
      '*/',
      '//',
      '</script>',
      '${',
      '\n',
      '\r',
      '\u2028',
      '\0',
      'a',
      'é',
      '汉',
      '😀',
      '-->',
    ),
  )
  .map((parts) => parts.join(''));

describe('string literals', () => {
  it('hold any text, and stay on one line', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        const literal = stringLiteral(text);
        expect(valueOf(literal)).toBe(text);
        expect(literal).not.toMatch(/[\n\r\u2028\u2029]/);
      }),
    );
  });

  it('have the quotes a formatter chooses', async () => {
    for (const text of ['plain', "it's", 'say "so"', `"it's"`, `''"`, '\\', 'a\nb']) {
      expect(await formatted(`const text = ${stringLiteral(text)};`), text).toBe(true);
    }
  });
});

describe('number literals', () => {
  it('are the number, as a formatter leaves it', async () => {
    for (const value of [0, -0, 1, 0.001, 1e-7, 1e21, 1.5e300, -2.5, 123456789]) {
      expect(valueOf(numberLiteral(value))).toBe(value);
      expect(await formatted(`const number = ${numberLiteral(value)};`), String(value)).toBe(true);
    }
  });

  it('refuse what is not a number', () => {
    expect(() => numberLiteral(Number.NaN)).toThrow('cannot be written');
    expect(() => numberLiteral(Infinity)).toThrow('cannot be written');
  });
});

describe('names', () => {
  it('are identifiers, whatever they are made of, and never the same twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(hostile, fc.string(), fc.constantFrom('class', 'new', 'tf', 'default'))),
        (labels) => {
          const names = createNames(['seed']);
          const made = labels.map((label) => names.camel(label));
          expect(new Set([...made, 'seed', 'tf']).size).toBe(labels.length + 2);
          for (const name of made) expect(() => new Script(`'use strict'; const ${name} = 1;`)).not.toThrow();
        },
      ),
    );
  });

  it('keep the words of a label', () => {
    expect(camelCase('max_pooling2d_1')).toBe('maxPooling2d1');
    expect(camelCase('Réseau à moi')).toBe('reseauAMoi');
    expect(camelCase('数字')).toBe('value');
    expect(camelCase('3 layers')).toBe('value3Layers');
    expect(pascalCase('digits_cnn')).toBe('DigitsCnn');
    expect(kebabCase('Digits CNN!')).toBe('digits-cnn');
    expect(kebabCase('数字')).toBe('network');
  });

  it('of a definition are taken as they are, or refused', () => {
    expect(identifier('conv2d')).toBe('conv2d');
    expect(() => identifier('x); alert(1')).toThrow('not an identifier');
  });
});

describe('text in comments and pages', () => {
  it('cannot end the comment or the line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const comment = commentText(text);
        expect(comment).not.toMatch(/\*\/|[\n\r\u2028\u2029\0]/);
      }),
    );
  });

  it('cannot open a tag', () => {
    expect(htmlText('<img src=x onerror="a">&')).toBe('&lt;img src=x onerror=&quot;a&quot;&gt;&amp;');
  });
});
