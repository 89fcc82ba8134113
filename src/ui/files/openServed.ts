import { refuse } from '../../project/refusal.ts';
import { showNotice } from '../../stores/noticeStore.ts';
import { openFile } from './fileActions.ts';

/**
 * Opens the file that `layerloom open FILE` serves beside the app and names in the address (`?open=name`). Only files
 * of our own server are read. The address is cleaned, so that a reload brings the edited project back and not the file.
 */
export async function openServedFile(): Promise<void> {
  const path = new URLSearchParams(location.search).get('open');
  if (path === null) return;
  history.replaceState(null, '', location.pathname);
  const address = new URL(path, location.href);
  if (address.origin !== location.origin) return;
  const name = decodeURIComponent(address.pathname.split('/').at(-1) ?? '');
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} for ${address.pathname}`);
    await openFile(new File([await response.blob()], name));
  } catch (error) {
    console.warn('The served file could not be read.', error);
    showNotice({ kind: 'refused', file: name, refusal: refuse('unreadable') });
  }
}
