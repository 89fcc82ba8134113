import { Opcode } from '../opcodes';
import { copy, fill } from './movement';

/**
 * Runs one instruction for its units from `begin` to before `end`. `words` points at what stands behind its header,
 * `scratch` at memory of this thread alone.
 */
export function execute(opcode: Opcode, words: usize, begin: i32, end: i32, scratch: usize): void {
  switch (opcode) {
    case Opcode.Fill:
      fill(words, begin, end);
      break;
    case Opcode.Copy:
      copy(words, begin, end);
      break;
    default:
      unreachable();
  }
}
