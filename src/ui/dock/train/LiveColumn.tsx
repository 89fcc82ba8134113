import type { ReactElement } from 'react';
import type { RunState } from '../../../stores/runStore.ts';
import { Column } from '../Column.tsx';
import { BoundaryPanel } from './BoundaryPanel.tsx';
import type { LiveView } from './liveView.ts';
import { SamplesView } from './SamplesView.tsx';
import { TextPanel } from './TextPanel.tsx';

/** What the run learns, as a picture or a text beside its curves. */
export function LiveColumn(props: {
  readonly frame: RunState;
  readonly view: LiveView;
  readonly height: number;
}): ReactElement | null {
  const { frame, view, height } = props;
  switch (view) {
    case 'samples':
      return (
        <Column>
          <SamplesView history={frame.sampleHistory} />
        </Column>
      );
    case 'boundary': {
      const boundary = frame.views.boundary;
      // A square as high as the column has room, and not wider than a chart.
      const side = Math.max(120, Math.min(420, height - 41));
      return boundary?.probe === 'boundary' ? (
        <Column width={side + 33}>
          <BoundaryPanel view={boundary} />
        </Column>
      ) : null;
    }
    case 'text':
      return (
        <Column width={320}>
          <TextPanel history={frame.textHistory} />
        </Column>
      );
    default:
      return view satisfies never;
  }
}
