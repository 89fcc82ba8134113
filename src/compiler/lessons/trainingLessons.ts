import { graph, lesson, type Lessons } from './lesson.ts';

/** What training can reach, and what must be known before it begins. */
export const trainingLessons: Lessons = {
  'adapt/learns': lesson(
    'Normalization reads the data once before the training and keeps their mean and variance. Behind a layer that learns, both would change with every step; batch normalization measures them anew in each batch.',
    graph({ points: ['points'], hidden: ['dense', { units: 8 }], norm: ['normalization'] }, [
      'points.points > hidden.input',
      'hidden.output > norm.input',
    ]),
  ),
  'adapt/between': lesson(
    'Inside a model, normalization reads the data where the model is wired to them. A block between the data and the model stands outside of it, and what it does to the data would not be measured.',
    graph({ digits: ['digits'], flat: ['flatten'], use: ['model', { model: 'm' }] }, [
      'digits.images > flat.input',
      'flat.output > use.in',
    ]),
    {
      m: {
        name: 'Classifier',
        graph: graph(
          {
            in: ['input', { shape: [784] }],
            norm: ['normalization'],
            scores: ['dense', { units: 10, activation: 'softmax' }],
            out: ['output'],
          },
          ['in.output > norm.input', 'norm.output > scores.input', 'scores.output > out.input'],
        ),
      },
    },
  ),
  'step/no-gradient': lesson(
    'Training asks how the loss changes when a weight changes a little. Through a block that rounds, the answer is always “not at all”, until a number jumps: the layers before it get no gradient and stay as they are.',
    graph(
      {
        points: ['points', { labels: 'one-hot' }],
        hidden: ['dense', { units: 8 }],
        round: ['unaryMath', { function: 'sign' }],
        scores: ['dense', { units: 2, activation: 'softmax' }],
        loss: ['categoricalCrossentropy'],
        step: ['updateStep'],
      },
      [
        'points.points > hidden.input',
        'hidden.output > round.input',
        'round.output > scores.input',
        'scores.output > loss.predictions',
        'points.labels > loss.labels',
        'loss.loss > step.loss',
      ],
    ),
  ),
};
