import { Opcode } from '../opcodes';
import { binary, select } from './binary';
import { convolve } from './convolution';
import { depthwise } from './depthwise';
import { depthwiseKernelGradient } from './depthwiseGradient';
import { convolveKernelGradient } from './kernelGradient';
import { matMul } from './matMul';
import { copy, fill } from './movement';
import { packNarrow } from './narrow';
import { packRightMatrices, packTaps } from './packing';
import { averagePool, averagePoolGradient, maxPool, maxPoolGradient } from './pooling';
import { convolvePositions } from './positions';
import { logSoftmax, logSoftmaxGradient, softmax, softmaxGradient } from './softmax';
import { countUp, dropoutMask, uniformDraws } from './random';
import { rearrange } from './rearrange';
import { gru, gruGradient } from './recurrent/gru';
import { gruResetAfter, gruResetAfterGradient } from './recurrent/gruResetAfter';
import { lstm, lstmGradient } from './recurrent/lstm';
import { simpleRnn, simpleRnnGradient } from './recurrent/simpleRnn';
import { argMax, reduce } from './reduce';
import { sampleAffine, sampleAffineGradient } from './affine';
import { topK } from './topK';
import { unary } from './unary';
import { unaryGradient } from './unaryGradient';
import { adagrad, adam, momentum, rmsprop, sgd } from './optimizers';
import { lossGradient, lossParts, lossTotal } from './losses';
import { accuracyParts, crossentropyGradient, crossentropyParts } from './crossentropy';
import { batchMoments, batchNormalizationGradient, batchSlopes, combineMoments, combineSlopes, normalizeChannels } from './batchNormalization';
import { layerNormalization, layerNormalizationGradient } from './layerNormalization';
import { gatherRows, scatterRows } from './embedding';

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
    case Opcode.PackTaps:
      packTaps(words, begin, end);
      break;
    case Opcode.Convolve:
      convolve(words, begin, end, scratch);
      break;
    case Opcode.ConvolveKernelGradient:
      convolveKernelGradient(words, begin, end, scratch);
      break;
    case Opcode.ConvolvePositions:
      convolvePositions(words, begin, end, scratch);
      break;
    case Opcode.PackNarrow:
      packNarrow(words, begin, end);
      break;
    case Opcode.Depthwise:
      depthwise(words, begin, end, scratch);
      break;
    case Opcode.DepthwiseKernelGradient:
      depthwiseKernelGradient(words, begin, end, scratch);
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
      unary(words, begin, end, scratch);
      break;
    case Opcode.UnaryGradient:
      unaryGradient(words, begin, end, scratch);
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
    case Opcode.Reduce:
      reduce(words, begin, end);
      break;
    case Opcode.ArgMax:
      argMax(words, begin, end);
      break;
    case Opcode.TopK:
      topK(words, begin, end);
      break;
    case Opcode.SampleAffine:
      sampleAffine(words, begin, end, scratch);
      break;
    case Opcode.SampleAffineGradient:
      sampleAffineGradient(words, begin, end, scratch);
      break;
    case Opcode.Select:
      select(words, begin, end);
      break;
    case Opcode.DropoutMask:
      dropoutMask(words, begin, end);
      break;
    case Opcode.UniformDraws:
      uniformDraws(words, begin, end);
      break;
    case Opcode.CountUp:
      countUp(words);
      break;
    case Opcode.Rearrange:
      rearrange(words, begin, end);
      break;
    case Opcode.LossParts:
      lossParts(words, begin, end);
      break;
    case Opcode.LossTotal:
      lossTotal(words);
      break;
    case Opcode.LossGradient:
      lossGradient(words, begin, end);
      break;
    case Opcode.CrossentropyParts:
      crossentropyParts(words, begin, end);
      break;
    case Opcode.CrossentropyGradient:
      crossentropyGradient(words, begin, end);
      break;
    case Opcode.AccuracyParts:
      accuracyParts(words, begin, end);
      break;
    case Opcode.BatchMoments:
      batchMoments(words, begin, end);
      break;
    case Opcode.CombineMoments:
      combineMoments(words, begin, end);
      break;
    case Opcode.NormalizeChannels:
      normalizeChannels(words, begin, end, scratch);
      break;
    case Opcode.BatchSlopes:
      batchSlopes(words, begin, end);
      break;
    case Opcode.CombineSlopes:
      combineSlopes(words, begin, end);
      break;
    case Opcode.BatchNormalizationGradient:
      batchNormalizationGradient(words, begin, end, scratch);
      break;
    case Opcode.LayerNormalization:
      layerNormalization(words, begin, end);
      break;
    case Opcode.LayerNormalizationGradient:
      layerNormalizationGradient(words, begin, end);
      break;
    case Opcode.SimpleRnn:
      simpleRnn(words, begin, end, scratch);
      break;
    case Opcode.SimpleRnnGradient:
      simpleRnnGradient(words, begin, end, scratch);
      break;
    case Opcode.Lstm:
      lstm(words, begin, end, scratch);
      break;
    case Opcode.LstmGradient:
      lstmGradient(words, begin, end, scratch);
      break;
    case Opcode.Gru:
      gru(words, begin, end, scratch);
      break;
    case Opcode.GruGradient:
      gruGradient(words, begin, end, scratch);
      break;
    case Opcode.GruResetAfter:
      gruResetAfter(words, begin, end, scratch);
      break;
    case Opcode.GruResetAfterGradient:
      gruResetAfterGradient(words, begin, end, scratch);
      break;
    case Opcode.GatherRows:
      gatherRows(words, begin, end);
      break;
    case Opcode.ScatterRows:
      scatterRows(words, begin, end);
      break;
    default:
      unreachable();
  }
}
