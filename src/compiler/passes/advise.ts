import type { Report } from '../report.ts';
import type { ShapedBlock, ShapedGraph } from './infer.ts';

/** Activations whose outputs a loss can take for probabilities. */
const probabilities: Readonly<Record<string, readonly string[]>> = {
  categoricalCrossentropy: ['softmax'],
  sparseCategoricalCrossentropy: ['softmax'],
  binaryCrossentropy: ['sigmoid', 'hardSigmoid'],
  ganLoss: ['sigmoid', 'hardSigmoid'],
};

/** Warns where a loss and the last activation do not belong together: it would train, and badly. */
export function adviseLosses(main: ShapedGraph, report: Report): void {
  for (const loss of main.blocks.values()) {
    const wanted = probabilities[loss.block.type];
    const producer = wanted && main.blocks.get(loss.wires.get(loss.inputs[0]?.name ?? '')?.from.block ?? '');
    const activation = producer && activationOf(producer);
    if (!wanted || !producer || activation === null || activation === undefined) continue;
    const place = { graph: 'main', block: loss.block.id };
    const fromLogits = loss.params['fromLogits'] === true;
    const setLogits = (on: boolean) => [
      { kind: 'setParams' as const, graph: 'main', block: loss.block.id, params: { fromLogits: on } },
    ];
    if (!fromLogits && !wanted.includes(activation)) {
      report.add(
        { code: 'loss/not-probabilities', data: { activation: wanted[0]! }, port: loss.inputs[0]!.name },
        place,
        [
          {
            title: `Set activation to ${wanted[0]}`,
            edits: [{ kind: 'setParams', graph: 'main', block: producer.block.id, params: { activation: wanted[0]! } }],
          },
          ...(activation === 'linear' ? [{ title: 'Switch on “From logits”', edits: setLogits(true) }] : []),
        ],
      );
    } else if (fromLogits && wanted.includes(activation)) {
      report.add({ code: 'loss/logits-of-probabilities', data: {} }, place, [
        { title: 'Switch off “From logits”', edits: setLogits(false) },
      ]);
    }
  }
}

/** The activation a layer ends with; `null` for blocks that have none of their own. */
function activationOf({ params, definition }: ShapedBlock): string | null {
  const { activation } = params;
  return definition?.role === 'layer' && typeof activation === 'string' ? activation : null;
}
