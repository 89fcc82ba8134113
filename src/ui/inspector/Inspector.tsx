import { lazy, Suspense, type ReactElement } from 'react';
import { graphOf } from '../../graph/project.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useUiStore } from '../../stores/uiStore.ts';
import { ModelInspector } from './ModelInspector.tsx';
import styles from './Inspector.module.css';

// Nothing is selected when the page opens, so the forms need not come before it.
const loadBlockInspector = async () => ({ default: (await import('./BlockInspector.tsx')).BlockInspector });
const loadManyInspector = async () => ({ default: (await import('./ManyInspector.tsx')).ManyInspector });
const BlockInspector = lazy(loadBlockInspector);
const ManyInspector = lazy(loadManyInspector);

/** Brings the forms in before they are asked for, so that the first selection shows them at once. */
export function warmInspector(): void {
  void Promise.all([loadBlockInspector(), loadManyInspector()]);
}

/** All about what is selected: one block, several, or the model as a whole. */
export function Inspector({ onHide }: { readonly onHide: () => void }): ReactElement {
  const wanted = useUiStore((state) => state.graph);
  const shown = useDocumentStore((state) => graphOf(state.project, wanted));
  const graph = shown ? wanted : 'main';
  const blocks = useDocumentStore((state) => graphOf(state.project, graph)?.blocks);
  const selected = useUiStore((state) => state.selectedBlocks);
  const present = selected.filter((id) => blocks !== undefined && Object.hasOwn(blocks, id));
  const only = present.length === 1 ? blocks?.[present[0]!] : undefined;
  return (
    <div className={styles.inspector} data-testid="inspector">
      <Suspense fallback={<ModelInspector graph={graph} onHide={onHide} />}>
        {only ? (
          <BlockInspector key={`${graph} ${only.id}`} graph={graph} block={only} onHide={onHide} />
        ) : present.length > 1 ? (
          <ManyInspector graph={graph} ids={present} onHide={onHide} />
        ) : (
          <ModelInspector graph={graph} onHide={onHide} />
        )}
      </Suspense>
    </div>
  );
}
