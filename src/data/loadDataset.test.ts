import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SUM_CHARACTERS } from '../nodes/data/sumCharacters.ts';
import { TEXT_CHARACTERS } from '../nodes/data/textCharacters.ts';
import type { ArgValue } from '../nodes/kit/calls.ts';
import { splits, type Dataset, type Split } from './dataset.ts';
import { loadDataset } from './loadDataset.ts';
import { diskAssets } from './nodeAssets.ts';
import type { PackHeader } from './pack.ts';
import { pointShapes } from './sets/points.ts';

const assets = diskAssets();
const load = (dataset: string, options: Record<string, ArgValue> = {}, seed = 42): Promise<Dataset> =>
  loadDataset({ kind: 'dataset', dataset, options }, seed, assets);
const all = (data: Dataset, split: Split): number[] => Array.from({ length: data.sizes[split] }, (_, i) => i);
const total = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0);
const highest = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((best, v) => Math.max(best, v), -Infinity);
const mean = (values: Float32Array | Int32Array): number => total(values) / values.length;

describe('packs', () => {
  it.each(['digits', 'moby-dick'])('%s has the checksum its header states', async (name) => {
    const header = JSON.parse(new TextDecoder().decode(await assets(`${name}/${name}.json`))) as PackHeader;
    const packed = new Uint8Array(await assets(`${name}/${name}.bin`));
    expect(createHash('sha256').update(packed).digest('hex')).toBe(header.sha256);
  });

  it('refuses a damaged file in words', async () => {
    const cut = async (path: string): Promise<ArrayBuffer> => {
      const file = await assets(path);
      return path.endsWith('.bin') ? file.slice(0, 5000) : file;
    };
    await expect(loadDataset({ kind: 'dataset', dataset: 'digits', options: {} }, 1, cut)).rejects.toThrow(
      'The data pack "digits" is damaged',
    );
  });

  it('refuses a data set that does not exist', async () => {
    await expect(load('cats')).rejects.toThrow('There is no data set called "cats".');
  });
});

describe('digits', () => {
  it('has 8,000 training digits at most, and always the same 1,000 and 1,000 held back', async () => {
    const few = await load('digits', { samples: 100, labels: 'index' });
    const many = await load('digits', { samples: 50_000, labels: 'index' });
    expect(few.sizes).toEqual({ train: 100, validation: 1000, test: 1000 });
    expect(many.sizes).toEqual({ train: 8000, validation: 1000, test: 1000 });
    expect((await load('digits')).sizes.train).toBe(2500);
    expect(few.read('test', [0, 999], 'images')).toEqual(many.read('test', [0, 999], 'images'));
    expect(few.read('train', all(few, 'train'), 'images')).toEqual(many.read('train', all(few, 'train'), 'images'));
  });

  it('counts every digit of the source once, in no two splits', async () => {
    const data = await load('digits', { samples: 8000, labels: 'index' });
    const counts = Array<number>(10).fill(0);
    const seen = new Set<string>();
    for (const split of splits) {
      for (const label of data.read(split, all(data, split), 'labels')) counts[label]!++;
      for (const index of all(data, split)) {
        seen.add(
          createHash('sha1')
            .update(data.read(split, [index], 'images'))
            .digest('hex'),
        );
      }
    }
    expect(counts).toEqual([1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]);
    expect(seen.size).toBe(10_000);
  });

  it('mixes the classes and holds pixels from 0 to 1 whose mean is that of MNIST', async () => {
    const data = await load('digits', { samples: 8000, labels: 'index' });
    expect(new Set(data.read('train', all(data, 'train').slice(0, 60), 'labels')).size).toBe(10);
    const images = data.read('train', all(data, 'train'), 'images');
    expect(images).toHaveLength(8000 * 784);
    expect(mean(images)).toBeCloseTo(0.131, 2);
    expect(images.every((pixel) => pixel >= 0 && pixel <= 1)).toBe(true);
  });

  it('gives the same labels as whole numbers and as rows of ten', async () => {
    const index = await load('digits', { labels: 'index' });
    const oneHot = await load('digits', { labels: 'one-hot' });
    expect(index.fields['labels']).toEqual({ shape: [], dtype: 'int32', classes: 10 });
    expect(oneHot.fields['labels']).toEqual({ shape: [10], dtype: 'float32', classes: 10 });
    const rows = oneHot.read('train', [3, 1], 'labels');
    const labels = index.read('train', [3, 1], 'labels');
    expect([rows.indexOf(1), rows.lastIndexOf(1) - 10]).toEqual([...labels]);
    expect(mean(rows)).toBeCloseTo(0.1);
  });

  it('refuses a sample that is not there', async () => {
    const data = await load('digits', { samples: 10 });
    expect(() => data.read('train', [10], 'images')).toThrow(RangeError);
    expect(() => data.read('train', [-1], 'labels')).toThrow(RangeError);
  });
});

