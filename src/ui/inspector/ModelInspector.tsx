import { PanelRightClose } from 'lucide-react';
import type { ReactElement } from 'react';
import { graphOf, type Graph, type GraphId } from '../../graph/project.ts';
import { topology } from '../../graph/topology.ts';
import { blockDefinition } from '../../nodes/catalogue.ts';
import { useCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { getFace } from '../../stores/faces.ts';
import { useSettings, type Locale } from '../../stores/settingsStore.ts';
import { select } from '../../stores/uiStore.ts';
import { formatShape } from '../../tensor/shape.ts';
import { frameWords } from '../frame/frameWords.ts';
import { shownName } from '../i18n/blockWords.ts';
import { formatCount } from '../i18n/numbers.ts';
import { useWords } from '../i18n/words.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { commandKeys, Keycap } from '../parts/Keycap.tsx';
import styles from './Inspector.module.css';
import { inspectorWords } from './inspectorWords.ts';
import { RunSection } from './RunSection.tsx';
import { Section } from './Section.tsx';

/** With nothing selected: every block with its output and its parameters, the settings of the run, and keys. */
export function ModelInspector({
  graph,
  onHide,
}: {
  readonly graph: GraphId;
  readonly onHide: () => void;
}): ReactElement {
  const words = useWords(inspectorWords);
  const frame = useWords(frameWords);
  const shown = useDocumentStore((state) => graphOf(state.project, graph));
  const modelName = useDocumentStore((state) => state.project.models[graph]?.name);
  const empty = !shown || Object.keys(shown.blocks).length === 0;
  return (
    <>
      <header className={styles.head}>
        <div className={styles.headLine}>
          <h2 className={styles.title}>{empty ? words.nothingSelected : (modelName ?? words.model)}</h2>
          <span className={styles.gap} />
          <IconButton label={frame.hideInspector} icon={PanelRightClose} tooltipSide="left" onClick={onHide} />
        </div>
        <p className={styles.summary}>{empty ? words.addBlock : words.selectBlock}</p>
      </header>
      {shown && !empty && <BlockTable graph={graph} shown={shown} />}
      {!empty && <RunSection />}
      <KeysSection />
    </>
  );
}

/** Blocks that carry data on, in the order data flows. Losses and update steps give no shape and are left out. */
function BlockTable({ graph, shown }: { readonly graph: GraphId; readonly shown: Graph }): ReactElement {
  const words = useWords(inspectorWords);
  const locale = useSettings((settings) => settings.locale);
  const known = useCompiled((compiled) => compiled.blocks[graph]);
  const order = topology(shown).order.filter((id) => {
    const role = blockDefinition(shown.blocks[id]?.type ?? '')?.role;
    return role !== 'loss' && role !== 'step' && role !== 'output';
  });
  const total = order.reduce((sum, id) => sum + (known?.[id]?.shared ? 0 : (known?.[id]?.costs.params ?? 0)), 0);
  return (
    <div className={styles.tableBox}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.block}</th>
            <th scope="col">{words.output}</th>
            <th scope="col">{words.params}</th>
          </tr>
        </thead>
        <tbody>
          {order.map((id) => {
            const type = known?.[id]?.outputs[0]?.type;
            return (
              <tr key={id}>
                <td>
                  <button type="button" className={styles.rowButton} onClick={() => select([id])}>
                    {rowName(graph, shown, id, locale)}
                  </button>
                </td>
                <td className={styles.faint}>{type?.kind === 'tensor' ? formatShape(type.shape) : '–'}</td>
                <td>{formatCount(known?.[id]?.shared ? 0 : (known?.[id]?.costs.params ?? 0), locale)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td />
            <td data-testid="total-params">{formatCount(total, locale)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** `Dense 128`: the width tells blocks of one type apart. */
function rowName(graph: GraphId, shown: Graph, id: string, locale: Locale): string {
  const block = shown.blocks[id];
  const face = getFace(graph, id);
  if (!block || !face) return id;
  const width = block.params['filters'] ?? block.params['units'];
  const name = shownName(block, face.name, locale);
  return block.name === undefined && typeof width === 'number' ? `${name} ${width}` : name;
}

function KeysSection(): ReactElement {
  const words = useWords(inspectorWords);
  const keys = [
    [words.keyAdd, '/'],
    [words.keyCommand, commandKeys('K')],
    [words.keyMove, '← →'],
    [words.keyConnect, 'C'],
    [words.keyTrain, 'T'],
    [words.keyAll, '?'],
  ] as const;
  return (
    <Section title={words.keys}>
      <dl className={styles.keys}>
        {keys.map(([what, key]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <Keycap>{key}</Keycap>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
