import { useEffect, useState, type FocusEvent, type PointerEvent } from 'react';
import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { getPreview, lookAtFix, lookAtProblem } from '../../stores/lookStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { announce } from '../../stores/uiStore.ts';
import { describePreview } from './describePreview.ts';
import { problemWords } from './problemWords.ts';

/** What an element needs to know of being looked at: by a pointer that hovers, or by the focus of the keyboard. */
interface LookHandlers {
  readonly onPointerEnter: (event: PointerEvent) => void;
  readonly onPointerLeave: () => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

function useLooked(): readonly [looked: boolean, handlers: LookHandlers] {
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  return [
    hovered || focused,
    {
      // A finger cannot hover: it presses at once.
      onPointerEnter: ({ pointerType }) => setHovered(pointerType !== 'touch'),
      onPointerLeave: () => setHovered(false),
      onFocus: ({ target }) => setFocused(target.matches(':focus-visible')),
      onBlur: ({ currentTarget, relatedTarget }) => setFocused(focused && currentTarget.contains(relatedTarget)),
    },
  ];
}

/** While the button of a fix is looked at, the canvas shows what it would do, and it is read out. */
export function useLookAtFix(fix: Fix): LookHandlers {
  const [looked, handlers] = useLooked();
  const locale = useSettings((settings) => settings.locale);
  useEffect(() => {
    if (!looked) return;
    const end = lookAtFix(fix);
    const preview = getPreview();
    const words = problemWords[locale];
    const { project } = useDocumentStore.getState();
    if (preview) announce(words.told(describePreview(preview, project, words, locale)));
    return end;
  }, [looked, fix, locale]);
  return handlers;
}

/** While the row of a problem is looked at, the canvas marks the blocks and wires it is about. */
export function useLookAtProblem(problem: Diagnostic): LookHandlers {
  const [looked, handlers] = useLooked();
  useEffect(() => (looked ? lookAtProblem(problem) : undefined), [looked, problem]);
  return handlers;
}
