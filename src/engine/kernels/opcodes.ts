/**
 * What the kernel module can do: one number an instruction. Read by TypeScript, which writes programs, and by
 * AssemblyScript (`assembly/execute.ts`), which runs them. The words of each instruction are listed where it is
 * written, in `instructions/`.
 */
export enum Opcode {
  /** Sets numbers to one value. */
  Fill = 1,
  /** Copies numbers. */
  Copy = 2,

  /** A function of each number, and its gradient. Which one, `functions.ts` numbers. */
  Unary = 30,
  UnaryGradient = 31,
  /** A function of two numbers, with broadcasting. */
  Binary = 32,
  /** Sums, maxima and minima along an axis. */
  Reduce = 33,
  /** Where the largest number of each row is. */
  ArgMax = 34,
  /** Where the k largest numbers of each row are. */
  TopK = 29,
  /** One of two numbers by a condition. */
  Select = 36,
  /** Zeros at random places. */
  DropoutMask = 37,
  /** Random fractions. */
  UniformDraws = 39,
  /** Counts calls. */
  CountUp = 38,
  /** Copies from one arrangement of axes to another. */
  Rearrange = 35,

  /** Lays the columns of right matrices out for `MatMul`. */
  PackRight = 10,
  /** Products of matrices, with a bias and relu. */
  MatMul = 11,
  /** Lays a kernel out for the gradient of a convolution by its input. */
  PackTaps = 12,
  /** A convolution over images, or its gradient by the input. */
  Convolve = 13,
  /** The gradient of a convolution by its kernel. */
  ConvolveKernelGradient = 14,
  /** A depthwise convolution over images, or its gradient by the input. */
  Depthwise = 15,
  /** The gradient of a depthwise convolution by its kernel. */
  DepthwiseKernelGradient = 16,
  /** Lays a kernel out for a convolution to few channels. */
  PackNarrow = 17,
  /** A convolution over small images, position by position. */
  ConvolvePositions = 18,

  /** exp(x) / sum(exp(x)) along rows. */
  Softmax = 60,
  SoftmaxGradient = 61,
  /** The logarithm of softmax along rows. */
  LogSoftmax = 62,
  LogSoftmaxGradient = 63,

  /** The largest number of each window over images, and where its slope goes. */
  MaxPool = 64,
  MaxPoolGradient = 65,
  /** The mean of each window over images. */
  AveragePool = 66,
  AveragePoolGradient = 67,

  /** The update rules of optimizers, on one weight each. */
  Sgd = 90,
  Momentum = 91,
  Adagrad = 92,
  Rmsprop = 93,
  Adam = 94,

  /** Sums of losses over parts of single numbers, and the total of parts. */
  LossParts = 80,
  LossTotal = 81,
  LossGradient = 82,
  /** The same for cross-entropy over classes, and for how often the right class has the largest score. */
  CrossentropyParts = 83,
  CrossentropyGradient = 84,
  AccuracyParts = 85,

  /** Moments of channels over rows, in parts and put together, and what they make of the rows. */
  BatchMoments = 68,
  CombineMoments = 69,
  NormalizeChannels = 70,
  /** The gradients of batch normalization: sums in parts, put together, and what they make of the rows. */
  BatchSlopes = 71,
  CombineSlopes = 72,
  BatchNormalizationGradient = 73,
  /** Rows that get the mean 0 and the variance 1. */
  LayerNormalization = 74,
  LayerNormalizationGradient = 75,

  /** Recurrent layers over whole sequences, and their way back. */
  SimpleRnn = 100,
  SimpleRnnGradient = 101,
  Lstm = 102,
  LstmGradient = 103,
  Gru = 104,
  GruGradient = 105,
  /** The GRU whose reset gate scales a product. */
  GruResetAfter = 106,
  GruResetAfterGradient = 107,

  /** Images looked at through an affine map each, and the gradient by the image. */
  SampleAffine = 76,
  SampleAffineGradient = 77,

  /** Rows of a table by number, and sums of rows by number. */
  GatherRows = 78,
  ScatterRows = 79,
}
