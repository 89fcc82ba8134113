import type { LossPlan, ModelCall, Plan, ValueRef } from '../../plan.ts';
import { commentText, createNames, stringLiteral } from './literals.ts';
import { lossSnippets, metricSnippet } from './losses.ts';
import { joined, penaltiesText, ruleFunctions } from './loopRules.ts';
import { valueKey, type ProgramNames } from './program.ts';

/** What the printers of one loop share. */
export interface LoopContext {
  readonly plan: Plan;
  readonly names: ProgramNames;
  /** Functions that give the scores of a loss, by `LossPlan.name`. */
  readonly scorers: ReadonlyMap<string, string>;
  /** Names of the data sets, in the plan's order. */
  readonly datasets: readonly string[];
  /** Whether a step draws noise. */
  readonly noisy: boolean;
  /** Whether there are labels to score held-back data with. */
  readonly evaluates: boolean;
}

/** The function that runs what a loss needs, each use of a model once, and gives the loss and its metrics. */
export function printScorer(context: LoopContext, loss: LossPlan): string {
  const { plan, names, scorers } = context;
  const rows: string[] = [];
  const free = createNames([
    'models',
    'batch',
    'training',
    'scores',
    'penalties',
    ...ruleFunctions,
    ...calledFunctions(plan),
  ]);
  const known = new Map<string, string>();

  const valueOf = (ref: ValueRef): string => {
    const key = valueKey(ref);
    const call = plan.calls.find(({ name }) => name === ref.of);
    if (!call) return `batch.${names.fields.get(key)!}`;
    if (!known.has(key)) run(call);
    return known.get(key)!;
  };
  const run = (call: ModelCall): void => {
    const inputs = call.inputs.map(valueOf);
    const model = plan.models.find(({ name }) => name === call.model)!;
    const results = model.outputs.map(({ name }) =>
      free.camel(model.outputs.length > 1 ? `${call.name} ${name}` : call.name),
    );
    model.outputs.forEach(({ name }, output) => known.set(valueKey({ of: call.name, port: name }), results[output]!));
    const given = inputs.length === 1 ? inputs[0]! : `[${inputs.join(', ')}]`;
    rows.push(useText(results, names.models.get(call.model)!, given));
  };

  const inputs = [...loss.inputs, ...(loss.mask ? [loss.mask] : [])].map(valueOf);
  const functions = [
    [loss.name, lossSnippets(loss).at(-1)!.name] as const,
    ...loss.metrics.map((metric) => [`${loss.name}/${metric}`, metricSnippet(metric, loss).name] as const),
  ];
  const penalties = penaltiesText(context, loss);
  const scores = functions.map(([key, called], at) => {
    const [open, close] = at === 0 && penalties.length > 0 ? ['tf.addN([', ', ...penalties])'] : ['', ''];
    const row = `    ${objectKey(key)}: ${open}${called}(${inputs.join(', ')})${close},`;
    if (open !== '' || row.length <= widest) return row;
    return `    ${objectKey(key)}: ${called}(\n${inputs.map((input) => `      ${input},\n`).join('')}    ),`;
  });
  if (penalties.length > 0) rows.push(`  const penalties = ${joined(penalties, '  const penalties = ')};`);
  const summary = `The loss "${loss.label}"${loss.metrics.length > 0 ? ' and its metrics' : ''}, on a batch.`;
  return `/** ${commentText(summary)} */
function ${scorers.get(loss.name)!}(models: Models, batch: Batch, training: boolean): TensorScores {
${rows.join('\n')}
  return {
${scores.join('\n')}
  };
}`;
}

/** Columns of a line. */
const widest = 120;

/** Functions of the module, which the constants of a scorer must not hide. */
function calledFunctions({ losses }: Plan): readonly string[] {
  return losses.flatMap((loss) => [
    ...lossSnippets(loss).map(({ name }) => name),
    ...loss.metrics.map((metric) => metricSnippet(metric, loss).name),
  ]);
}

/** A key as a formatter leaves it: quoted where it needs to be. */
function objectKey(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : stringLiteral(key);
}

/** `const [a, b] = models.name.apply(given, { training }) as [tf.Tensor, tf.Tensor];`, broken as prettier breaks it. */
function useText(results: readonly string[], model: string, given: string): string {
  const one = results.length === 1;
  const target = one ? results[0]! : `[${results.join(', ')}]`;
  const type = one ? 'tf.Tensor' : `[${results.map(() => 'tf.Tensor').join(', ')}]`;
  const head = `  const ${target} = models.${model}.apply(`;
  const flat = `${head}${given}, { training }) as `;
  if (`${flat}${type};`.length <= widest) return `${flat}${type};`;
  if (!one && flat.length < widest) return `${flat}[\n${results.map(() => '    tf.Tensor,\n').join('')}  ];`;
  const open = `${head}${given}, {`;
  if (open.length <= widest) return `${open}\n    training,\n  }) as ${type};`;
  return `${head}\n    ${given},\n    { training },\n  ) as ${type};`;
}
