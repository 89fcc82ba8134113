import { graph, lesson, type Lessons } from './lesson.ts';

/** Blocks and wires, models, and what trains. */
export const graphLessons: Lessons = {
  'graph/loop': lesson(
    'A network is computed once, from the data to the loss. Where blocks feed each other in a circle there is no first one to compute. What goes round in time is the inside of a recurrent layer, such as an LSTM.',
    graph({ a: ['dense', { units: 4 }], b: ['dense', { units: 4 }] }, ['a.output > b.input', 'b.output > a.input']),
  ),
  'graph/loose-input': lesson(
    'A block without its input computes nothing, and neither does anything behind it. Only ports drawn dashed may stay empty.',
    graph({ digits: ['digits'], flatten: ['flatten'] }),
  ),
  'graph/loose-wire': lesson(
    'Some parameters give a block more ports or fewer: the number of inputs, or whether a recurrent layer gives its state. A wire to a port that went away is kept until you decide.',
    graph({ a: ['input', { shape: [4] }], sum: ['add', { inputs: 2 }] }, [
      'a.output > sum.a',
      'a.output > sum.b',
      'a.output > sum.c',
    ]),
  ),
  'graph/unknown-block': lesson(
    'The file names a block that this version does not have. Nothing of it is lost: it is drawn, saved and sent on as it came, but nothing can be computed through it.',
    graph({ a: ['input', { shape: [4] }], new: ['holographicLayer'] }, ['a.output > new.input']),
  ),
  'param/unsupported': lesson(
    'A model from Keras or TensorFlow.js may have been made with a setting that the block here does not have. The setting stays in the file, so that nothing is lost; what the block computes is what its own settings say.',
    graph({ a: ['input', { shape: [4] }], units: ['dense', { units: 8, loraRank: 4 }] }, ['a.output > units.input']),
  ),
  'param/channels-first': lesson(
    'An image is [height, width, channels] here, as TensorFlow keeps it. A file with channels first means [channels, height, width]: every shape and every kernel behind it would be read the wrong way round.',
    graph({ a: ['input', { shape: [28, 28, 3] }], conv: ['conv2d', { dataFormat: 'channels_first' }] }, [
      'a.output > conv.image',
    ]),
  ),
  'graph/wrong-kind': lesson(
    'Two kinds of value run along wires. Tensors go from data through layers into losses; a loss is one number for the whole batch and goes into an update step.',
    graph({ a: ['input', { shape: [4] }], step: ['updateStep'] }, ['a.output > step.loss']),
  ),
  'graph/bypass': lesson(
    'A bypassed block passes its input on as if it were not there. That says what to do only where one value goes in and one comes out.',
    graph({ a: ['input', { shape: [4] }], b: ['input', { shape: [4] }], sum: ['add', {}, { bypassed: true }] }, [
      'a.output > sum.a',
      'b.output > sum.b',
    ]),
  ),
  'graph/no-program': lesson(
    'Training is a program on the canvas: data come in, layers compute, a loss says how wrong the result is, and an update step changes the weights to lower it.',
    graph({ digits: ['digits'], flatten: ['flatten'], scores: ['dense', { units: 10, activation: 'softmax' }] }, [
      'digits.images > flatten.input',
      'flatten.output > scores.input',
    ]),
  ),
  'graph/no-step': lesson(
    'A loss measures, and changes nothing. An update step takes it and moves the weights a little against its gradient, once for every batch.',
    graph(
      {
        points: ['points', { labels: 'one-hot' }],
        scores: ['dense', { units: 2, activation: 'softmax' }],
        loss: ['categoricalCrossentropy'],
        step: ['updateStep'],
        second: ['meanSquaredError'],
      },
      [
        'points.points > scores.input',
        'scores.output > loss.predictions',
        'points.labels > loss.labels',
        'loss.loss > step.loss',
        'scores.output > second.predictions',
        'points.labels > second.targets',
      ],
    ),
  ),
  'graph/unused': lesson(
    'No loss depends on this block, so that training would neither use nor change it. Perhaps a wire is missing, or the block is left from a try.',
    graph(
      {
        points: ['points', { labels: 'one-hot' }],
        scores: ['dense', { units: 2, activation: 'softmax' }],
        loss: ['categoricalCrossentropy'],
        step: ['updateStep'],
        idle: ['dense', { units: 8 }],
      },
      [
        'points.points > scores.input',
        'scores.output > loss.predictions',
        'points.labels > loss.labels',
        'loss.loss > step.loss',
        'points.points > idle.input',
      ],
    ),
  ),
  'model/missing': lesson(
    'The block uses a model by its name in the file, and the file has no such model any more.',
    graph({ use: ['model', { model: 'gone' }] }),
  ),
  'model/no-output': lesson(
    'What a model gives to the outside are its output blocks. Without one, a use of it has nothing to wire on.',
    graph({ a: ['input', { shape: [4] }], use: ['model', { model: 'm' }] }, ['a.output > use.in']),
    {
      m: {
        name: 'Encoder',
        graph: graph({ in: ['input', { shape: [4] }], dense: ['dense', { units: 2 }] }, ['in.output > dense.input']),
      },
    },
  ),
  'model/nested': lesson(
    'Models are used on the canvas, where all their uses can be seen to share weights. Inside of a model they would be hidden.',
    graph({ a: ['input', { shape: [4] }], use: ['model', { model: 'outer' }] }, ['a.output > use.in']),
    {
      inner: {
        name: 'Inner',
        graph: graph({ in: ['input', { shape: [4] }], out: ['output'] }, ['in.output > out.input']),
      },
      outer: {
        name: 'Outer',
        graph: graph({ in: ['input', { shape: [4] }], use: ['model', { model: 'inner' }], out: ['output'] }, [
          'in.output > use.in',
          'use.out > out.input',
        ]),
      },
    },
  ),
  'model/input': lesson(
    'All uses of a model share its weights, so all must give it inputs of the shape that its input block states.',
    graph({ a: ['input', { shape: [6] }], use: ['model', { model: 'm' }] }, ['a.output > use.in']),
    {
      m: {
        name: 'Encoder',
        graph: graph({ in: ['input', { shape: [4] }], dense: ['dense', { units: 2 }], out: ['output'] }, [
          'in.output > dense.input',
          'dense.output > out.input',
        ]),
      },
    },
  ),
  'program/no-data': lesson(
    'An input block says only what shape will come. To train, the canvas needs a block that draws real batches.',
    graph(
      {
        a: ['input', { shape: [2] }],
        points: ['points'],
        scores: ['dense', { units: 2, activation: 'softmax' }],
        loss: ['sparseCategoricalCrossentropy'],
        step: ['updateStep'],
      },
      [
        'a.output > scores.input',
        'scores.output > loss.predictions',
        'points.labels > loss.labels',
        'loss.loss > step.loss',
      ],
    ),
  ),
  'loss/shape': lesson(
    'A loss compares what the net says with what is true, number by number. For ten classes there must be ten scores, one for each.',
    graph(
      {
        digits: ['digits'],
        flatten: ['flatten'],
        scores: ['dense', { units: 12, activation: 'softmax' }],
        loss: ['categoricalCrossentropy'],
        step: ['updateStep'],
      },
      [
        'digits.images > flatten.input',
        'flatten.output > scores.input',
        'scores.output > loss.predictions',
        'digits.labels > loss.labels',
        'loss.loss > step.loss',
      ],
    ),
  ),
  'loss/not-probabilities': lesson(
    'Cross-entropy takes the logarithm of a probability. A layer without softmax or sigmoid gives any number, of which the logarithm is wrong or not defined; the loss can apply the softmax itself, which is also more exact.',
    graph(
      {
        points: ['points', { labels: 'one-hot' }],
        scores: ['dense', { units: 2, activation: 'linear' }],
        loss: ['categoricalCrossentropy'],
      },
      ['points.points > scores.input', 'scores.output > loss.predictions', 'points.labels > loss.labels'],
    ),
  ),
  'loss/logits-of-probabilities': lesson(
    'With “From logits” the loss applies softmax or sigmoid itself. A second one on top of the layer’s own flattens the probabilities, and the net learns slowly.',
    graph(
      {
        points: ['points', { labels: 'one-hot' }],
        scores: ['dense', { units: 2, activation: 'softmax' }],
        loss: ['categoricalCrossentropy', { fromLogits: true }],
      },
      ['points.points > scores.input', 'scores.output > loss.predictions', 'points.labels > loss.labels'],
    ),
  ),
  'step/nothing-to-train': lesson(
    'An update step changes the weights of blocks between the data and its loss. Here there are none, or all of them are frozen.',
    graph(
      {
        points: ['points', { labels: 'one-hot' }],
        scores: ['dense', { units: 2, activation: 'softmax' }, { frozen: true }],
        loss: ['categoricalCrossentropy'],
        step: ['updateStep'],
      },
      [
        'points.points > scores.input',
        'scores.output > loss.predictions',
        'points.labels > loss.labels',
        'loss.loss > step.loss',
      ],
    ),
  ),
  'step/not-in-loss': lesson(
    'A step can train only what its loss depends on: of other weights the loss has no gradient.',
    graph(
      {
        points: ['points', { labels: 'one-hot' }],
        scores: ['dense', { units: 2, activation: 'softmax' }],
        idle: ['dense', { units: 8 }],
        loss: ['categoricalCrossentropy'],
        step: ['updateStep', { trains: ['scores', 'idle'] }],
      },
      [
        'points.points > scores.input',
        'points.points > idle.input',
        'scores.output > loss.predictions',
        'points.labels > loss.labels',
        'loss.loss > step.loss',
      ],
    ),
  ),
  'budget/parameters': lesson(
    'Training keeps four numbers for each parameter: itself, its gradient and two averages of the optimizer. A browser tab has 2 to 4 GB for all of it. Large layers are most often the first Dense behind an image: pooling before it helps.',
    graph({ a: ['input', { shape: [10_000] }], wide: ['dense', { units: 100_000 }] }, ['a.output > wide.input']),
  ),
  'budget/activations': lesson(
    'The backward pass needs what every layer gave in the forward pass, for each sample of the batch. A smaller batch needs less at a time.',
    graph({ a: ['input', { shape: [256, 256, 3] }], conv: ['conv2d', { filters: 64, padding: 'same' }] }, [
      'a.output > conv.image',
    ]),
    {},
    256,
  ),
  'budget/size': lesson(
    'One value of this size for one sample is more than a page should hold, with a batch of them and their gradients besides.',
    graph({ a: ['input', { shape: [1000] }], repeated: ['dense', { units: 20_000_000 }] }, [
      'a.output > repeated.input',
    ]),
  ),
};
