import { useMemo, type ReactElement } from 'react';
import type { Compiled } from '../../compiler/compiled.ts';
import type { Project } from '../../graph/project.ts';
import { categoryColor } from '../parts/categoryColor.ts';
import styles from './gallery.module.css';
import { thumbnailOf, thumbnailSize } from './thumbnail.ts';

/** A graph drawn small: blocks with the edge of their category, and what feeds what. Decoration beside the name. */
export function ThumbnailPicture(props: { readonly project: Project; readonly compiled: Compiled }): ReactElement {
  const { project, compiled } = props;
  const { boxes, wires } = useMemo(() => thumbnailOf(project, compiled), [project, compiled]);
  return (
    <svg className={styles.picture} viewBox={`0 0 ${thumbnailSize.width} ${thumbnailSize.height}`} aria-hidden>
      {wires.map((path, index) => (
        <path key={index} d={path} fill="none" stroke="var(--wire)" strokeWidth={1.25} />
      ))}
      {boxes.map(({ id, category, frame, x, y, width, height }) => (
        <g key={id}>
          {frame && <rect x={x + 2.5} y={y + 2.5} width={width} height={height} rx={2} className={styles.box} />}
          <rect x={x} y={y} width={width} height={height} rx={2} className={styles.box} />
          <rect x={x} y={y} width={2.5} height={height} rx={1} fill={categoryColor(category)} />
        </g>
      ))}
    </svg>
  );
}
