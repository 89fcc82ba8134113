import type { Block, Graph, ParamValue, Port, Wire } from '../graph/project.ts';
import { asRaw, isSafeKey, own, record, type Raw } from '../graph/records.ts';

/** What was put right or left out while reading: how often, by kind. */
export type Repairs = { [K in RepairKind]?: number };
export type RepairKind = 'blocks' | 'wires' | 'params' | 'positions' | 'names' | 'models' | 'run';

/** Counts one repair. */
export function note(repairs: Repairs, kind: RepairKind): void {
  repairs[kind] = (repairs[kind] ?? 0) + 1;
}

/** No canvas reaches further: beyond it a browser draws nothing and "fit" finds nothing. */
const farthest = 50_000;
const longestName = 200;
const longestList = 10_000;

/** A graph with every block that can be read; `undefined` where there is none at all. */
export function readGraph(value: unknown, repairs: Repairs): Graph | undefined {
  const raw = asRaw(value);
  const rawBlocks = raw && asRaw(own(raw, 'blocks'));
  const rawWires = raw && asRaw(own(raw, 'wires') ?? {});
  if (!rawBlocks || !rawWires) return undefined;
  const blocks = record(readEntries(rawBlocks, 'blocks', repairs, readBlock));
  const wires = record(
    readEntries(rawWires, 'wires', repairs, (id, rawWire) => {
      const wire = readWire(id, rawWire);
      return wire && blocks[wire.from.block] && blocks[wire.to.block] ? wire : undefined;
    }),
  );
  return { blocks, wires };
}

/** Entries under safe keys that could be read; the others are counted as one repair each. */
export function* readEntries<T>(
  raw: Raw,
  kind: RepairKind,
  repairs: Repairs,
  read: (key: string, value: unknown, repairs: Repairs) => T | undefined,
): Generator<readonly [string, T]> {
  for (const [key, value] of Object.entries(raw)) {
    const item = isSafeKey(key) ? read(key, value, repairs) : undefined;
    if (item === undefined) note(repairs, kind);
    else yield [key, item];
  }
}

function readBlock(id: string, value: unknown, repairs: Repairs): Block | undefined {
  const raw = asRaw(value);
  const type = raw && own(raw, 'type');
  if (!raw || typeof type !== 'string' || type === '' || type.length > longestName) return undefined;
  const name = readName(own(raw, 'name'), repairs);
  return {
    id,
    type,
    ...(name === undefined ? {} : { name }),
    params: readParams(own(raw, 'params'), repairs),
    position: readPosition(own(raw, 'position'), repairs),
    ...(own(raw, 'collapsed') === true ? { collapsed: true } : {}),
    ...(own(raw, 'bypassed') === true ? { bypassed: true } : {}),
    ...(own(raw, 'frozen') === true ? { frozen: true } : {}),
  };
}

/** A name a person gave, cut to a length that can be shown; `undefined` where there is none. */
export function readName(value: unknown, repairs: Repairs): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > longestName) note(repairs, 'names');
  const name = typeof value === 'string' ? value.slice(0, longestName) : '';
  return name === '' ? undefined : name;
}

function readParams(value: unknown, repairs: Repairs): Block['params'] {
  const raw = asRaw(value);
  if (!raw) {
    if (value !== undefined) note(repairs, 'params');
    return record([]);
  }
  return record(
    readEntries(raw, 'params', repairs, (_name, param) => (isParamValue(param) ? asWritten(param) : undefined)),
  );
}

// Of the right kind for a file; whether the block's type takes it is for the compiler to say.
function isParamValue(value: unknown): value is ParamValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (!Array.isArray(value) || value.length > longestList) return false;
  return value.every((item) => Number.isFinite(item)) || value.every((item) => typeof item === 'string');
}

/** A value as saving would write it. */
function asWritten(value: ParamValue): ParamValue {
  if (typeof value === 'number') return unsigned(value);
  return Array.isArray(value) && typeof value[0] === 'number' ? (value as readonly number[]).map(unsigned) : value;
}

/** JSON reads −0 and writes 0: without its sign a file read and saved is the same file. */
export const unsigned = (value: number): number => (value === 0 ? 0 : value);

function readPosition(value: unknown, repairs: Repairs): Block['position'] {
  const raw = asRaw(value) ?? {};
  return { x: readCoordinate(own(raw, 'x'), repairs), y: readCoordinate(own(raw, 'y'), repairs) };
}

function readCoordinate(value: unknown, repairs: Repairs): number {
  if (typeof value === 'number' && Math.abs(value) <= farthest) return unsigned(value);
  note(repairs, 'positions');
  return typeof value === 'number' && !Number.isNaN(value) ? Math.sign(value) * farthest : 0;
}

function readWire(id: string, value: unknown): Wire | undefined {
  const raw = asRaw(value);
  const from = raw && readPort(own(raw, 'from'));
  const to = raw && readPort(own(raw, 'to'));
  return from && to ? { id, from, to } : undefined;
}

function readPort(value: unknown): Port | undefined {
  const raw = asRaw(value);
  const block = raw && own(raw, 'block');
  const port = raw && own(raw, 'port');
  if (typeof block !== 'string' || typeof port !== 'string' || !isSafeKey(port)) return undefined;
  return { block, port };
}
