import { Lightbulb, TriangleAlert } from 'lucide-react';
import { Suspense, type ReactElement } from 'react';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { message } from '../../diagnostics/message.ts';
import type { BlockId, GraphId } from '../../graph/project.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { useUiStore } from '../../stores/uiStore.ts';
import { useWords } from '../i18n/words.ts';
import { ProblemCard } from './looked.tsx';
import { canvasWords } from './words.ts';
import styles from './Problem.module.css';

/** The mark on a block's corner that opens its worst problem. */
export function ProblemBadge({
  id,
  graph,
  name,
}: {
  readonly id: BlockId;
  readonly graph: GraphId;
  readonly name: string;
}): ReactElement | null {
  const problem = useCompiled((compiled) => worstProblem(compiled.diagnostics, graph, id));
  const open = useUiStore((state) => state.problemOf === id);
  const locale = useSettings((settings) => settings.locale);
  const words = useWords(canvasWords);
  if (!problem) return null;
  const { title } = message(problem, locale);
  const Icon = problem.severity === 'tip' ? Lightbulb : TriangleAlert;
  return (
    <>
      <button
        type="button"
        className={`nodrag ${styles.badge} ${styles[problem.severity]}`}
        aria-label={words.problemOf(name, title)}
        aria-expanded={open}
        title={title}
        tabIndex={-1}
        data-testid="problem-badge"
        data-code={problem.code}
        onClick={(event) => {
          event.stopPropagation();
          useUiStore.setState({ problemOf: open ? null : id });
        }}
      >
        <Icon size={11} strokeWidth={2} aria-hidden />
      </button>
      {open && (
        <Suspense fallback={null}>
          <ProblemCard id={id} problem={problem} />
        </Suspense>
      )}
    </>
  );
}

const weight = { error: 0, warning: 1, tip: 2 } as const;

/** What the badge of a block stands for; `undefined` where all is well. Tips are left to the Problems tab. */
export function worstProblem(
  diagnostics: readonly Diagnostic[],
  graph: GraphId,
  block: BlockId,
): Diagnostic | undefined {
  let worst: Diagnostic | undefined;
  for (const diagnostic of diagnostics) {
    if (diagnostic.graph !== graph || diagnostic.block !== block) continue;
    if (!worst || weight[diagnostic.severity] < weight[worst.severity]) worst = diagnostic;
  }
  return worst;
}
