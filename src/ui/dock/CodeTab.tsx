import { Image, TriangleAlert } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Plan } from '../../compiler/plan.ts';
import { addBlock } from '../../stores/actions/add.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { showDock, useUiStore } from '../../stores/uiStore.ts';
import { useWords } from '../i18n/words.ts';
import { Button } from '../parts/Button.tsx';
import { CodeBar } from './code/CodeBar.tsx';
import { CodeView } from './code/CodeView.tsx';
import { codeWords } from './code/codeWords.ts';
import styles from './code/code.module.css';
import { ExportPanel } from './code/ExportPanel.tsx';
import { useExport } from './code/useExport.ts';
import dock from './dock.module.css';
import { blockName } from './inside/blockName.ts';

/** The project as TypeScript, written anew with each edit, and what a download of it holds. */
export function CodeTab(): ReactElement {
  const plan = useCompiled((compiled) => compiled.plan);
  return plan ? <Code plan={plan} /> : <NoCode />;
}

function Code(props: { readonly plan: Plan }): ReactElement {
  const { plan } = props;
  const words = useWords(codeWords);
  const locale = useSettings((settings) => settings.locale);
  const printed = useExport(plan);
  const [path, setPath] = useState('model.ts');
  const project = useDocumentStore((state) => state.project);
  const selected = useUiStore((state) => state.selectedBlocks);
  const shown = printed?.files.find((file) => file.path === path) ?? printed?.files[0];
  if (!printed || !shown) return <p className={`${dock.empty} ${dock.text}`}>{words.printing}</p>;
  const { files, lines } = printed;
  const marked = lines.filter(({ block }) => shown.path === 'model.ts' && selected.includes(block));
  const [first] = marked;
  return (
    <div className={styles.tab}>
      <div className={styles.main}>
        <CodeBar
          files={files}
          shown={shown}
          onShow={setPath}
          marked={first}
          block={first && blockName(project, first.block, locale)}
        />
        <CodeView key={shown.path} path={shown.path} text={shown.text} marked={marked} />
      </div>
      <ExportPanel plan={plan} files={files} onShow={setPath} />
    </div>
  );
}

function NoCode(): ReactElement {
  const words = useWords(codeWords);
  const isEmpty = useDocumentStore((state) => Object.keys(state.project.main.blocks).length === 0);
  return (
    <div className={dock.empty}>
      <h3 className={dock.emptyTitle}>{words.none}</h3>
      <p className={dock.text}>{isEmpty ? words.noneText : words.problemText}</p>
      {isEmpty ? (
        <Button kind="outline" icon={Image} onClick={() => void addBlock('digits')}>
          {words.addDigits}
        </Button>
      ) : (
        <Button kind="outline" icon={TriangleAlert} onClick={() => showDock('problems')}>
          {words.showProblems}
        </Button>
      )}
    </div>
  );
}
