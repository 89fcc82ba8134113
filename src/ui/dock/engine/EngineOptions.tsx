import { useEffect, useId, useState, type ReactElement } from 'react';
import type { Plan } from '../../../compiler/plan.ts';
import { firstUntrained } from '../../../compiler/trainability.ts';
import { backendNames, type BackendName } from '../../../engine/backend.ts';
import { hasWebglCard, hasWebgpuCard } from '../../../engine/graphics.ts';
import { useCompiled } from '../../../stores/compiled.ts';
import { changeSettings, useSettings, type Locale } from '../../../stores/settingsStore.ts';
import { announce } from '../../../stores/uiStore.ts';
import { blockLabel } from '../../i18n/blockWords.ts';
import { useWords } from '../../i18n/words.ts';
import styles from './engine.module.css';
import { engineNames } from './engineNames.ts';
import { engineWords } from './engineWords.ts';

/** The engines a person can choose between for the next run. Those that cannot start here say why. */
export function EngineOptions(props: {
  /** The engine of a run that is going, which the choice does not change. */
  readonly stays: BackendName | null;
}): ReactElement {
  const { stays } = props;
  const words = useWords(engineWords);
  const chosen = useSettings((settings) => settings.engine);
  const missing = useMissing();
  const plan = useCompiled((compiled) => compiled.plan);
  const locale = useSettings((settings) => settings.locale);
  const group = useId();
  const choose = (engine: BackendName | 'auto'): void => {
    changeSettings({ engine });
    announce(words.announce(engine === 'auto' ? words.auto : engineNames[engine]));
  };
  return (
    <fieldset className={styles.options} aria-describedby={`${group}-note`}>
      <legend>{words.next}</legend>
      {(['auto', ...backendNames] as const).map((engine) => {
        const absent = engine !== 'auto' && missing.includes(engine);
        const unfit = engine === 'auto' || absent ? null : unfitBlock(plan, engine, locale);
        return (
          <label key={engine} className={styles.option}>
            <input
              type="radio"
              name={group}
              checked={engine === chosen}
              // The panel may open before this is loaded, with nothing in it to take the focus.
              autoFocus={engine === chosen}
              // The one that is chosen can be left by keyboard only if it can be reached.
              disabled={(absent || unfit !== null) && engine !== chosen}
              onChange={() => choose(engine)}
            />
            <span>
              {engine === 'auto' ? words.auto : engineNames[engine]}
              <small>{absent ? words.noCard : unfit !== null ? words.unfit(unfit) : words[`${engine}Help`]}</small>
            </span>
          </label>
        );
      })}
      <p id={`${group}-note`} className={styles.note}>
        {stays === null ? words.kept : words.going(engineNames[stays])}
      </p>
    </fieldset>
  );
}

/** The label of a block that an engine was measured not to train, in the model as it stands. */
function unfitBlock(plan: Plan | null, engine: BackendName, locale: Locale): string | null {
  const found = plan && firstUntrained(plan, engine);
  return found ? blockLabel(found.type, locale) : null;
}

/** Graphics engines that have no card to compute on here. */
function useMissing(): readonly BackendName[] {
  const [missing, setMissing] = useState<readonly BackendName[]>([]);
  useEffect(() => {
    let open = true;
    const look = async (): Promise<void> => {
      const webgpu = await hasWebgpuCard();
      const webgl = hasWebglCard();
      if (open) setMissing([...(webgpu ? [] : ['webgpu' as const]), ...(webgl ? [] : ['webgl' as const])]);
    };
    void look();
    return () => {
      open = false;
    };
  }, []);
  return missing;
}
