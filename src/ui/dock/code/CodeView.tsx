import { memo, useEffect, useRef, type ReactElement } from 'react';
import { useWords } from '../../i18n/words.ts';
import { codeWords } from './codeWords.ts';
import type { Highlighted } from './highlight.ts';
import styles from './code.module.css';
import { useHighlight } from './useHighlight.ts';

/** Lines from 1, both ends included. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

/** A file with line numbers; the lines of the selected block are marked and scrolled into view. */
export function CodeView(props: {
  readonly path: string;
  readonly text: string;
  readonly marked: readonly Lines[];
}): ReactElement {
  const { path, text, marked } = props;
  const words = useWords(codeWords);
  const box = useRef<HTMLDivElement>(null);
  const lines = useHighlight(path, text);
  const first = marked[0]?.start;
  useEffect(() => {
    if (first === undefined) return;
    // Only the code scrolls: scrollIntoView would move the page's panels too.
    const line = box.current?.querySelector<HTMLElement>(`[data-line="${first}"]`);
    const view = box.current;
    if (!line || !view) return;
    const [top, bottom] = [line.offsetTop, line.offsetTop + line.offsetHeight];
    if (top < view.scrollTop || bottom > view.scrollTop + view.clientHeight)
      view.scrollTop = top - view.clientHeight / 3;
  }, [first, path]);
  return (
    // Long files scroll, so they have to be reachable from the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={box} className={styles.code} tabIndex={0} role="region" aria-label={words.code(path)}>
      <code>
        {lines.map((tokens, index) => (
          <Line
            key={index}
            number={index + 1}
            tokens={tokens}
            marked={marked.some(({ start, end }) => index + 1 >= start && index + 1 <= end)}
          />
        ))}
      </code>
    </div>
  );
}

const Line = memo(function Line(props: {
  readonly number: number;
  readonly tokens: Highlighted[number];
  readonly marked: boolean;
}): ReactElement {
  const { number, tokens, marked } = props;
  return (
    <span className={marked ? styles.marked : styles.line} data-line={number}>
      <span className={styles.lineNumber} aria-hidden>
        {number}
      </span>
      {tokens.map(({ text, kind }, index) =>
        kind === 'plain' ? (
          text
        ) : (
          <span key={index} className={styles[kind]}>
            {text}
          </span>
        ),
      )}
      {'\n'}
    </span>
  );
});
