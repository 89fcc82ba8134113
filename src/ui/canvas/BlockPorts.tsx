import { Handle, Position } from '@xyflow/react';
import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import type { BlockFace } from '../../compiler/blockFace.ts';
import type { CompiledPort } from '../../compiler/compiled.ts';
import type { BlockId } from '../../graph/project.ts';
import { useConnectStore } from '../../stores/connectStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { portLabel } from '../i18n/blockWords.ts';
import { useWords } from '../i18n/words.ts';
import { describeType } from './describe.ts';
import { canvasWords } from './words.ts';
import styles from './BlockPorts.module.css';

type Side = 'input' | 'output';

/** Handles in the header: of a side that has one port, or of a collapsed block. */
export function HeaderPorts({
  id,
  face,
  collapsed,
}: {
  readonly id: BlockId;
  readonly face: BlockFace;
  readonly collapsed: boolean;
}): ReactElement {
  const shown = (ports: readonly CompiledPort[]) => (ports.length === 1 || collapsed ? ports : []);
  return (
    <>
      {shown(face.inputs).map((port) => (
        <PortHandle key={`in ${port.name}`} id={id} face={face} port={port} side="input" inHeader />
      ))}
      {shown(face.outputs).map((port) => (
        <PortHandle key={`out ${port.name}`} id={id} face={face} port={port} side="output" inHeader />
      ))}
    </>
  );
}

/** A row for each port of a side that has several. */
export function PortRows({ id, face }: { readonly id: BlockId; readonly face: BlockFace }): ReactElement {
  const locale = useSettings((settings) => settings.locale);
  return (
    <>
      {face.inputs.length > 1 &&
        face.inputs.map((port) => (
          <div key={`in ${port.name}`} className={styles.row}>
            <PortHandle id={id} face={face} port={port} side="input" />
            {portLabel(port, locale)}
          </div>
        ))}
      {face.outputs.length > 1 &&
        face.outputs.map((port) => (
          <div key={`out ${port.name}`} className={`${styles.row} ${styles.right}`}>
            <PortHandle id={id} face={face} port={port} side="output" />
            {portLabel(port, locale)}
          </div>
        ))}
    </>
  );
}

interface PortProps {
  readonly id: BlockId;
  readonly face: BlockFace;
  readonly port: CompiledPort;
  readonly side: Side;
  readonly inHeader?: boolean;
}

function PortHandle({ id, face, port, side, inHeader }: PortProps): ReactElement {
  const state = useConnectStore((connect) => handleState(connect, id, port.name, side));
  const words = useWords(canvasWords);
  const locale = useSettings((settings) => settings.locale);
  const several = (side === 'input' ? face.inputs : face.outputs).length > 1;
  const label = words[side](face.name, several ? portLabel(port, locale) : '');
  const classes = [
    styles.handle,
    styles[side],
    inHeader && styles.inHeader,
    port.kind === 'loss' && styles.loss,
    port.wired && styles.wired,
    state !== 'rest' && styles[state],
  ];
  return (
    <Handle
      id={port.name}
      type={side === 'input' ? 'target' : 'source'}
      position={side === 'input' ? Position.Left : Position.Right}
      className={classes.filter(Boolean).join(' ')}
      aria-label={label}
      role="button"
      title={port.type?.kind === 'tensor' ? `${label} ${describeType(port.type, words)}` : label}
      data-testid="handle"
      data-block={id}
      data-port={port.name}
    >
      <Plus className={styles.plus} size={10} strokeWidth={2.5} aria-hidden />
    </Handle>
  );
}

type HandleState = 'rest' | 'origin' | 'fits' | 'cursor' | 'faded';

function handleState(
  connect: ReturnType<typeof useConnectStore.getState>,
  id: BlockId,
  port: string,
  side: Side,
): HandleState {
  const { origin, cursor } = connect;
  if (!origin) return 'rest';
  if (origin.block === id) return origin.port === port && connect.side === side ? 'origin' : 'rest';
  if (connect.side === side) return 'rest';
  if (!connect.fits[id]?.ports.includes(port)) return 'faded';
  return cursor?.block === id && cursor.port === port ? 'cursor' : 'fits';
}
