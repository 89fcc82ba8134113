import { CircleX, Download } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Plan } from '../../../compiler/plan.ts';
import type { ExportFile } from '../../../compiler/targets/typescript/exportTypeScript.ts';
import { useCompiled } from '../../../stores/compiled.ts';
import { useSettings } from '../../../stores/settingsStore.ts';
import { formatCount } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/words.ts';
import { Button } from '../../parts/Button.tsx';
import dock from '../dock.module.css';
import styles from './code.module.css';
import { codeWords } from './codeWords.ts';
import { folderName, saveFile, zipProject } from './download.ts';

/** Scripts of the exported `package.json`. */
const commands = [
  { command: 'npm install', says: null },
  { command: 'npm start', says: 'inNode' },
  { command: 'npm run dev', says: 'inBrowser' },
] as const;

/** What the export holds, how it is judged and how it is run. */
export function ExportPanel(props: {
  readonly plan: Plan;
  readonly files: readonly ExportFile[];
  readonly onShow: (path: string) => void;
}): ReactElement {
  const { plan, files, onShow } = props;
  const words = useWords(codeWords);
  const locale = useSettings((settings) => settings.locale);
  const params = useCompiled((compiled) => compiled.totals.params);
  const [packing, setPacking] = useState<'no' | 'yes' | 'failed'>('no');
  const pack = (): void => {
    const folder = folderName(plan.title);
    setPacking('yes');
    zipProject(folder, files, plan).then(
      (bytes) => {
        saveFile(`${folder}.zip`, bytes, 'application/zip');
        setPacking('no');
      },
      () => setPacking('failed'),
    );
  };
  return (
    <aside className={styles.export}>
      <header className={styles.exportHead}>
        <h3 className={dock.title}>{words.typescript}</h3>
        <span className={dock.gap} />
        <Button kind="primary" icon={Download} onClick={pack} disabledReason={packing === 'yes' ? words.packing : null}>
          {words.download}
        </Button>
      </header>
      <div className={styles.exportBody}>
        {packing === 'failed' && (
          <div className={dock.problem} role="alert">
            <CircleX size={14} strokeWidth={1.75} aria-hidden />
            <p>{words.packFailed}</p>
          </div>
        )}
        <p className={dock.text}>{words.about}</p>
        <table className={dock.table}>
          <thead>
            <tr>
              <th scope="col">{words.file}</th>
              <th scope="col" className={dock.number}>
                {words.linesColumn}
              </th>
            </tr>
          </thead>
          <tbody>
            {files.map(({ path, text }) => (
              <tr key={path}>
                <td>
                  <button type="button" className={styles.fileLink} onClick={() => onShow(path)}>
                    {path}
                  </button>
                </td>
                <td className={dock.number}>{formatCount(text.trimEnd().split('\n').length, locale)}</td>
              </tr>
            ))}
            <tr>
              <td>{words.parameters}</td>
              <td className={dock.number}>{formatCount(params, locale)}</td>
            </tr>
          </tbody>
        </table>
        <h4 className={styles.subhead}>{words.run}</h4>
        <p className={styles.runText}>{words.runText}</p>
        <dl className={styles.commands}>
          {commands.map(({ command, says }) => (
            <div key={command}>
              <dt>{command}</dt>
              <dd>{says && words[says]}</dd>
            </div>
          ))}
        </dl>
      </div>
    </aside>
  );
}
