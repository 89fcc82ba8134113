import { distance, readDigest, type Digest } from './digest.ts';
import type { KerasRecord } from './record.ts';
import type { Numbers } from './run.ts';
import { sizeOf } from '../../tensor/shape.ts';

/** What the issue of truth allows: outputs to 1e-4, what a step changed to 1e-3. */
const allowed = {
  output: { relative: 1e-4, absolute: 1e-6 },
  loss: { relative: 1e-4, absolute: 1e-6 },
  // Weights are float32: a change is known no better than the weight itself.
  change: { relative: 1e-3, absolute: 4e-6 },
};

const far = (what: string, actual: Digest, expected: Digest, kind: keyof typeof allowed): readonly string[] => {
  const ratio = distance(actual, expected, allowed[kind].relative, allowed[kind].absolute);
  if (ratio <= 1) return [];
  const shown = (each: Digest) => each.samples.map((value) => value.toPrecision(6)).join(' ');
  return [`${what} is ${ratio.toPrecision(3)} times farther off than allowed: ${shown(actual)} … where Keras has ${shown(expected)} …`]; // prettier-ignore
};

/** Where numbers of ours leave Keras's: a sentence each, none where they agree. */
export function disagreements(ours: Numbers, keras: KerasRecord, batch: number): readonly string[] {
  const outputs = ours.outputs.flatMap((output, at) =>
    far(`output ${at}`, output, readDigest(batch * sizeOf(keras.out[at] ?? [0]), keras.y[at] ?? []), 'output'),
  );
  const losses = ours.losses.flatMap((loss, at) =>
    far(`loss ${at} in training`, single(loss), single(keras.loss?.[at] ?? NaN), 'loss'),
  );
  const changes = Object.entries(keras.change ?? {}).flatMap(([name, expected]) => {
    const actual = ours.changes.get(name);
    // What has no gradient at all takes no step here.
    if (!actual) return expected === 0 ? [] : [`there is no weight ${name}`];
    return far(`the change of ${name}`, actual, readDigest(actual.count, expected === 0 ? zeros(actual) : expected), 'change'); // prettier-ignore
  });
  return [...outputs, ...losses, ...changes];
}

const single = (value: number): Digest => ({ count: 1, norm: Math.abs(value), products: [], samples: [value] });
const zeros = ({ samples, products }: Digest): number[] =>
  new Array<number>(1 + products.length + samples.length).fill(0);

/** Where Keras itself leaves the record: it or a block changed. */
export function differences(live: KerasRecord, record: KerasRecord | undefined): readonly string[] {
  if (!record) return [`${live.id}: is not in the record`];
  if (live.hash !== record.hash) return [`${live.id}: the record is of other settings`];
  const flat = ({ id: _id, hash: _hash, ...rest }: KerasRecord) =>
    JSON.stringify(rest, (_key, value: unknown) => value);
  if (flat(live) === flat(record)) return [];
  const [a, b] = [numbersIn(live), numbersIn(record)];
  if (a.length !== b.length || live.untrained !== record.untrained) return [`${live.id}: the record has other tensors`];
  // Sums of float32 in another order on another processor.
  const worst = a.findIndex((value, at) => Math.abs(value - b[at]!) > 2e-4 * Math.max(Math.abs(b[at]!), 0.01));
  return worst < 0 ? [] : [`${live.id}: Keras gives ${a[worst]} where the record has ${b[worst]}`];
}

function numbersIn({ out, params, y, loss = [], change = {} }: KerasRecord): readonly number[] {
  return [...out.flat(), ...params, ...y.flat(), ...loss, ...Object.values(change).flat()];
}
