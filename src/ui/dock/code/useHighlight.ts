import { useEffect, useState } from 'react';
import { highlightTypeScript, plainLines, type Highlighted } from './highlight.ts';

/** A file in tokens: at once without colours, then with them if it is TypeScript. */
export function useHighlight(path: string, text: string): Highlighted {
  const [known, setKnown] = useState<{ text: string; lines: Highlighted } | null>(null);
  useEffect(() => {
    if (!path.endsWith('.ts')) return undefined;
    let gone = false;
    void highlightTypeScript(text).then((lines) => {
      if (!gone) setKnown({ text, lines });
    });
    return () => {
      gone = true;
    };
  }, [path, text]);
  return known?.text === text ? known.lines : plainLines(text);
}
