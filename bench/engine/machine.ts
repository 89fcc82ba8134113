import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';

/** Where a run was measured. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly chromium: string;
  readonly tensorflowJs: string;
  /** Absent where it was not measured. */
  readonly tensorflow?: string;
  readonly date: string;
}

/** This machine, with what it runs. */
export function thisMachine(chromium: string, tensorflow: string | undefined): Machine {
  return {
    processor: processor(),
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: os.type(),
    node: process.versions.node,
    chromium,
    tensorflowJs: (createRequire(import.meta.url)('@tensorflow/tfjs/package.json') as { readonly version: string })
      .version,
    ...(tensorflow === undefined ? {} : { tensorflow }),
    date: new Date().toISOString().slice(0, 10),
  };
}

/** Clouds give processors names that say little; on Linux their family and model say which they are. */
function processor(): string {
  const name = os.cpus()[0]?.model.trim() ?? 'unknown';
  if (os.platform() !== 'linux') return name;
  const text = readFileSync('/proc/cpuinfo', 'utf8');
  const field = (label: string) => new RegExp(`^${label}\\s*: (\\d+)$`, 'm').exec(text)?.[1];
  const [family, model] = [field('cpu family'), field('model')];
  return family && model ? `${name} (family ${family}, model ${model})` : name;
}
