/**
 * Losses and metrics that are means over single numbers. Read by TypeScript, which writes programs, and by AssemblyScript
 * (`assembly/losses.ts`), which runs them.
 */
export enum LossKind {
  SquaredError = 0,
  AbsoluteError = 1,
  /** Of probabilities, which are clipped. */
  BinaryCrossentropy = 2,
  BinaryCrossentropyOfLogits = 3,
  /** 1 where a score above 0.5 has label 1 and another label 0. */
  AboveHalf = 4,
  /** The same for logits, above 0. */
  AboveZero = 5,
}

/** What says which class is right. */
export enum LabelKind {
  /** A weight for each class. */
  Weights = 0,
  /** The same in whole numbers. */
  WholeWeights = 1,
  /** The class's number as a whole number. */
  Class = 2,
  /** The class's number, rounded towards 0. */
  FractionalClass = 3,
}
