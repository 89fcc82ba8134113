import type { HighlighterCore } from 'shiki/core';

/** What a piece of code is: each kind has its colour in the theme. */
export type TokenKind = 'key' | 'string' | 'number' | 'comment' | 'function' | 'plain';

export interface Token {
  readonly text: string;
  readonly kind: TokenKind;
}

/** Lines of tokens. */
export type Highlighted = readonly (readonly Token[])[];

const themeName = 'layerloom';
let made: Promise<HighlighterCore> | null = null;

/** Loads the highlighter with TypeScript alone, once; asked for when code is first shown. */
async function highlighter(): Promise<HighlighterCore> {
  made ??= (async () => {
    const [{ createHighlighterCore, createCssVariablesTheme }, { createJavaScriptRegexEngine }] = await Promise.all([
      import('shiki/core'),
      import('shiki/engine/javascript'),
    ]);
    return createHighlighterCore({
      themes: [createCssVariablesTheme({ name: themeName, fontStyle: false })],
      langs: [import('@shikijs/langs/typescript')],
      engine: createJavaScriptRegexEngine(),
    });
  })();
  return made;
}

/** TypeScript in tokens, line by line. */
export async function highlightTypeScript(code: string): Promise<Highlighted> {
  // A limit on time would leave lines without colour on a slow machine; printed lines are short.
  const options = { lang: 'typescript', theme: themeName, tokenizeTimeLimit: 0 };
  const lines = (await highlighter()).codeToTokensBase(code, options);
  return lines.map((line) =>
    mergeTokens(
      line.map(({ content, color }, index) => {
        const kind = tokenKind(content, color ?? '');
        // Only what is called is coloured as a function: the grammar gives type names that colour too.
        const isCall = line[index + 1]?.content.startsWith('(') ?? false;
        return { text: content, kind: kind === 'function' && !isCall ? 'plain' : kind };
      }),
    ),
  );
}

/** Code without colours, line by line. */
export function plainLines(code: string): Highlighted {
  return code.split('\n').map((text) => (text === '' ? [] : [{ text, kind: 'plain' }]));
}

/** Our few kinds from the theme's many: punctuation, operators and plain names stay uncoloured. */
export function tokenKind(text: string, color: string): TokenKind {
  const word = text.trim();
  if (color.includes('comment')) return 'comment';
  if (color.includes('string')) return 'string';
  if (!/\w/.test(word)) return 'plain';
  if (color.includes('keyword')) return 'key';
  if (color.includes('constant')) return /^-?[\d.]|^(true|false|null|undefined)$/.test(word) ? 'number' : 'plain';
  return color.includes('function') && /^[.]?[a-z]/.test(word) ? 'function' : 'plain';
}

/** Neighbours of one kind become one token: fewer elements on the page. */
export function mergeTokens(tokens: readonly Token[]): Token[] {
  const merged: Token[] = [];
  for (const token of tokens) {
    const last = merged.at(-1);
    if (last && last.kind === token.kind) merged[merged.length - 1] = { text: last.text + token.text, kind: last.kind };
    else merged.push(token);
  }
  return merged;
}
