/** Words of the command line that this version knows of and does not do, and what to use meanwhile. */
export const notHere: Readonly<Record<'commands' | 'targets', Readonly<Record<string, string>>>> = {
  commands: {
    predict: 'predict is not in this version; use export --target typescript and run the code it writes.',
  },
  targets: {
    keras: 'The target keras is not in this version; use --target typescript.',
    onnx: 'The target onnx is not in this version; use --target typescript.',
    tfjs: 'The target tfjs is not in this version; use train --save DIR, which writes TensorFlow.js layers models.',
  },
};
