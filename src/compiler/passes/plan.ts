import type { BlockId, Project, TensorType } from '../../graph/project.ts';
import { maskedInputs } from '../../nodes/kit/masking.ts';
import type { DataDefinition, LossDefinition, StepDefinition } from '../../nodes/kit/define.ts';
import { createNames, type Names } from '../names.ts';
import type { LossPlan, ModelCall, ModelOutput, ModelPlan, Plan, SourcePlan, StepPlan, ValueRef } from '../plan.ts';
import { nameOf, type ShapedBlock, type ShapedGraph } from './shaped.ts';
import { carve, type Component } from './carve.ts';
import { planLayers, valueIn, type LayerScope } from './layers.ts';
import { fullMaskModel, lossMask, withMaskInputs, withMaskOutputs, type Masks } from './masks.ts';
import { preparedColumns } from './prepared.ts';
import type { TrainingProgram } from './program.ts';

/** Where each value of the canvas is in the plan. */
type Values = Map<string, ValueRef>;

const key = (block: BlockId, port: string): string => `${block}\u0000${port}`;

const refKey = ({ of, port }: ValueRef): string => `${of}\u0000${port}`;

/** The plan of a program all of whose blocks are ready: `null` when there is none. */
export function plan(
  project: Project,
  main: ShapedGraph,
  models: ReadonlyMap<string, ShapedGraph>,
  program: TrainingProgram,
): Plan | null {
  const usedBlocks = [...program.used].map((id) => main.blocks.get(id));
  if (program.steps.length === 0 || !usedBlocks.every((block) => block?.ready)) return null;
  return new Planner(project, main, models, program).plan();
}

/** Holds what the parts of one plan share; lives for one call of `plan`. */
class Planner {
  private readonly values: Values = new Map();
  /** The masks of values. */
  private readonly masks = new Map<string, ValueRef>();
  private readonly names: Names = createNames();
  private readonly modelNames: Names = createNames();
  private readonly modelPlans = new Map<string, ModelPlan>();
  /** Path `model/layer` of each canvas block's weights. */
  private readonly layerPaths = new Map<BlockId, readonly string[]>();
  private nextSeed = 1;

  constructor(
    private readonly project: Project,
    private readonly main: ShapedGraph,
    private readonly models: ReadonlyMap<string, ShapedGraph>,
    private readonly program: TrainingProgram,
  ) {}

  plan(): Plan {
    const used = [...this.main.blocks.values()].filter(({ block }) => this.program.used.has(block.id));
    const sources = used.flatMap((block) =>
      block.definition?.role === 'data' ? [this.source(block, block.definition)] : [],
    );
    const calls = this.calls(used);
    const losses = used.flatMap((block) =>
      block.definition?.role === 'loss' ? this.losses(block, block.definition) : [],
    );
    const steps = this.program.steps.map((step) => this.step(step, losses));
    const trainedLosses = losses.filter((loss) => steps.some((step) => step.loss === loss.name));
    return {
      title: this.project.name,
      sources,
      models: [...this.modelPlans.values()],
      calls,
      losses: trainedLosses,
      steps,
      run: this.project.run,
    };
  }

  private source(block: ShapedBlock, definition: DataDefinition): SourcePlan {
    const name = this.names.take(nameOf(block));
    const types = definition.types(block.params);
    const numbers = block.outputs.flatMap((port, at) =>
      types[at]!.dtype === 'string' ? [] : ([[port.name, types[at]!]] as const),
    );
    for (const [port] of numbers) this.values.set(key(block.block.id, port), { of: name, port });
    const made = preparedColumns(block, this.main, this.program.used);
    for (const { column, by } of made) {
      this.values.set(key(by.block.id, by.outputs[0]!.name), { of: name, port: column.name });
    }
    return {
      name,
      block: block.block.id,
      source: definition.source(block.params),
      ...(made.length > 0 ? { prepared: made.map(({ column }) => column) } : {}),
      ports: Object.fromEntries([...numbers, ...made.map(({ column, type }) => [column.name, type] as const)]),
    };
  }

  /** Uses of models and the layers between them, in an order that can run. */
  private calls(used: readonly ShapedBlock[]): ModelCall[] {
    const parts = carve(used, this.main);
    const inlineCount = parts.filter((part) => part.kind === 'layers').length;
    return parts.flatMap((part) => {
      if (part.kind === 'model') return this.useOfModel(part.block);
      return [this.inlineModel(part, inlineCount === 1 ? this.project.name : nameOf(part.blocks[0]!))];
    });
  }

