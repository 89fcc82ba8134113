import { encode, type Address, type Instruction } from './instruction.ts';
import { convolve, convolveScratch, packedKernelSize, type Convolution } from './instructions/convolution.ts';
import { matMul, packedSize, packRight } from './instructions/matMul.ts';

/** A memory as numbers, and what to run in it: what every build of the kernels must do alike, wherever it runs. */
export interface TestProgram {
  /** 32-bit words, from address 0 on. */
  readonly words: readonly number[];
  readonly start: Address;
  readonly end: Address;
  readonly scratch: Address;
  /** Where the results are, and how many. */
  readonly out: Address;
  readonly count: number;
}

const axis = { length: 9, outLength: 9, window: 3, stride: 1, dilation: 1, padding: 1 };
const convolution: Convolution = { images: 2, height: axis, width: axis, channels: 5, filters: 11, groups: 1 };
const [m, k, n] = [13, 300, 21];

/** A product and a convolution of made-up numbers. */
export function testProgram(): TestProgram {
  const floats = new Float32Array(1 << 16);
  let top = 64;
  const place = (count: number): Address => {
    const address = top;
    for (let index = 0; index < count; index++) floats[address / 4 + index] = Math.sin(address + 3 * index);
    top = Math.ceil((address + 4 * count) / 64) * 64;
    return address;
  };
  const [a, b, packed] = [place(m * k), place(k * n), place(packedSize(k, n))];
  const [x, kernel, taps] = [place(2 * 81 * 5), place(9 * 5 * 11), place(packedKernelSize(convolution).forward)];
  const scratch = place(convolveScratch(convolution, 'forward') / 4);
  const count = m * n + 2 * 81 * 11;
  const out = place(count);
  const instructions: readonly Instruction[] = [
    packRight({ out: packed, b, k, n, transposed: false }),
    matMul({ out, a, packed, m, n, k }),
    ...convolve(convolution, { x, kernel, packed: taps, y: out + 4 * m * n }),
  ];
  const code = encode(instructions);
  const start = place(code.length);
  const words = new Int32Array(floats.buffer, 0, top / 4);
  words.set(code, start / 4);
  return { words: [...words], start, end: start + code.byteLength, scratch, out, count };
}
