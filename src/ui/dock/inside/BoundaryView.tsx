import { useRef, type ReactElement } from 'react';
import { useSettings } from '../../../stores/settingsStore.ts';
import { useSize } from '../../charts/useSize.ts';
import { formatCount } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { ClassMark } from '../../pictures/ClassMark.tsx';
import { PlaneCanvas, type BoundaryView as Boundary } from '../../pictures/PlaneCanvas.tsx';
import { ColumnHead } from '../Column.tsx';
import { insideWords } from './insideWords.ts';
import styles from './inside.module.css';

/** The decision boundary as large as the dock has room. */
export function BoundaryView(props: { readonly view: Boundary }): ReactElement {
  const { view } = props;
  const words = useWords(insideWords);
  const locale = useSettings((settings) => settings.locale);
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const size = Math.min(width, height) - 2;
  return (
    <>
      <ColumnHead title={words.boundary}>
        {Array.from({ length: view.classes }, (_, label) => (
          <span key={label} className={styles.legend}>
            <ClassMark label={label} />
            {words.class(label)}
          </span>
        ))}
      </ColumnHead>
      <div ref={box} className={styles.fill}>
        {size > 0 && (
          <PlaneCanvas
            points={view.points}
            extent={view.extent}
            boundary={view}
            size={size}
            label={words.boundaryLabel(formatCount(view.points.length, locale))}
          />
        )}
      </div>
    </>
  );
}
