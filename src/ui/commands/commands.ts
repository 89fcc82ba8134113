import {
  Activity,
  ArrowLeft,
  Ban,
  CirclePause,
  CirclePlay,
  CodeXml,
  Copy,
  Database,
  Eye,
  FilePlus2,
  FolderClock,
  FolderOpen,
  Keyboard,
  Languages,
  LayoutGrid,
  Link2,
  Maximize,
  Minimize2,
  Moon,
  Package,
  PackagePlus,
  Play,
  Redo2,
  Replace,
  Save,
  Search,
  Settings,
  Snowflake,
  Spline,
  Square,
  SquareDashedMousePointer,
  StepForward,
  Sun,
  Trash2,
  TriangleAlert,
  Undo2,
  WandSparkles,
  ZoomIn,
  ZoomOut,
  type LucideIcon,
} from 'lucide-react';
import { modelOf } from '../../compiler/blockFace.ts';
import { selectAll, setCollapsed, setFrozen, toggleBypassed } from '../../stores/actions/blocks.ts';
import { duplicateSelection } from '../../stores/actions/clipboard.ts';
import { addModel, addModelUse, frameRefusal, selectionToModel } from '../../stores/actions/frames.ts';
import { deleteSelection } from '../../stores/actions/remove.ts';
import { currentScene } from '../../stores/actions/scene.ts';
import { showCanvasMenu } from '../../stores/canvasMenuStore.ts';
import { getCompiled } from '../../stores/compiled.ts';
import { useDocumentStore } from '../../stores/documentStore.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { changeSettings, useSettings } from '../../stores/settingsStore.ts';
import { pause, resume, step, stop, train } from '../../stores/training.ts';
import { showDialog, showDock, showGraph, useUiStore } from '../../stores/uiStore.ts';
import { startConnecting } from '../canvas/connectKeys.ts';
import { currentView } from '../canvas/currentView.ts';
import { focusCanvas } from '../canvas/focus.ts';
import { canvasWords } from '../canvas/words.ts';
import { chooseFile, downloadZip, newProject, saveFile } from '../files/fileActions.ts';
import { doAgain, takeBack } from '../topbar/history.ts';
import { speak } from '../i18n/language.ts';
import { nextModelName } from '../i18n/modelName.ts';
import type { CommandId } from './commandWords.ts';
import { focusPaletteSearch } from '../palette/focusPaletteSearch.ts';

/** The parts of the list of keys. */
export const commandGroups = ['project', 'run', 'canvas', 'view', 'app'] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something a person can do: in the command palette, in the list of keys, and by its key. */
export interface Command {
  readonly id: CommandId;
  readonly group: CommandGroup;
  readonly icon: LucideIcon;
  /** `mod` is Ctrl, or Cmd on Apple's keyboards; the canvas must have the focus for a key without it. */
  readonly keys?: { readonly mod?: true; readonly key: string };
  /** Whether it can be run now; without it always. */
  readonly enabled?: () => boolean;
  readonly run: () => void;
}

const locale = () => useSettings.getState().locale;
const isRunning = () => !['idle', 'ended'].includes(useRunStore.getState().status);
const hasSelection = () => currentScene().selected.length > 0;
const selectedModel = () => {
  const { graph, selected } = currentScene();
  const block = graph.blocks[selected.at(-1) ?? ''];
  return block ? modelOf(block) : null;
};

