import type { Project } from '../../graph/project.ts';

/** Gives the project to the browser as a file, by the shortest way there is: it must work when little else does. */
export function saveCopy(project: Project): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(project, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${project.name.replace(/[^\p{L}\p{N} _-]+/gu, '') || 'project'}.layerloom.json`;
  link.click();
  URL.revokeObjectURL(url);
}
