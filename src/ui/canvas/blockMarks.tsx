import type { ReactElement } from 'react';
import type { BlockChange, Preview } from '../../compiler/preview.ts';
import type { Diagnostic, Source } from '../../diagnostics/diagnostic.ts';
import type { BlockId, GraphId } from '../../graph/project.ts';
import { useLookStore, usePreview } from '../../stores/lookStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { useWords } from '../i18n/words.ts';
import { classes } from '../parts/classes.ts';
import { changeText, typeText } from '../problems/describePreview.ts';
import { problemWords } from '../problems/problemWords.ts';
import styles from './BlockNode.module.css';

/** What is marked on a block beside the selection. */
interface BlockMarks {
  /** It has the problem that is looked at, or makes a value this is about. */
  readonly problem: 'none' | 'place' | 'source';
  /** What the fix that is looked at would do to it. */
  readonly change: 'none' | 'changed' | 'gone';
}

/** The marks of the problem and of the fix that are looked at. */
export function useBlockMarks(graph: GraphId, id: BlockId): BlockMarks {
  return {
    problem: useLookStore(({ problems }) => partIn(problems.at(-1), graph, id)),
    change: usePreview((preview) => changeOf(preview, graph, id)),
  };
}

function partIn(problem: Diagnostic | undefined, graph: GraphId, id: BlockId): BlockMarks['problem'] {
  // A problem that nothing feeds has its badge, and needs no second mark.
  if (!problem || problem.from.length === 0 || problem.graph !== graph) return 'none';
  return sourceIn(problem, graph, id) ? 'source' : problem.block === id ? 'place' : 'none';
}

function sourceIn(problem: Diagnostic | undefined, graph: GraphId, id: BlockId): Source | undefined {
  return problem?.graph === graph ? problem.from.find(({ block }) => block === id) : undefined;
}

function changeOf(preview: Preview | null, graph: GraphId, id: BlockId): BlockMarks['change'] {
  const changes = preview?.graphs.get(graph);
  if (changes?.removed.some((block) => block.id === id)) return 'gone';
  return changes?.changed.has(id) ? 'changed' : 'none';
}

/** Over the line of settings what would become of it, `Kernel 7 × 7 → 3 × 3`; under the block what it gives to a problem. */
export function BlockNotes({ graph, id, line }: Placed): ReactElement {
  const words = useWords(problemWords);
  const locale = useSettings((settings) => settings.locale);
  const source = useLookStore(({ problems }) => sourceIn(problems.at(-1), graph, id));
  const change = usePreview((preview): BlockChange | undefined => preview?.graphs.get(graph)?.changed.get(id));
  return (
    <>
      {change && (
        <div className={classes(styles.note, styles.changeNote)} style={{ top: line }} data-testid="change-note">
          {changeText(change, words, locale)}
        </div>
      )}
      {source?.type && (
        <div className={classes(styles.note, styles.sourceNote)} data-testid="source-note">
          {words.gives(typeText(source.type, words))}
        </div>
      )}
    </>
  );
}

interface Placed {
  readonly graph: GraphId;
  readonly id: BlockId;
  /** Where the line of settings is, from the top of the block. */
  readonly line: number;
}
