import { defineWords } from '../i18n/words.ts';

export const dockWords = defineWords('dock', {
  train: 'Train',
  data: 'Data',
  inside: 'Look inside',
  code: 'Code',
  problems: 'Problems',
  problemCount: (errors: number, all: number) => `${all === 1 ? '1 problem' : `${all} problems`}, ${errors} in the way`,
  hide: 'Close the dock',
  show: 'Open the dock',
  trainSamples: (count: string) => `${count} train`,
  validationSamples: (count: string) => `${count} validation`,
  batch: (size: string) => `batch ${size}`,
  seed: (seed: number) => `seed ${seed}`,
  engine: 'Engine',
  engineHint: 'Where runs are trained, and why there',
  engineUnfit: (engine: string, block: string) =>
    `${engine} cannot train ${block}: choose another engine, or Automatic`,
  engineTag: (name: string, threads: number) => (threads === 1 ? name : `${name} · ${threads} threads`),
  automatic: 'Automatic',
  moved: (from: string, to: string, batch: string) =>
    `${from} was lost, and the run went on with ${to} from batch ${batch}`,
  noProblems: 'No problems',
  noProblemsText: 'Shapes fit on every wire, and the network can train.',
  emptyProject:
    'The project is empty. A model needs data, at least one layer, a loss and an update step before it can train.',
  noProgramText:
    'Nothing is wrong. A model needs data, at least one layer, a loss and an update step before it can train.',
  project: 'Project',
  inModel: (model: string) => `in ${model}`,
  error: 'Error',
  warning: 'Warning',
  tip: 'Tip',
  showBlock: (name: string) => `Show ${name}`,
  opening: 'Opening',
});
