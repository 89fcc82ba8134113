import { activationNames, type ActivationName } from './activations.ts';
import type { ConfigPart } from './config.ts';
import { bool, choice } from './param.ts';

export const activationParam = (preset: ActivationName = 'linear') =>
  choice(activationNames, {
    label: 'Activation',
    help: 'Applied to each output; `linear` leaves it as it is.',
    preset,
  });

/** https://keras.io/api/layers/initializers/ */
const initializers = [
  'glorotUniform',
  'glorotNormal',
  'heUniform',
  'heNormal',
  'leCunUniform',
  'leCunNormal',
  'randomNormal',
  'randomUniform',
  'zeros',
  'ones',
] as const;
type Initializer = (typeof initializers)[number];

export const initializerParam = (preset: Initializer = 'glorotUniform', label = 'Initializer') =>
  choice(initializers, { label, help: 'How the weights are drawn before training.', preset, advanced: true });

/** Keras draws recurrent kernels orthogonal. */
export const recurrentInitializerParam = choice(['orthogonal', ...initializers], {
  label: 'Recurrent init.',
  help: 'How the weights of the state are drawn before training; `orthogonal` keeps its length.',
  advanced: true,
});

export const useBiasParam = bool(true, {
  label: 'Use bias',
  help: 'Adds a learned number to each output.',
  advanced: true,
});

/** `relu`, and nothing where the activation is linear. */
export const activationText = (activation: string): string => (activation === 'linear' ? '' : activation);

/** Weight of an initializer by name, as an argument. */
export const initializer = (name: string): { readonly initializer: string } => ({ initializer: name });

/** The line under a block's header, `32 · 3 × 3 · relu`: of its parts those that are there. */
export const config = (...parts: readonly (ConfigPart | false)[]): readonly ConfigPart[] =>
  parts.filter((part): part is ConfigPart => part !== false && part !== '' && !isOff(part));

const isOff = (part: ConfigPart): boolean => typeof part === 'object' && Object.values(part).includes(false);
