import { emptyProject, type Project } from '../../graph/project.ts';
import { modelKinds } from '../../project/foreign.ts';
import { formatProject, limits, parseProjectBytes } from '../../project/format.ts';
import { refuse } from '../../project/refusal.ts';
import { knowAllOf, loadCatalogue } from '../../stores/catalogue.ts';
import { getCompiled } from '../../stores/compiled.ts';
import { openProject, useDocumentStore } from '../../stores/documentStore.ts';
import { showNotice } from '../../stores/noticeStore.ts';
import { useSettings } from '../../stores/settingsStore.ts';
import { announce, showGraph } from '../../stores/uiStore.ts';
import { filesWords } from './filesWords.ts';
import { menuWords } from './menuWords.ts';

const wordsNow = () => filesWords[useSettings.getState().locale];

/** Lets a person choose a project file and opens it. */
export function chooseFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,.layerloom,application/json';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void openFile(file);
  });
  input.click();
}

/** Opens a file as an undoable step. A file that is no project is refused with a sentence, and nothing changes. */
export async function openFile(file: File): Promise<void> {
  let bytes: Uint8Array;
  try {
    // No more is read than shows that it is too much.
    bytes = new Uint8Array(await file.slice(0, limits.bytes + 1).arrayBuffer());
  } catch {
    showNotice({ kind: 'refused', file: file.name, refusal: refuse('unreadable') });
    return;
  }
  const parsed = parseProjectBytes(bytes);
  if (parsed.ok) {
    await knowAllOf(parsed.project);
    openRead(parsed.project);
    const repaired = Object.keys(parsed.repairs).length > 0;
    showNotice(repaired ? { kind: 'repaired', file: file.name, repairs: parsed.repairs } : null);
  } else if (modelKinds.includes(parsed.detail)) {
    await openModelFile(file.name, bytes);
  } else {
    showNotice({ kind: 'refused', file: file.name, refusal: parsed });
  }
}

/** Opens a model of Keras or TensorFlow.js as a project; what reads it is loaded when it is first needed. */
async function openModelFile(name: string, bytes: Uint8Array): Promise<void> {
  try {
    const [{ openModel }] = await Promise.all([import('../../project/openModel.ts'), loadCatalogue()]);
    const opened = openModel(bytes, name.replace(/\.json$/i, ''));
    if (!opened.ok) {
      showNotice({ kind: 'refused', file: name, refusal: opened });
      return;
    }
    openRead(opened.project);
    const { renamed, copied } = opened;
    const told = renamed.length + copied.length > 0;
    showNotice(told ? { kind: 'imported', file: name, renamed: renamed.length, copied: copied.length } : null);
  } catch (error) {
    console.warn('The model could not be opened.', error);
    showNotice({ kind: 'notLoaded' });
  }
}

function openRead(project: Project): void {
  const { opened } = wordsNow();
  showGraph('main');
  openProject({ say: 'open', name: project.name }, project);
  announce(opened(project.name));
}

/** Downloads the open project as a file. */
export function saveFile(): void {
  const { project } = useDocumentStore.getState();
  download(`${fileName(project.name)}.layerloom.json`, formatProject(project), 'application/json');
}

/** Opens an empty project as an undoable step; what was open stays under Projects. */
export function newProject(): void {
  const { untitled } = menuWords[useSettings.getState().locale];
  showGraph('main');
  openProject({ say: 'openNew' }, emptyProject(untitled));
}

/** Packs the open project as TypeScript and downloads it; the printer is loaded when it is first asked for. */
export async function downloadZip(): Promise<void> {
  const { plan } = getCompiled();
  if (!plan) return;
  try {
    const [{ exportTypeScript }, { folderName, zipProject }] = await Promise.all([
      import('../../compiler/targets/typescript/exportTypeScript.ts'),
      import('../dock/code/download.ts'),
    ]);
    const folder = folderName(plan.title);
    download(`${folder}.zip`, await zipProject(folder, exportTypeScript(plan), plan), 'application/zip');
  } catch (error) {
    console.warn('The project could not be packed.', error);
    showNotice({ kind: 'packFailed' });
  }
}

function download(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** A name that every file system takes. */
function fileName(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
      .trim()
      .slice(0, 80) || 'project'
  );
}