/** Every command, in the order of the list of keys. */
export const commands: readonly Command[] = [
  { id: 'newProject', group: 'project', icon: FilePlus2, run: newProject },
  { id: 'openFile', group: 'project', icon: FolderOpen, keys: { mod: true, key: 'O' }, run: chooseFile },
  { id: 'saveFile', group: 'project', icon: Save, keys: { mod: true, key: 'S' }, run: saveFile },
  { id: 'projects', group: 'project', icon: FolderClock, run: () => showDialog('projects') },
  { id: 'templates', group: 'project', icon: LayoutGrid, run: () => showDialog('templates') },
  { id: 'showCode', group: 'project', icon: CodeXml, run: () => showDock('code') },
  {
    id: 'downloadZip',
    group: 'project',
    icon: Package,
    enabled: () => getCompiled().plan !== null,
    run: () => void downloadZip(),
  },

  { id: 'train', group: 'run', icon: Play, keys: { key: 'T' }, enabled: () => !isRunning(), run: train },
  { id: 'stop', group: 'run', icon: Square, keys: { key: 'T' }, enabled: isRunning, run: stop },
  {
    id: 'pause',
    group: 'run',
    icon: CirclePause,
    enabled: () => useRunStore.getState().status === 'training',
    run: pause,
  },
  {
    id: 'resume',
    group: 'run',
    icon: CirclePlay,
    enabled: () => useRunStore.getState().status === 'paused',
    run: resume,
  },
  { id: 'step', group: 'run', icon: StepForward, enabled: isRunning, run: step },

  {
    id: 'undo',
    group: 'canvas',
    icon: Undo2,
    keys: { mod: true, key: 'Z' },
    enabled: () => useDocumentStore.getState().past.length > 0,
    run: takeBack,
  },
  {
    id: 'redo',
    group: 'canvas',
    icon: Redo2,
    keys: { mod: true, key: 'Y' },
    enabled: () => useDocumentStore.getState().future.length > 0,
    run: doAgain,
  },
  {
    id: 'connect',
    group: 'canvas',
    icon: Spline,
    keys: { key: 'C' },
    enabled: hasSelection,
    run: () => {
      focusCanvas();
      startConnecting(canvasWords[locale()]);
    },
  },
  {
    id: 'swap',
    group: 'canvas',
    icon: Replace,
    keys: { key: 'S' },
    enabled: hasSelection,
    run: () => {
      const id = currentScene().selected.at(-1);
      if (id !== undefined) showCanvasMenu({ kind: 'swap', block: id });
    },
  },
  { id: 'bypass', group: 'canvas', icon: Ban, keys: { key: 'B' }, enabled: hasSelection, run: toggleBypassed },
  { id: 'freeze', group: 'canvas', icon: Snowflake, enabled: hasSelection, run: () => toggle('frozen', setFrozen) },
  {
    id: 'collapse',
    group: 'canvas',
    icon: Minimize2,
    enabled: hasSelection,
    run: () => toggle('collapsed', setCollapsed),
  },
  {
    id: 'selectAll',
    group: 'canvas',
    icon: SquareDashedMousePointer,
    keys: { mod: true, key: 'A' },
    run: selectAll,
  },
  {
    id: 'duplicate',
    group: 'canvas',
    icon: Copy,
    keys: { mod: true, key: 'D' },
    enabled: hasSelection,
    run: duplicateSelection,
  },
  { id: 'delete', group: 'canvas', icon: Trash2, keys: { key: 'Del' }, enabled: hasSelection, run: deleteSelection },
  {
    id: 'makeModel',
    group: 'canvas',
    icon: Package,
    keys: { mod: true, key: 'G' },
    enabled: () => frameRefusal() === null,
    run: () => void selectionToModel(nextModelName()),
  },
  {
    id: 'newModel',
    group: 'canvas',
    icon: PackagePlus,
    enabled: () => currentScene().graphId === 'main',
    run: () => void addModel(nextModelName()),
  },
  {
    id: 'useAgain',
    group: 'canvas',
    icon: Link2,
    enabled: () => selectedModel() !== null,
    run: () => {
      const model = selectedModel();
      if (model !== null) addModelUse(model);
    },
  },
  {
    id: 'leaveModel',
    group: 'canvas',
    icon: ArrowLeft,
    keys: { key: 'Esc' },
    enabled: () => useUiStore.getState().graph !== 'main',
    run: () => showGraph('main'),
  },

  { id: 'fit', group: 'view', icon: Maximize, keys: { key: 'F' }, run: () => currentView()?.fit() },
  { id: 'tidy', group: 'view', icon: WandSparkles, keys: { key: 'Shift A' }, run: () => void currentView()?.tidy() },
  { id: 'zoomIn', group: 'view', icon: ZoomIn, keys: { key: '+' }, run: () => currentView()?.zoomBy(1.25) },
  { id: 'zoomOut', group: 'view', icon: ZoomOut, keys: { key: '−' }, run: () => currentView()?.zoomBy(0.8) },
  { id: 'zoomReset', group: 'view', icon: Search, keys: { key: '0' }, run: () => currentView()?.zoomReset() },
  { id: 'dockTrain', group: 'view', icon: Activity, keys: { key: '1' }, run: () => showDock('train') },
  { id: 'dockData', group: 'view', icon: Database, keys: { key: '2' }, run: () => showDock('data') },
  { id: 'dockInside', group: 'view', icon: Eye, keys: { key: '3' }, run: () => showDock('inside') },
  { id: 'dockCode', group: 'view', icon: CodeXml, keys: { key: '4' }, run: () => showDock('code') },
  { id: 'dockProblems', group: 'view', icon: TriangleAlert, keys: { key: '5' }, run: () => showDock('problems') },

  { id: 'findBlock', group: 'app', icon: Search, keys: { key: '/' }, run: () => focusPaletteSearch() },
  {
    id: 'commands',
    group: 'app',
    icon: Search,
    keys: { mod: true, key: 'K' },
    // In the palette itself it would do nothing.
    enabled: () => false,
    run: () => showDialog('commands'),
  },
  { id: 'keys', group: 'app', icon: Keyboard, keys: { key: '?' }, run: () => showDialog('keys') },
  { id: 'settings', group: 'app', icon: Settings, run: () => showDialog('settings') },
  { id: 'light', group: 'app', icon: Sun, run: () => changeSettings({ theme: 'light' }) },
  { id: 'dark', group: 'app', icon: Moon, run: () => changeSettings({ theme: 'dark' }) },
  {
    id: 'language',
    group: 'app',
    icon: Languages,
    run: () => speak(locale() === 'en' ? 'zh' : 'en'),
  },
];

function toggle(flag: 'frozen' | 'collapsed', set: (blocks: readonly string[], on: boolean) => void): void {
  const { graph, selected } = currentScene();
  set(selected, !selected.every((id) => graph.blocks[id]?.[flag] === true));
}
