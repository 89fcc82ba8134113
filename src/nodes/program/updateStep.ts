import type { OptimizerPlan } from '../kit/calls.ts';
import { defineStep } from '../kit/define.ts';
import { config } from '../kit/layerParams.ts';
import { blocks, bool, choice, float, int } from '../kit/param.ts';

export const updateStep = defineStep({
  type: 'updateStep',
  category: 'training',
  label: 'Update step',
  aliases: ['optimizer', 'Adam', 'SGD', 'RMSprop', 'Adagrad', 'training step', 'optim.Adam'],
  summary: 'Lowers a loss by changing the weights of the blocks it trains, once for every batch.',
  icon: 'refresh-cw',
  reference: 'https://keras.io/api/optimizers/',
  inputs: [{ name: 'loss', kind: 'loss' }],
  outputs: [],
  params: {
    trains: blocks({
      label: 'Trains',
      help: 'Blocks whose weights it changes; none chosen: all that the loss depends on.',
    }),
    optimizer: choice(['adam', 'rmsprop', 'adagrad', 'momentum', 'sgd'], {
      label: 'Optimizer',
      help: 'How a gradient becomes a change of the weights.',
    }),
    learningRate: float(0.001, {
      label: 'Learning rate',
      help: 'How large a change is.',
      min: 0,
      max: 1e6,
      exclusive: true,
    }),
    momentum: float(0.9, {
      label: 'Momentum',
      help: 'Share of the last change that is kept.',
      min: 0,
      max: 0.9999,
      visibleWhen: { optimizer: ['momentum'] },
    }),
    nesterov: bool(false, {
      label: 'Nesterov',
      help: 'Looks ahead along the momentum.',
      advanced: true,
      visibleWhen: { optimizer: ['momentum'] },
    }),
    rho: float(0.9, {
      label: 'Rho',
      help: 'How slowly the average of squared gradients changes.',
      min: 0,
      max: 0.9999,
      visibleWhen: { optimizer: ['rmsprop'] },
    }),
    beta1: float(0.9, {
      label: 'Beta 1',
      help: 'How slowly the mean of gradients changes.',
      min: 0,
      max: 0.9999,
      visibleWhen: { optimizer: ['adam'] },
    }),
    beta2: float(0.999, {
      label: 'Beta 2',
      help: 'How slowly the mean of squared gradients changes.',
      min: 0,
      max: 0.99999,
      advanced: true,
      visibleWhen: { optimizer: ['adam'] },
    }),
    order: int(1, {
      label: 'Order',
      help: 'Steps with a lower number run first in each batch.',
      min: 1,
      max: 99,
      advanced: true,
    }),
  },
  config: (p) =>
    config(
      optimizerLabels[p.optimizer],
      { learningRate: p.learningRate },
      p.optimizer === 'adam' && p.beta1 !== 0.9 && `β₁ ${p.beta1}`,
    ),
  optimizer(p): OptimizerPlan {
    const { learningRate } = p;
    switch (p.optimizer) {
      case 'sgd':
        return { name: 'sgd', args: { learningRate } };
      case 'momentum':
        return { name: 'momentum', args: { learningRate, momentum: p.momentum, useNesterov: p.nesterov } };
      case 'adagrad':
        return { name: 'adagrad', args: { learningRate, initialAccumulatorValue: 0.1 } };
      case 'rmsprop':
        return { name: 'rmsprop', args: { learningRate, decay: p.rho, momentum: 0, epsilon: 1e-7, centered: false } };
      case 'adam':
        return { name: 'adam', args: { learningRate, beta1: p.beta1, beta2: p.beta2, epsilon: 1e-7 } };
      default:
        return p.optimizer satisfies never;
    }
  },
});

const optimizerLabels = {
  sgd: 'SGD',
  momentum: 'Momentum',
  adagrad: 'Adagrad',
  rmsprop: 'RMSprop',
  adam: 'Adam',
} as const;
