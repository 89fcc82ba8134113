import type { Block, ParamValue, Project, RunSettings } from '../../../graph/project.ts';

/** One thing that is different between two projects. */
export type Change =
  | { readonly kind: 'added' | 'removed' | 'swapped' | 'frozen' | 'bypassed'; readonly block: Block }
  | { readonly kind: 'param'; readonly block: Block; readonly param: string; readonly value: ParamValue | undefined }
  | { readonly kind: 'run'; readonly setting: keyof RunSettings; readonly value: number }
  | { readonly kind: 'wires' };

/** What was changed from one run to the next, in the order of the blocks. Where blocks stand and are called does not count. */
export function changesBetween(before: Project, now: Project): Change[] {
  const [old, young] = [allBlocks(before), allBlocks(now)];
  const changes: Change[] = [];
  for (const [id, block] of young) {
    const was = old.get(id);
    changes.push(...(was ? blockChanges(was, block) : [{ kind: 'added', block } as const]));
  }
  for (const [id, block] of old) if (!young.has(id)) changes.push({ kind: 'removed', block });
  for (const setting of ['epochs', 'batchSize', 'seed'] as const) {
    if (before.run[setting] !== now.run[setting]) changes.push({ kind: 'run', setting, value: now.run[setting] });
  }
  // New blocks bring wires with them: those alone are news of their own.
  if (changes.length === 0 && wiring(before) !== wiring(now)) changes.push({ kind: 'wires' });
  return changes;
}

function blockChanges(was: Block, block: Block): Change[] {
  if (was.type !== block.type) return [{ kind: 'swapped', block }];
  const names = [...new Set([...Object.keys(was.params), ...Object.keys(block.params)])];
  const changes: Change[] = names
    .filter((param) => JSON.stringify(was.params[param]) !== JSON.stringify(block.params[param]))
    .map((param) => ({ kind: 'param', block, param, value: block.params[param] }));
  if ((was.frozen ?? false) !== (block.frozen ?? false)) changes.push({ kind: 'frozen', block });
  if ((was.bypassed ?? false) !== (block.bypassed ?? false)) changes.push({ kind: 'bypassed', block });
  return changes;
}

function graphs(project: Project): (readonly [string, Project['main']])[] {
  return [['main', project.main], ...Object.entries(project.models).map(([id, { graph }]) => [id, graph] as const)];
}

function allBlocks(project: Project): Map<string, Block> {
  return new Map(
    graphs(project).flatMap(([graph, { blocks }]) =>
      Object.values(blocks).map((block) => [`${graph}/${block.id}`, block]),
    ),
  );
}

function wiring(project: Project): string {
  const ends = graphs(project).flatMap(([graph, { wires }]) =>
    Object.values(wires).map(({ from, to }) => [graph, from.block, from.port, to.block, to.port].join(' ')),
  );
  return ends.sort().join('\n');
}
