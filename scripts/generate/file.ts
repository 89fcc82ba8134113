/** A file of the repository that is made from others. */
export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A table in Markdown. Cells may hold any text but line breaks. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), `|${header.map(() => ' --- ').join('|')}|`, ...rows.map(line)].join('\n');
}
