import type { AssetReader } from './dataset.ts';

/** Reads packs over HTTP from under `base`, which ends in a slash. Refuses with the address and the reason. */
export function httpAssets(base: string): AssetReader {
  return async (path) => {
    const address = base + path;
    let response: Response;
    try {
      response = await fetch(address);
    } catch (error) {
      throw new Error(`The data file ${address} could not be reached.`, { cause: error });
    }
    if (!response.ok) throw new Error(`The data file ${address} could not be loaded (HTTP ${response.status}).`);
    return response.arrayBuffer();
  };
}
