import { useEffect, useState, type ReactElement } from 'react';
import type { BlockFace } from '../../compiler/blockFace.ts';
import type { Block, BlockId } from '../../graph/project.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useRunStore } from '../../stores/runStore.ts';
import type { Pictures } from '../../training/protocol.ts';
import { useWords } from '../i18n/words.ts';
import { PictureCanvas } from '../pictures/PictureCanvas.tsx';
import { PlaneCanvas } from '../pictures/PlaneCanvas.tsx';
import { glanceAt, type Glance } from './samples.ts';
import { canvasWords } from './words.ts';
import styles from './BlockPictures.module.css';

/** Pictures on a block: samples of data, and what the layer makes of the pinned sample while there is a run. */
export function BlockPictures(props: {
  readonly id: BlockId;
  readonly face: BlockFace;
  readonly block: Block;
}): ReactElement | null {
  if (props.face.role === 'data') return <Samples block={props.block} />;
  return <LivePictures id={props.id} />;
}

function LivePictures({ id }: { readonly id: BlockId }): ReactElement | null {
  const pictures = useRunStore(({ views }) =>
    views.featureMaps?.probe === 'featureMaps' ? views.featureMaps.blocks[id] : undefined,
  );
  const words = useWords(canvasWords);
  if (!pictures || pictures.count === 0) return null;
  if (pictures.height > 1) {
    return (
      <div className={styles.pictures}>
        <PictureCanvas pictures={pictures} width={32} height={32} count={4} label={words.featureMaps} />
      </div>
    );
  }
  return pictures.width <= 12 ? (
    <Bars values={pictures} label={words.probabilities} />
  ) : (
    <Strip pictures={pictures} label={words.featureMaps} />
  );
}

/** Values of a layer in rows of 32, in a strip 141 × 18. */
function Strip({ pictures, label }: { readonly pictures: Pictures; readonly label: string }): ReactElement {
  const rows = pictures.width > 64 ? Math.max(1, Math.round(Math.sqrt(pictures.width / 8))) : 2;
  const columns = Math.ceil(pictures.width / rows);
  const pixels = new Uint8ClampedArray(rows * columns);
  pixels.set(pictures.pixels.subarray(0, pictures.width));
  const folded: Pictures = { count: 1, height: rows, width: columns, channels: 1, pixels };
  return (
    <div className={styles.pictures}>
      <PictureCanvas pictures={folded} width={141} height={18} label={label} />
    </div>
  );
}

/** Few values as bars 20 px high with their number; the highest stands out. */
function Bars({ values, label }: { readonly values: Pictures; readonly label: string }): ReactElement {
  const heights = Array.from(values.pixels.subarray(0, values.width), (value) => value / 255);
  const highest = heights.indexOf(Math.max(...heights));
  return (
    <div className={styles.bars} role="img" aria-label={label}>
      {heights.map((height, index) => (
        <span key={index} className={index === highest ? styles.highest : undefined}>
          <i style={{ height: `${Math.max(1, height * 20)}px` }} />
          {index}
        </span>
      ))}
    </div>
  );
}

function Samples({ block }: { readonly block: Block }): ReactElement | null {
  const seed = useDocumentStore((state) => state.project.run.seed);
  const glance = useGlance(block, seed);
  const words = useWords(canvasWords);
  if (glance === 'none') return null;
  return <div className={styles.samples}>{glance && <GlanceView glance={glance} label={words.samples} />}</div>;
}

/** `undefined` while it is read, `none` when there is nothing to show. */
function useGlance(block: Block, seed: number): Glance | 'none' | undefined {
  const [glance, setGlance] = useState<Glance | 'none'>();
  const { type, params } = block;
  useEffect(() => {
    let gone = false;
    glanceAt(type, params, seed).then(
      (read) => !gone && setGlance(read ?? 'none'),
      // The Data tab says why data cannot be read; a block without pictures still works.
      () => !gone && setGlance('none'),
    );
    return () => {
      gone = true;
    };
  }, [type, params, seed]);
  return glance;
}

function GlanceView({ glance, label }: { readonly glance: Glance; readonly label: string }): ReactElement {
  switch (glance.kind) {
    case 'pictures':
      return (
        <PictureCanvas
          pictures={glance.pictures}
          width={32}
          height={32}
          columns={4}
          label={`${label}: ${glance.labels.join(', ')}`}
        />
      );
    case 'points':
      return <PlaneCanvas points={glance.points} extent={glance.extent} size={66} label={label} />;
    case 'text':
      return <p className={styles.text}>{glance.text}</p>;
    default:
      return glance satisfies never;
  }
}
