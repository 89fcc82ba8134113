import { CircleSlash, Copy, PanelRightClose, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { BlockId, GraphId } from '../../graph/project.ts';
import { toggleBypassed } from '../../stores/actions/blocks.ts';
import { duplicateSelection } from '../../stores/actions/clipboard.ts';
import { deleteSelection } from '../../stores/actions/remove.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { frameWords } from '../frame/frameWords.ts';
import { formatCount } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { commandKeys } from '../parts/Keycap.tsx';
import styles from './Inspector.module.css';
import { inspectorWords } from './inspectorWords.ts';
import { MakeModel } from './MakeModel.tsx';

/** Several blocks at once: how many, what they hold together, and what can be done with all of them. */
export function ManyInspector(props: {
  readonly graph: GraphId;
  readonly ids: readonly BlockId[];
  readonly onHide: () => void;
}): ReactElement {
  const { graph, ids, onHide } = props;
  const words = useWords(inspectorWords);
  const frame = useWords(frameWords);
  const locale = useSettings((settings) => settings.locale);
  const known = useCompiled((compiled) => compiled.blocks[graph]);
  const layers = ids.flatMap((id) =>
    known?.[id] && known[id].outputs.length > 0 && !known[id].shared ? [known[id]] : [],
  );
  const params = layers.reduce((sum, block) => sum + block.costs.params, 0);
  return (
    <>
      <header className={styles.head}>
        <div className={styles.headLine}>
          <h2 className={styles.title}>{words.manySelected(ids.length)}</h2>
          <span className={styles.gap} />
          <IconButton label={frame.hideInspector} icon={PanelRightClose} tooltipSide="left" onClick={onHide} />
        </div>
        <p className={styles.summary}>{words.manyText}</p>
      </header>
      <div className={styles.section}>
        <dl className={styles.pairs}>
          <div>
            <dt>{words.params}</dt>
            <dd>{formatCount(params, locale)}</dd>
          </div>
        </dl>
        <div className={styles.actions}>
          <Button
            kind="outline"
            icon={Copy}
            title={words.duplicate}
            keys={commandKeys('D')}
            onClick={duplicateSelection}
          >
            {words.duplicate}
          </Button>
          <Button kind="outline" icon={CircleSlash} title={words.bypass} keys="B" onClick={toggleBypassed}>
            {words.bypass}
          </Button>
          <Button kind="outline" icon={Trash2} title={words.remove} keys="Del" onClick={deleteSelection}>
            {words.remove}
          </Button>
          <MakeModel />
        </div>
      </div>
    </>
  );
}
