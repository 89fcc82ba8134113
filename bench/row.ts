/** One measured number. */
export interface Row {
  readonly bench: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it should be, as a person reads it: `at least 0.95`. Absent for numbers that only inform. */
  readonly target?: string;
  readonly met?: boolean;
}

/** A row that has to reach at least, or stay at most at, a number. */
export function judged(row: Row, bound: 'at least' | 'at most', limit: number): Row {
  const met = bound === 'at least' ? row.value >= limit : row.value <= limit;
  return { ...row, target: `${bound} ${limit}`, met };
}

/** Rows in columns as wide as their widest cell. */
export function table(rows: readonly Row[]): string {
  const lines = [
    ['bench', 'what', 'value', 'unit', 'target', ''],
    ...rows.map(({ bench, name, value, unit, target = '', met }) => [
      bench,
      name,
      Number(value.toPrecision(4)).toString(),
      unit,
      target,
      met === undefined ? '' : met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
