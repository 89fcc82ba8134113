import { useStore, type ConnectionLineComponentProps } from '@xyflow/react';
import type { ReactElement } from 'react';
import { formatShape } from '../../tensor/shape.ts';
import { carriedBy, fitCount, useConnectStore } from '../../stores/connectStore.ts';
import { useWords } from '../i18n/words.ts';
import { curvedPath } from './wirePath.ts';
import { canvasWords } from './words.ts';
import styles from './ConnectionLine.module.css';

/** The wire while it is dragged, with a tag at the pointer that says what it carries and where it fits. */
export function ConnectionLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps): ReactElement {
  const zoom = useStore((state) => state.transform[2]);
  const { origin, side, fits } = useConnectStore();
  const words = useWords(canvasWords);
  const type = origin ? carriedBy(origin, side) : undefined;
  const [from, to] = [
    { x: fromX, y: fromY },
    { x: toX, y: toY },
  ];
  const carried =
    side === 'output'
      ? type?.kind === 'tensor'
        ? formatShape(type.shape)
        : type?.kind === 'loss'
          ? words.loss
          : ''
      : '';
  return (
    <g>
      <path className={styles.line} d={side === 'output' ? curvedPath(from, to) : curvedPath(to, from)} />
      <g transform={`translate(${toX} ${toY}) scale(${1 / zoom})`}>
        <foreignObject x={14} y={-34} width={260} height={32} className={styles.holder}>
          <div className={styles.tag} data-testid="connection-tag">
            {carried !== '' && <b>{carried}</b>}
            <span>{words.fitsBlocks(fitCount(fits))}</span>
          </div>
        </foreignObject>
      </g>
    </g>
  );
}
