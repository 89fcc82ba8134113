import { Opcode } from '../opcodes';
import { binary } from './binary';
import { matMul } from './matMul';
import { copy, fill } from './movement';
import { packRightMatrices } from './packing';
import { averagePool, averagePoolGradient, maxPool, maxPoolGradient } from './pooling';
import { logSoftmax, logSoftmaxGradient, softmax, softmaxGradient } from './softmax';
import { unary } from './unary';
import { unaryGradient } from './unaryGradient';
import { adagrad, adam, adamPowers, momentum, rmsprop, sgd } from './optimizers';

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
    case Opcode.PackRight:
      packRightMatrices(words, begin, end);
      break;
    case Opcode.MatMul:
      matMul(words, begin, end, scratch);
      break;
    case Opcode.MaxPool:
      maxPool(words, begin, end);
      break;
    case Opcode.MaxPoolGradient:
      maxPoolGradient(words, begin, end);
      break;
    case Opcode.AveragePool:
      averagePool(words, begin, end);
      break;
    case Opcode.AveragePoolGradient:
      averagePoolGradient(words, begin, end);
      break;
    case Opcode.Softmax:
      softmax(words, begin, end);
      break;
    case Opcode.SoftmaxGradient:
      softmaxGradient(words, begin, end);
      break;
    case Opcode.LogSoftmax:
      logSoftmax(words, begin, end);
      break;
    case Opcode.LogSoftmaxGradient:
      logSoftmaxGradient(words, begin, end);
      break;
    case Opcode.Unary:
      unary(words, begin, end);
      break;
    case Opcode.UnaryGradient:
      unaryGradient(words, begin, end);
      break;
    case Opcode.Binary:
      binary(words, begin, end, scratch);
      break;
    case Opcode.Sgd:
      sgd(words, begin, end);
      break;
    case Opcode.Momentum:
      momentum(words, begin, end);
      break;
    case Opcode.Adagrad:
      adagrad(words, begin, end);
      break;
    case Opcode.Rmsprop:
      rmsprop(words, begin, end);
      break;
    case Opcode.Adam:
      adam(words, begin, end);
      break;
    case Opcode.AdamPowers:
      adamPowers(words);
      break;
    default:
      unreachable();
  }
}