  /** With a call before it for each mask that the model reads and this use does not bring. */
  private useOfModel(block: ShapedBlock): ModelCall[] {
    const id = String(block.params['model']);
    const model = this.modelPlans.get(id) ?? this.frameModel(id);
    const name = this.names.take(nameOf(block));
    const inputs = block.inputs.map((port) => this.valueInto(block, port.name));
    const filled: ModelCall[] = [];
    const masks = maskedInputs(model.inputs.map(({ type }) => type)).map((at) => {
      const known = this.masks.get(refKey(inputs[at]!));
      if (known) return known;
      const call = this.fullMask(inputs[at]!, model.inputs[at]!.type, block);
      filled.push(call);
      return { of: call.name, port: 'mask' };
    });
    block.outputs.forEach((port, at) =>
      this.values.set(key(block.block.id, port.name), { of: name, port: model.outputs[at]!.name }),
    );
    this.noteMasks(name, model.outputs);
    this.layerPaths.set(
      block.block.id,
      model.layers.map((layer) => `${model.name}/${layer.name}`),
    );
    return [...filled, { name, block: block.block.id, model: model.name, inputs: [...inputs, ...masks] }];
  }

  /** The mask of a value that brings none into a model that reads one. */
  private fullMask(value: ValueRef, type: TensorType, { block }: ShapedBlock): ModelCall {
    const model = fullMaskModel(this.modelNames.take('all_steps'), type, block.id);
    this.modelPlans.set(`mask/${model.name}`, model);
    return { name: this.names.take(`${model.name}_output`), block: null, model: model.name, inputs: [value] };
  }

  /** The model of a frame: its `input` blocks come in, its `output` blocks go out. */
  private frameModel(id: string): ModelPlan {
    const graph = this.models.get(id)!;
    const label = this.project.models[id]?.name ?? id;
    const name = this.modelNames.take(label);
    const blocks = [...graph.blocks.values()];
    const inputBlocks = blocks.filter((block) => block.definition?.role === 'input');
    const portNames = createNames();
    const own = inputBlocks.map((block) => ({
      name: portNames.take(nameOf(block)),
      type: block.outputTypes[0] as TensorType,
    }));
    const masks: Masks = new Map();
    const inputs = withMaskInputs(own, maskedInputs(own.map(({ type }) => type)), masks, portNames);
    const scope: LayerScope = {
      values: new Map(inputBlocks.map((block, input) => [key(block.block.id, 'output'), { input }])),
      masks,
      key,
      nextSeed: () => this.seed(),
    };
    const needed = neededInside(graph);
    const planned = planLayers(
      blocks.filter((block) => needed.has(block.block.id)),
      graph,
      scope,
      inputs,
    );
    const results = blocks
      .filter((block) => block.definition?.role === 'output')
      .map((block) => ({
        name: portNames.take(nameOf(block)),
        value: valueIn(scope, graph, block, 'input'),
        type: block.inputTypes[0] as TensorType,
      }));
    const outputs = withMaskOutputs(results, masks, portNames);
    const model: ModelPlan = { name, label, graph: id, inputs, ...planned, outputs };
    this.modelPlans.set(id, model);
    return model;
  }

