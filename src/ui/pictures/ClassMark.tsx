import type { ReactElement } from 'react';
import { classTokens, markOf, markPath } from './marks.ts';

/** The mark of a class as it stands in a plane, for legends. */
export function ClassMark(props: { readonly label: number }): ReactElement {
  const { label } = props;
  return (
    <svg width="10" height="10" aria-hidden>
      <path d={markPath(markOf(label))} fill={`var(${classTokens[label % classTokens.length] ?? classTokens[0]})`} />
    </svg>
  );
}
