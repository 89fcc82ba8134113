/** What a data block asks of its data set. */
export type DatasetOptions = Readonly<Record<string, unknown>>;

/** A number option, kept between its limits; `fallback` when it is not stated. */
export function numberOption(
  options: DatasetOptions,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const value = options[name];
  return Math.min(max, Math.max(min, typeof value === 'number' ? value : fallback));
}