  /** Layers that stand on the canvas itself make up a model too. */
  private inlineModel(part: Component, label: string): ModelCall {
    const name = this.modelNames.take(label);
    const masks: Masks = new Map();
    const scope: LayerScope = { values: new Map(), masks, key, nextSeed: () => this.seed() };
    const wired: { name: string; type: TensorType }[] = [];
    const refs: ValueRef[] = [];
    const portNames = createNames();
    for (const { producer, port } of part.inputs) {
      const at = producer.outputs.findIndex((output) => output.name === port);
      scope.values.set(key(producer.block.id, port), { input: wired.length });
      wired.push({ name: portNames.take(port), type: producer.outputTypes[at] as TensorType });
      refs.push(this.valueFrom(producer, port));
    }
    // Masks come in behind all that the layers are wired to.
    const maskRefs = refs.map((ref) => this.masks.get(refKey(ref)));
    const masked = [...maskRefs.keys()].filter((input) => maskRefs[input] !== undefined);
    const inputs = withMaskInputs(wired, masked, masks, portNames);
    refs.push(...maskRefs.filter((mask) => mask !== undefined));
    const planned = planLayers(part.blocks, this.main, scope, inputs);
    const callName = this.names.take(`${name}_output`);
    const own = part.outputs.map(({ producer, port }) => {
      const output = portNames.take(producer.outputs.length > 1 ? `${nameOf(producer)}_${port}` : nameOf(producer));
      this.values.set(key(producer.block.id, port), { of: callName, port: output });
      const at = producer.outputs.findIndex((candidate) => candidate.name === port);
      return {
        name: output,
        value: scope.values.get(key(producer.block.id, port))!,
        type: producer.outputTypes[at] as TensorType,
      };
    });
    const outputs = withMaskOutputs(own, masks, portNames);
    this.noteMasks(callName, outputs);
    for (const layer of planned.layers) {
      this.layerPaths.set(layer.block, [...(this.layerPaths.get(layer.block) ?? []), `${name}/${layer.name}`]);
    }
    this.modelPlans.set(`main/${name}`, { name, label, graph: 'main', inputs, ...planned, outputs });
    return { name: callName, block: null, model: name, inputs: refs };
  }

  private noteMasks(of: string, outputs: readonly ModelOutput[]): void {
    for (const { name, mask } of outputs) {
      if (mask !== undefined) this.masks.set(refKey({ of, port: name }), { of, port: mask });
    }
  }

  private losses(block: ShapedBlock, definition: LossDefinition): LossPlan[] {
    const inputTypes = block.inputTypes as readonly TensorType[];
    const lowered = definition.losses(block.params, inputTypes);
    return lowered.map(({ loss, args, inputs, metrics }, at) => {
      const port = block.outputs[at]!.name;
      const label = lowered.length === 1 ? nameOf(block) : port;
      const name = this.names.take(lowered.length === 1 ? nameOf(block) : `${nameOf(block)}_${port}`);
      const refs = inputs.map((input) => this.valueInto(block, input));
      const mask = lossMask(loss, inputTypes, this.masks.get(refKey(refs[0]!)));
      return {
        name,
        label,
        block: block.block.id,
        port,
        loss,
        args,
        inputs: refs,
        ...(mask ? { mask } : {}),
        metrics,
      };
    });
  }

  private step({ step, loss, port, trains }: TrainingProgram['steps'][number], losses: readonly LossPlan[]): StepPlan {
    const trained = losses.find((candidate) => candidate.block === loss.block.id && candidate.port === port)!;
    const optimizer = (step.definition as StepDefinition).optimizer(step.params);
    const trainable = this.trainablePaths();
    const paths = trains
      .flatMap((block) => this.layerPaths.get(block.block.id) ?? [])
      .filter((path) => trainable.has(path));
    return {
      name: this.names.take(nameOf(step)),
      label: nameOf(step),
      block: step.block.id,
      loss: trained.name,
      trains: [...new Set(paths)],
      optimizer,
    };
  }

  private trainablePaths(): ReadonlySet<string> {
    const paths = new Set<string>();
    for (const model of this.modelPlans.values()) {
      for (const layer of model.layers) {
        if (layer.trainable && layer.weights.some((weight) => weight.trainable))
          paths.add(`${model.name}/${layer.name}`);
      }
    }
    return paths;
  }

  private valueInto(block: ShapedBlock, port: string): ValueRef {
    const wire = block.wires.get(port)!;
    return this.valueFrom(this.main.blocks.get(wire.from.block)!, wire.from.port);
  }

  /** A bypassed block's value is the value of what feeds it. */
  private valueFrom(producer: ShapedBlock, port: string): ValueRef {
    const value = this.values.get(key(producer.block.id, port));
    if (value) return value;
    if (producer.block.bypassed !== true) throw new Error(`no value for ${producer.block.id}.${port}`);
    return this.valueInto(producer, producer.inputs[0]!.name);
  }

  private seed(): number {
    const seed = this.nextSeed;
    this.nextSeed += 10;
    return seed;
  }
}

/** Blocks inside a model that some output depends on. */
function neededInside(graph: ShapedGraph): Set<BlockId> {
  const needed = new Set<BlockId>();
  for (const { block, definition } of graph.blocks.values()) if (definition?.role === 'output') needed.add(block.id);
  for (const id of needed) for (const wire of graph.topology.incoming.get(id) ?? []) needed.add(wire.from.block);
  return needed;
}
