import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Download, RotateCcw, TriangleAlert } from 'lucide-react';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useWords } from '../i18n/words.ts';
import { Button } from '../parts/Button.tsx';
import styles from './ErrorBoundary.module.css';
import { frameWords } from './frameWords.ts';
import { saveCopy } from './saveCopy.ts';

interface Props {
  /** What broke, in the language of the page: `The canvas`. */
  readonly region: string;
  readonly children: ReactNode;
}

/** Keeps a mistake of ours in one region: says what happened, and that the project is safe. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(`${this.props.region} broke.`, error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <Broken region={this.props.region} error={error} onRetry={() => this.setState({ error: null })} />;
  }
}

function Broken(props: { readonly region: string; readonly error: Error; readonly onRetry: () => void }): ReactNode {
  const words = useWords(frameWords);
  return (
    <div className={styles.broken} role="alert">
      <h2 className={styles.title}>
        <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
        {words.broken(props.region)}
      </h2>
      <p>{words.brokenText}</p>
      <p className={styles.message}>{props.error.message}</p>
      <div className={styles.actions}>
        <Button kind="outline" icon={RotateCcw} onClick={props.onRetry}>
          {words.showAgain}
        </Button>
        <Button kind="outline" icon={Download} onClick={() => saveCopy(useDocumentStore.getState().project)}>
          {words.saveCopy}
        </Button>
      </div>
    </div>
  );
}
