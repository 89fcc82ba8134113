import type { ReactElement } from 'react';
import type { Project } from '../../../graph/project.ts';
import { useDocumentStore } from '../../../stores/documentStore.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { useUiStore } from '../../../stores/uiStore.ts';
import type { Pictures, View } from '../../../training/protocol.ts';
import { useWords } from '../../i18n/words.ts';
import { PictureCanvas } from '../../pictures/PictureCanvas.tsx';
import { ColumnHead } from '../Column.tsx';
import { blockName } from './blockName.ts';
import { findBlock } from './findBlock.ts';
import { insideWords } from './insideWords.ts';
import styles from './inside.module.css';

export type MapsView = Extract<View, { readonly probe: 'featureMaps' }>;

/** What every block makes of the pinned sample, in the order of the network. A click selects the block. */
export function FeatureMaps(props: { readonly view: MapsView }): ReactElement {
  const { view } = props;
  const words = useWords(insideWords);
  const project = useDocumentStore((state) => state.project);
  const selected = useUiStore((state) => state.selectedBlocks);
  return (
    <>
      <ColumnHead title={words.maps} note={words.mapsNote} />
      <ul className={styles.maps}>
        {view.input && (
          <li>
            <span className={styles.mapName}>{words.input}</span>
            <PictureCanvas pictures={view.input} count={1} width={48} height={48} label={words.inputLabel} />
          </li>
        )}
        {Object.entries(view.blocks).map(([id, pictures]) => (
          <MapsOfBlock key={id} id={id} pictures={pictures} project={project} selected={selected.includes(id)} />
        ))}
      </ul>
    </>
  );
}

function MapsOfBlock(props: {
  readonly id: string;
  readonly pictures: Pictures;
  readonly project: Project;
  readonly selected: boolean;
}): ReactElement | null {
  const { id, pictures, project, selected } = props;
  const words = useWords(insideWords);
  const locale = useSettings((settings) => settings.locale);
  const found = findBlock(project, id);
  if (!found) return null;
  const name = blockName(project, id, locale);
  const { width, height } = mapSize(pictures);
  return (
    <li>
      <button
        type="button"
        className={selected ? `${styles.mapsOf} ${styles.pinned}` : styles.mapsOf}
        aria-pressed={selected}
        aria-label={words.mapsLabel(name)}
        onClick={() => useUiStore.setState({ graph: found.graph, selectedBlocks: [id], selectedWires: [] })}
      >
        <span className={styles.mapName}>{name}</span>
        <PictureCanvas
          pictures={pictures}
          width={width}
          height={height}
          columns={Math.min(2, pictures.count)}
          gap={4}
          label=""
        />
      </button>
    </li>
  );
}

/** Maps stand in squares; strips keep their length and are made high enough to be seen. */
function mapSize({ width, height }: Pictures): { width: number; height: number } {
  const ratio = width / height;
  if (ratio > 2) return { width: 152, height: Math.max(18, Math.min(48, Math.round(152 / ratio))) };
  return { width: Math.round(48 * Math.min(1, ratio)), height: Math.round(48 / Math.max(1, ratio)) };
}
