import type { LossPlan, ModelPlan, Plan, StepPlan } from '../../plan.ts';
import { callsFor, hasActivityPenalty, trainedFor, trainedWeights } from '../../rules.ts';
import { stringLiteral } from './literals.ts';
import type { ProgramNames } from './program.ts';

// Penalties and constraints in the code of a training loop.

/** Functions of `layers/weightRules.ts` that a loop imports, and one beside them. */
export const ruleFunctions: readonly string[] = ['activityPenalties', 'constrain', 'weightPenalties', 'layersOf'];

interface Context {
  readonly plan: Plan;
  readonly names: ProgramNames;
}

/** The import of what the loop calls, if it calls anything. */
export function rulesImport({ plan }: Context): readonly string[] {
  const trained = plan.losses.flatMap((loss) => trainedWeights(plan, trainedFor(plan, loss)));
  const called = [
    ...(plan.models.some(hasActivityPenalty) ? ['activityPenalties'] : []),
    ...(constrains(plan) ? ['constrain'] : []),
    ...(trained.some(({ spec }) => spec.penalty) ? ['weightPenalties'] : []),
  ];
  return called.length > 0 ? [`import { ${called.join(', ')} } from './layers/weightRules.ts';`] : [];
}

/** What gives the penalties of a loss: of the weights that its steps train, and of what layers give on the way to it. */
export function penaltiesText({ plan, names }: Context, loss: LossPlan): readonly string[] {
  const trained = trainedFor(plan, loss);
  const weights = trainedWeights(plan, trained).filter(({ spec }) => spec.penalty);
  const ofWeights = plan.models
    .filter((model) => weights.some(({ name }) => name.startsWith(`${model.name}/`)))
    .map((model) => `weightPenalties(${layersText(model, names, trained)})`);
  const used = new Set(callsFor(plan, loss).map((call) => call.model));
  const ofActivities = plan.models
    .filter((model) => used.has(model.name) && hasActivityPenalty(model))
    .map(({ name }) => `activityPenalties(models.${names.models.get(name)!}.layers)`);
  return [...ofWeights, ...ofActivities];
}

/** Whether some step ends with constraints. */
export function constrains(plan: Plan): boolean {
  return plan.steps.some((step) => constrainedModels(plan, step).length > 0);
}

/** The layers that a step makes what their constraints want, model by model. */
export function constrainedText({ plan, names }: Context, step: StepPlan): readonly string[] {
  return constrainedModels(plan, step).map((model) => layersText(model, names, step.trains));
}

function constrainedModels(plan: Plan, { trains }: StepPlan): readonly ModelPlan[] {
  const constrained = trainedWeights(plan, trains).filter(({ spec }) => spec.constraint);
  return plan.models.filter((model) => constrained.some(({ name }) => name.startsWith(`${model.name}/`)));
}

/** `layersOf(models.net, ['dense'])`: the layers of a model that are trained, if they are not all that has weights. */
function layersText({ name, layers }: ModelPlan, names: ProgramNames, paths: readonly string[]): string {
  const trained = layers.filter((layer) => paths.includes(`${name}/${layer.name}`)).map((layer) => layer.name);
  const model = `models.${names.models.get(name)!}`;
  if (layers.every((layer) => layer.weights.length === 0 || trained.includes(layer.name))) return `${model}.layers`;
  return `layersOf(${model}, [${trained.map(stringLiteral).join(', ')}])`;
}

/** The function that picks layers, if the loop calls it. */
export function layersOfText(context: Context): readonly string[] {
  const { plan } = context;
  const texts = [
    ...plan.losses.flatMap((loss) => penaltiesText(context, loss)),
    ...plan.steps.flatMap((step) => constrainedText(context, step)),
  ];
  if (!texts.some((text) => text.includes('layersOf('))) return [];
  return [
    `/** Some layers of a model. */
function layersOf(model: tf.LayersModel, names: readonly string[]): tf.layers.Layer[] {
  return model.layers.filter(({ name }) => names.includes(name));
}`,
  ];
}

/** Lists one behind the other: as it is if there is one, else spread into a new one behind `start`. */
export function joined(lists: readonly string[], start: string): string {
  if (lists.length === 1) return lists[0]!;
  const flat = `[${lists.map((each) => `...${each}`).join(', ')}]`;
  if (start.length + flat.length < 120) return flat;
  const indent = start.slice(0, start.length - start.trimStart().length);
  return `[\n${lists.map((each) => `${indent}  ...${each},\n`).join('')}${indent}]`;
}

/** The type of an update step. */
export function stepType(plan: Plan): string {
  const constrained = `  /** Their weights are made what their constraints want after each update. */
  readonly constrained: tf.layers.Layer[];
`;
  return `/** Scores that are still tensors. */
type TensorScores = Record<string, tf.Scalar>;

/** Lowers a loss by changing some of the weights. */
interface Step {
  readonly loss: string;
  readonly score: (models: Models, batch: Batch, training: boolean) => TensorScores;
  readonly optimizer: tf.Optimizer;
  readonly weights: tf.Variable[];
${constrains(plan) ? constrained : ''}}`;
}

/** The function that makes one update. */
export function updateText(plan: Plan): string {
  const [taken, called] = constrains(plan) ? [', constrained', '    constrain(constrained);\n'] : ['', ''];
  return `/** One update of a step's weights; gives the scores from before it. */
function update({ loss, optimizer, weights${taken} }: Step, score: () => TensorScores): Scores {
  const kept: TensorScores = {};
  tf.tidy(() => {
    const lowered = (): tf.Scalar => {
      const scores = score();
      for (const [name, value] of Object.entries(scores)) kept[name] = tf.keep(value.clone());
      return scores[loss]!;
    };
    optimizer.minimize(lowered, false, weights);
${called}  });
  return read(kept);
}`;
}
