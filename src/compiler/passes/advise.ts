import type { Fix } from '../../diagnostics/diagnostic.ts';
import { termOf } from '../../diagnostics/phrase.ts';
import { activationNames } from '../../nodes/kit/activations.ts';
import { changed } from '../fixes/changed.ts';
import type { Report } from '../report.ts';
import type { ShapedBlock, ShapedGraph } from './shaped.ts';

/** Activations whose outputs a loss can take for probabilities. */
const probabilities: Readonly<Record<string, readonly string[]>> = {
  categoricalCrossentropy: ['softmax', 'sparsemax'],
  sparseCategoricalCrossentropy: ['softmax', 'sparsemax'],
  binaryCrossentropy: ['sigmoid', 'hardSigmoid', 'sparseSigmoid'],
  ganLoss: ['sigmoid', 'hardSigmoid', 'sparseSigmoid'],
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
    const setLogits = (fromLogits: boolean): Fix => ({
      title: changed(loss.definition, { fromLogits }),
      edits: [{ kind: 'setParams', graph: 'main', block: loss.block.id, params: { fromLogits } }],
    });
    if (!fromLogits && !wanted.includes(activation)) {
      report.add(
        { code: 'loss/not-probabilities', data: { activation: wanted[0]! }, port: loss.inputs[0]!.name },
        place,
        [
          ...('activation' in producer.params ? [setActivation(producer, wanted[0]!)] : []),
          ...(activation === 'linear' ? [setLogits(true)] : []),
        ],
      );
    } else if (fromLogits && wanted.includes(activation)) {
      report.add({ code: 'loss/logits-of-probabilities', data: {}, port: loss.inputs[0]!.name }, place, [
        setLogits(false),
      ]);
    }
  }
}

const setActivation = ({ block, definition }: ShapedBlock, activation: string): Fix => ({
  title: changed(definition, { activation }, termOf(block)),
  edits: [{ kind: 'setParams', graph: 'main', block: block.id, params: { activation } }],
});

/** The activation a layer ends with, or that it is; `null` for blocks that have none of their own. */
function activationOf({ params, definition }: ShapedBlock): string | null {
  if (definition?.role !== 'layer') return null;
  const activation = params['activation'] ?? definition.type;
  return (activationNames as readonly unknown[]).includes(activation) ? String(activation) : null;
}
