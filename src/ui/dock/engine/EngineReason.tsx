import type { ReactElement } from 'react';
import type { EngineChoice } from '../../../engine/choice.ts';
import { graphOf } from '../../../graph/project.ts';
import { useDocumentStore } from '../../../stores/documentStore.ts';
import { useFace } from '../../../stores/faces.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { select, showGraph, useUiStore } from '../../../stores/uiStore.ts';
import type { EngineEvent } from '../../../training/protocol.ts';
import { focusCanvas } from '../../canvas/focus.ts';
import { useShownName } from '../../i18n/blockWords.ts';
import { formatCount } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import styles from './engine.module.css';
import { engineNames, nameWithThreads } from './engineNames.ts';
import { engineWords } from './engineWords.ts';

/** Which engine it is, and in a sentence or two why. */
export function EngineReason(props: {
  readonly choice: EngineChoice | null;
  readonly moved: EngineEvent | null;
  readonly onClose: () => void;
}): ReactElement {
  const { choice, moved, onClose } = props;
  const words = useWords(engineWords);
  const locale = useSettings((settings) => settings.locale);
  if (!choice) return <p className={styles.reason}>{words.notTried}</p>;
  const { backend, threads, why, trials, uncovered } = choice;
  return (
    <>
      <h3 className={styles.name}>{nameWithThreads({ backend, threads }, words.threads)}</h3>
      {moved && (
        <p className={styles.reason}>
          {words.moved(engineNames[moved.from], engineNames[moved.backend], formatCount(moved.batch, locale))}{' '}
          <span lang="en">{moved.message}</span>
        </p>
      )}
      <p className={styles.reason}>{why === 'fastest' ? words.fastest(trials.length) : words[why]}</p>
      {uncovered && backend !== 'static' && <Uncovered {...uncovered} onClose={onClose} />}
    </>
  );
}

/** The block that keeps the model from our own engine, which can be looked up on the canvas. */
function Uncovered(props: NonNullable<EngineChoice['uncovered']> & { readonly onClose: () => void }): ReactElement {
  const { block, graph, reason, onClose } = props;
  const words = useWords(engineWords);
  const there = useDocumentStore(({ project }) => graphOf(project, graph)?.blocks[block]);
  const face = useFace(graph, block);
  const name = useShownName(there, face?.name ?? block);
  const show = (): void => {
    onClose();
    if (useUiStore.getState().graph !== graph) showGraph(graph);
    select([block]);
    focusCanvas();
  };
  return (
    <p className={styles.reason}>
      {words.uncoveredBefore(engineNames.static)}
      {there ? (
        <button type="button" className={styles.block} title={words.showBlock(name)} onClick={show}>
          {name}
        </button>
      ) : (
        <b>{block}</b>
      )}
      {words.uncoveredAfter}
      <span lang="en">{reason}</span>
      {words.uncoveredEnd}
    </p>
  );
}
