import type { AssetReader } from './dataset.ts';

/** The JSON beside a pack: what it holds, whose it is, and a checksum of the `.bin` as it lies on disk. */
export interface PackHeader {
  readonly name: string;
  readonly source: string;
  readonly licence: string;
  /** Of the compressed file, in hexadecimal. */
  readonly sha256: string;
  /** Samples in the pack; for a text, characters. */
  readonly count: number;
  /** One sample. */
  readonly shape: readonly number[];
  readonly classes: number;
  /** Of the unpacked file. */
  readonly bytes: number;
}

/** Reads `name/name.json` and `name/name.bin`. A file that is damaged or of another length is refused. */
export async function readPack(
  name: string,
  assets: AssetReader,
): Promise<{ readonly header: PackHeader; readonly bytes: Uint8Array }> {
  const [json, packed] = await Promise.all([assets(`${name}/${name}.json`), assets(`${name}/${name}.bin`)]);
  const header = JSON.parse(new TextDecoder().decode(json)) as PackHeader;
  const bytes = await gunzip(packed, name);
  if (bytes.length !== header.bytes) {
    throw new Error(`The data pack "${name}" holds ${bytes.length} bytes where ${header.bytes} were expected.`);
  }
  return { header, bytes };
}

async function gunzip(packed: ArrayBuffer, name: string): Promise<Uint8Array> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new Error(`The data pack "${name}" is damaged and cannot be unpacked.`, { cause: error });
  }
}
