import { useRef, type ReactElement } from 'react';
import { useSize } from '../../charts/useSize.ts';
import { useWords } from '../../i18n/words.ts';
import { PlaneCanvas, type BoundaryView } from '../../pictures/PlaneCanvas.tsx';
import { ColumnHead } from '../Column.tsx';
import styles from './train.module.css';
import { trainWords } from './trainWords.ts';

/** What the network says of each place of the plane, as it learns. */
export function BoundaryPanel(props: { readonly view: BoundaryView }): ReactElement {
  const { view } = props;
  const words = useWords(trainWords);
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const size = Math.min(width, height) - 2;
  return (
    <>
      <ColumnHead title={words.boundary} />
      <div ref={box} className={styles.square}>
        {size > 0 && (
          <PlaneCanvas
            points={view.points}
            extent={view.extent}
            boundary={view}
            size={size}
            label={words.boundaryLabel(view.points.length)}
          />
        )}
      </div>
    </>
  );
}
