import type { LossPlan, Plan, SourcePlan, ValueRef } from '../../compiler/plan.ts';
import type { TensorType } from '../../graph/project.ts';

/** A loss that compares scores of classes with labels, and what lies behind the scores. */
export interface Classifier {
  readonly loss: LossPlan;
  readonly scores: ValueRef;
  readonly scoresType: TensorType;
  readonly labels: ValueRef;
  readonly source: SourcePlan;
  /** The only port of data that the scores depend on, of the same source as the labels. */
  readonly input: ValueRef;
  readonly inputType: TensorType;
  /** 2 where one number tells two classes apart. */
  readonly classes: number;
}

/** The first loss of a plan that classifies with one input; `undefined` when there is none. */
export function classifierOf(plan: Plan): Classifier | undefined {
  for (const loss of plan.losses) {
    const [scores, labels] = loss.inputs;
    if (!isCrossEntropy(loss) || !scores || !labels) continue;
    const source = plan.sources.find(({ name, source: call }) => name === labels.of && call.kind === 'dataset');
    const scoresType = typeOf(plan, scores);
    const inputs = sourcePortsBehind(plan, scores);
    const [input] = inputs;
    if (!source || !scoresType || !input || inputs.length > 1 || input.of !== source.name) continue;
    const inputType = source.ports[input.port];
    const width = scoresType.shape.at(-1) ?? 1;
    if (!inputType || typeof width !== 'number') continue;
    const classes = loss.loss === 'binaryCrossentropy' ? (width === 1 ? 2 : undefined) : width;
    if (classes === undefined) continue;
    return { loss, scores, scoresType, labels, source, input, inputType, classes };
  }
  return undefined;
}

/** The column of text that a classifier's input was made of; `undefined` where it was made of none. */
export function textBehind({ source, input }: Classifier): string | undefined {
  return source.prepared?.find(({ name }) => name === input.port)?.from;
}

function isCrossEntropy({ loss }: LossPlan): boolean {
  return (
    loss === 'categoricalCrossentropy' || loss === 'sparseCategoricalCrossentropy' || loss === 'binaryCrossentropy'
  );
}

/** What a value of a plan is; `undefined` for a name that is not there. */
export function typeOf(plan: Plan, ref: ValueRef): TensorType | undefined {
  const source = plan.sources.find(({ name }) => name === ref.of);
  if (source) return source.ports[ref.port];
  const call = plan.calls.find(({ name }) => name === ref.of);
  const model = plan.models.find(({ name }) => name === call?.model);
  return model?.outputs.find(({ name }) => name === ref.port)?.type;
}

/** The ports of sources that a value depends on, each once. */
export function sourcePortsBehind(plan: Plan, ref: ValueRef): ValueRef[] {
  const found = new Map<string, ValueRef>();
  const seen = new Set<string>();
  const visit = (value: ValueRef) => {
    const call = plan.calls.find(({ name }) => name === value.of);
    if (!call) found.set(`${value.of}/${value.port}`, value);
    else if (!seen.has(call.name)) {
      seen.add(call.name);
      call.inputs.forEach(visit);
    }
  };
  visit(ref);
  return [...found.values()];
}

/** How samples of a shape are drawn: images as they are, a long row whose length is a square as a grey square. */
export function pictureShape(type: TensorType): PictureShape | undefined {
  if (type.dtype !== 'float32') return undefined;
  const [height, width, channels] = type.shape;
  if (
    type.shape.length === 3 &&
    (channels === 1 || channels === 3) &&
    typeof height === 'number' &&
    typeof width === 'number'
  ) {
    return { height, width, channels };
  }
  if (type.shape.length === 1 && typeof height === 'number') {
    const side = Math.sqrt(height);
    if (Number.isInteger(side) && side >= 8) return { height: side, width: side, channels: 1 };
  }
  return undefined;
}

export interface PictureShape {
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
}
