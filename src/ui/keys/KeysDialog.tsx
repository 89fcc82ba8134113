import type { ReactElement } from 'react';
import { useSettings } from '../../stores/settingsStore.ts';
import { commandLabels } from '../commands/commandWords.ts';
import { commandGroups, commands, type CommandGroup } from '../commands/commands.ts';
import { useWords } from '../i18n/words.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { commandKeys, Keycap } from '../parts/Keycap.tsx';
import styles from './keys.module.css';
import { keysWords } from './keysWords.ts';

interface KeyRow {
  readonly label: string;
  readonly keys: readonly string[];
}

/** Every key there is: those of the commands, and those that walk, move and copy. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const words = useWords(keysWords);
  const letters = useSettings((settings) => settings.letterKeys);
  const rows = useRows();
  return (
    <Dialog
      title={words.title}
      note={letters ? words.note : words.lettersOff}
      onClose={onClose}
      className={styles.dialog}
    >
      <div className={styles.groups}>
        {commandGroups.map((group) => (
          <section key={group} aria-label={words[group]}>
            <h3>{words[group]}</h3>
            <dl>
              {rows[group].map(({ label, keys }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    {keys.map((key) => (
                      <Keycap key={key}>{key}</Keycap>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function useRows(): Readonly<Record<CommandGroup, readonly KeyRow[]>> {
  const words = useWords(keysWords);
  const labels = useWords(commandLabels);
  const ofGroup = (group: CommandGroup): KeyRow[] =>
    commands.flatMap(({ id, group: own, keys }) =>
      // Train and Stop are one key, named below; Esc leaves more than a model.
      own !== group || !keys || id === 'train' || id === 'stop' || id === 'leaveModel'
        ? []
        : [{ label: labels[id], keys: [keys.mod ? commandKeys(keys.key) : keys.key] }],
    );
  return {
    project: ofGroup('project'),
    run: [{ label: words.trainOrStop, keys: ['T'] }, ...ofGroup('run')],
    canvas: [
      { label: words.walk, keys: ['← ↑ ↓ →'] },
      { label: words.moveBlocks, keys: ['Alt ← ↑ ↓ →'] },
      ...ofGroup('canvas'),
      { label: words.copy, keys: [commandKeys('C'), commandKeys('X'), commandKeys('V')] },
      { label: words.open, keys: ['Enter'] },
      { label: words.leave, keys: ['Esc'] },
    ],
    view: ofGroup('view'),
    app: [
      ...ofGroup('app'),
      { label: words.favourite, keys: ['F'] },
      { label: words.regions, keys: ['F6', 'Shift F6'] },
    ],
  };
}
