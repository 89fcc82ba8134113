import type { ReactElement } from 'react';
import type { BlockChange } from '../../compiler/preview.ts';
import type { BlockId, GraphId } from '../../graph/project.ts';
import { useLookStore, usePreview } from '../../stores/lookStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { useWords } from '../i18n/words.ts';
import { classes } from '../parts/classes.ts';
import { changeText, typeText } from '../problems/describePreview.ts';
import { problemWords } from '../problems/problemWords.ts';
import { sourceIn } from './blockMarks.ts';
import styles from './BlockNode.module.css';

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
