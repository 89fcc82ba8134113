import { CircleX, Image } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Split } from '../../data/dataset.ts';
import type { Block } from '../../graph/project.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import type { SourceCall } from '../../nodes/kit/calls.ts';
import type { PreparedColumn } from '../../nodes/kit/textEncoding.ts';
import { readParams } from '../../nodes/kit/read.ts';
import { addBlock } from '../../stores/actions/add.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useSettings, type Locale } from '../../stores/settingsStore.ts';
import { useUiStore } from '../../stores/uiStore.ts';
import { blockLabel } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import { Column, ColumnHead } from './Column.tsx';
import { ClassTable } from './data/ClassTable.tsx';
import { DataInfo } from './data/DataInfo.tsx';
import { dataWords } from './data/dataWords.ts';
import styles from './data/data.module.css';
import { SampleBrowser } from './data/SampleBrowser.tsx';
import { useDataset } from './data/useDataset.ts';
import { Vocabularies } from './data/Vocabularies.tsx';
import dock from './dock.module.css';
import { SmallButton } from './SmallButton.tsx';
import { Button } from '../parts/Button.tsx';
import { Figures } from './Figures.tsx';

const none: readonly PreparedColumn[] = [];

/** A data block with the call it makes. */
interface Source {
  readonly block: Block;
  readonly label: string;
  readonly call: SourceCall;
}

/** The samples, classes and counts of the project's data blocks. */
export function DataTab(): ReactElement {
  const words = useWords(dataWords);
  const locale = useSettings((settings) => settings.locale);
  const blocks = useDocumentStore((state) => state.project.main.blocks);
  const selected = useUiStore((state) => state.selectedBlocks);
  const [chosen, setChosen] = useState<string | null>(null);
  const sources = Object.values(blocks).flatMap((block) => sourceOf(block, locale));
  // A data block that is selected on the canvas is the one that is meant.
  const current =
    sources.find(({ block }) => selected.includes(block.id)) ??
    sources.find(({ block }) => block.id === chosen) ??
    sources.find(({ call }) => call.kind === 'dataset') ??
    sources[0];
  if (!current) {
    return (
      <div className={dock.empty}>
        <h3 className={dock.emptyTitle}>{words.noData}</h3>
        <p className={dock.text}>{words.noDataText}</p>
        <Button kind="outline" icon={Image} onClick={() => void addBlock('digits')}>
          {words.addDigits}
        </Button>
      </div>
    );
  }
  const picker = sources.length > 1 && (
    <div className={styles.blocks} role="group" aria-label={words.blocks}>
      {sources.map(({ block, label }) => (
        <SmallButton key={block.id} pressed={block.id === current.block.id} onClick={() => pick(block.id, setChosen)}>
          {label}
        </SmallButton>
      ))}
    </div>
  );
  return <SourceView source={current} picker={picker} />;
}

function pick(id: string, setChosen: (id: string) => void): void {
  setChosen(id);
  useUiStore.setState({ selectedBlocks: [id], selectedWires: [] });
}

function sourceOf(block: Block, locale: Locale): Source[] {
  const definition = blockDefinition(block.type);
  if (definition?.role !== 'data') return [];
  const { values } = readParams(definition.params, block.params);
  return [{ block, label: block.name ?? blockLabel(block.type, locale), call: definition.source(values) }];
}

function SourceView(props: { readonly source: Source; readonly picker: ReactElement | false }): ReactElement {
  const { source, picker } = props;
  const words = useWords(dataWords);
  const seed = useDocumentStore((state) => state.project.run.seed);
  const [split, setSplit] = useState<Split>('train');
  const prepared = useCompiled(({ plan }) => plan?.sources.find(({ block }) => block === source.block.id)?.prepared);
  const state = useDataset(source.call.kind === 'dataset' ? source.call : null, prepared ?? none, seed);
  const dataset = source.call.kind === 'dataset' && state.state === 'ready' ? state.dataset : null;
  return (
    <div className={dock.columns}>
      <Column width={264} scroll label={source.label}>
        <ColumnHead title={source.label} />
        {picker}
        {dataset && <DataInfo dataset={dataset} />}
        {source.call.kind === 'noise' && <Figures rows={[[words.distribution, source.call.distribution]]} />}
      </Column>
      {dataset ? (
        <>
          <Column>
            <SampleBrowser key={source.block.id} dataset={dataset} split={split} onSplit={setSplit} />
          </Column>
          <Column width={344} scroll label={words.classes}>
            <ClassTable dataset={dataset} split={split} />
            <Vocabularies dataset={dataset} />
          </Column>
        </>
      ) : (
        <Column>
          {source.call.kind === 'noise' && <p className={dock.text}>{words.noise}</p>}
          {source.call.kind === 'dataset' && state.state === 'loading' && <p className={dock.text}>{words.loading}</p>}
          {source.call.kind === 'dataset' && state.state === 'failed' && (
            <div className={dock.problem} role="alert">
              <CircleX size={14} strokeWidth={1.75} aria-hidden />
              <div>
                <p>{words.failed}</p>
                <p>{state.message}</p>
                <SmallButton onClick={state.retry}>{words.tryAgain}</SmallButton>
              </div>
            </div>
          )}
        </Column>
      )}
    </div>
  );
}