describe('colour digits', () => {
  it('shows the digit of the same number, light on black, in an ink that stays', async () => {
    const grey = await load('digits', { labels: 'index' });
    const colour = await load('colourDigits', { labels: 'index' });
    expect(colour.fields['images']!.shape).toEqual([16, 16, 3]);
    expect(colour.read('train', all(colour, 'train'), 'labels')).toEqual(
      grey.read('train', all(grey, 'train'), 'labels'),
    );

    const images = colour.read('train', all(colour, 'train').slice(0, 200), 'images');
    expect(images).toEqual(
      (await load('colourDigits', {}, 7)).read('train', all(colour, 'train').slice(0, 200), 'images'),
    );
    expect(-highest(Array.from(images, (v) => -v))).toBe(-1);
    expect(highest(images)).toBeGreaterThan(0.9);
    expect(highest(images)).toBeLessThanOrEqual(1);
    const brightest = Array.from({ length: 200 }, (_, i) => Math.max(...images.subarray(i * 768, (i + 1) * 768)));
    expect(Math.min(...brightest)).toBeGreaterThan(0.3);
  });

  it('keeps the light of the middle of the picture', async () => {
    const grey = (await load('digits')).read('train', [5], 'images');
    const colour = (await load('colourDigits')).read('train', [5], 'images');
    let light = 0;
    for (let y = 2; y < 26; y++) for (let x = 2; x < 26; x++) light += grey[y * 28 + x]!;
    // One channel of every ink is full, and the picture has 2.25 times fewer pixels.
    const channels = [0, 1, 2].map((c) => total(Array.from(colour, (v, i) => (i % 3 === c ? (v + 1) / 2 : 0))));
    expect(Math.max(...channels) * 2.25).toBeCloseTo(light, 2);
  });

  it('uses many inks', async () => {
    const data = await load('colourDigits');
    const full = all(data, 'train')
      .slice(0, 300)
      .map((index) => {
        const image = data.read('train', [index], 'images');
        const sums = [0, 1, 2].map((c) => total(Array.from(image, (v, i) => (i % 3 === c ? v : 0))));
        return sums.indexOf(Math.max(...sums));
      });
    for (const channel of [0, 1, 2]) expect(full.filter((c) => c === channel).length).toBeGreaterThan(60);
  });
});

describe('points', () => {
  it.each(pointShapes)('%s: two classes, equally many, of about ±1, held-back points besides', async (shape) => {
    const data = await load('points', { shape, samples: 400, noise: 0.05, labels: 'index' });
    expect(data.sizes).toEqual({ train: 400, validation: 100, test: 100 });
    const points = data.read('train', all(data, 'train'), 'points');
    expect(mean(data.read('train', all(data, 'train'), 'labels'))).toBe(0.5);
    expect(Math.max(...points.map(Math.abs))).toBeLessThan(1.3);
    expect(Math.max(...points.map(Math.abs))).toBeGreaterThan(0.6);
  });

  it.each(pointShapes)('%s: without noise the nearest training point tells the class', async (shape) => {
    const data = await load('points', { shape, samples: 1000, noise: 0, labels: 'index' });
    const train = data.read('train', all(data, 'train'), 'points');
    const classes = data.read('train', all(data, 'train'), 'labels');
    const held = data.read('test', all(data, 'test'), 'points');
    const truth = data.read('test', all(data, 'test'), 'labels');
    const guesses = all(data, 'test').map((i) => {
      let [best, label] = [Infinity, -1];
      for (let j = 0; j < classes.length; j++) {
        const distance = Math.hypot(train[j * 2]! - held[i * 2]!, train[j * 2 + 1]! - held[i * 2 + 1]!);
        if (distance < best) [best, label] = [distance, classes[j]!];
      }
      return label;
    });
    const right = guesses.filter((guess, i) => guess === truth[i]).length / guesses.length;
    expect(right).toBeGreaterThan(0.98);
  });

  it('come from the seed and the options', async () => {
    const read = async (options: Record<string, ArgValue>, seed: number): Promise<Float32Array | Int32Array> =>
      (await load('points', options, seed)).read('train', [0, 1, 2], 'points');
    expect(await read({ shape: 'moons' }, 1)).toEqual(await read({ shape: 'moons' }, 1));
    expect(await read({ shape: 'moons' }, 1)).not.toEqual(await read({ shape: 'moons' }, 2));
    expect(await read({ shape: 'moons' }, 1)).not.toEqual(await read({ shape: 'xor' }, 1));
    const data = await load('points', { shape: 'moons' });
    expect(data.read('train', [0], 'points')).not.toEqual(data.read('test', [0], 'points'));
  });

  it('has labels of one number when they are binary', async () => {
    const data = await load('points', { labels: 'binary' });
    expect(data.fields['labels']).toEqual({ shape: [1], dtype: 'float32', classes: 2 });
    expect([...data.read('train', [0, 1, 2], 'labels')]).toEqual([0, 1, 0]);
  });
});

