import { readFileSync } from 'node:fs';
import type { GeneratedFile } from './file.ts';

const target = 'docs/adding-a-block.md';

/** The page on adding a block: the layer it shows is the file it names, word for word. */
export function addingPage(): GeneratedFile {
  const page = readFileSync(target, 'utf8');
  const shown = /(`(src\/nodes\/layers\/[\w/]+\.ts)`[^`]*\n\n```ts\n)[\s\S]*?```/;
  const [, , file] = shown.exec(page) ?? [];
  if (file === undefined) throw new Error(`${target} names no layer to show.`);
  const content = page.replace(shown, (_, lead: string) => `${lead}${readFileSync(file, 'utf8')}\`\`\``);
  return { path: target, content };
}