describe('text', () => {
  it('has a vocabulary without repeats, and starts where the novel starts', async () => {
    expect(new Set(TEXT_CHARACTERS).size).toBe(TEXT_CHARACTERS.length);
    expect(TEXT_CHARACTERS.length).toBeLessThanOrEqual(80);
    const data = await load('text', { length: 40 });
    const spell = (numbers: ArrayLike<number>): string => Array.from(numbers, (n) => data.classNames![n]).join('');
    expect(spell(data.read('train', [0], 'characters'))).toBe('CHAPTER 1. Loomings.\n\nCall me Ishmael. S');
    expect(spell(data.read('train', [0], 'next'))).toBe('HAPTER 1. Loomings.\n\nCall me Ishmael. So');
  });

  it('shifts by one in every window of every split', async () => {
    const data = await load('text', { length: 32, samples: 700 });
    for (const split of splits) {
      const characters = data.read(split, all(data, split), 'characters');
      const next = data.read(split, all(data, split), 'next');
      for (let i = 0; i < characters.length; i++) if (i % 32 < 31) expect(next[i]).toBe(characters[i + 1]);
    }
  });

  it('gives windows that share no character, 90, 5 and 5 of a hundred', async () => {
    const data = await load('text', { length: 50, samples: 1e6 });
    expect(data.sizes).toEqual({ train: 3599, validation: 199, test: 199 });
    const some = await load('text', { length: 50, samples: 100 });
    const starts = new Set(all(some, 'train').map((i) => some.read('train', [i], 'characters').join()));
    expect(starts.size).toBe(100);
    expect((await load('text', { length: 50 })).sizes.train).toBe(1000);
  });
});

describe('sums', () => {
  const read = (data: Dataset, split: Split, name: string): string[] => {
    const [length = 0] = data.fields[name]!.shape;
    const values = data.read(split, all(data, split), name);
    return all(data, split).map((row) =>
      Array.from(values.slice(row * length, (row + 1) * length), (value) => SUM_CHARACTERS[value]).join(''),
    );
  };

  it('add up, and the decoder is told the answer one place later', async () => {
    const data = await load('sums', { digits: 2, samples: 500 });
    const [questions, given, answers] = ['question', 'given', 'answer'].map((name) => read(data, 'train', name));
    expect(questions).toHaveLength(500);
    questions!.forEach((question, at) => {
      const [a, b] = question.split('+').map(Number);
      expect(question).toHaveLength(5);
      expect(Number(answers![at])).toBe(a! + b!);
      expect(given![at]).toBe(` ${answers![at]!.slice(0, -1)}`);
    });
  });

  it('hold back sums that are not trained on, the same for the same seed', async () => {
    const data = await load('sums', { digits: 2, samples: 40_000 });
    const train = new Set(read(data, 'train', 'question'));
    expect(data.sizes).toEqual({ train: 8000, validation: 1000, test: 1000 });
    expect(read(data, 'test', 'question').filter((question) => train.has(question))).toEqual([]);
    const again = await load('sums', { digits: 2, samples: 40_000 });
    expect(read(again, 'validation', 'question')).toEqual(read(data, 'validation', 'question'));
    const other = await load('sums', { digits: 2, samples: 40_000 }, 43);
    expect(read(other, 'validation', 'question')).not.toEqual(read(data, 'validation', 'question'));
  });
});
