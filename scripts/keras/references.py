"""
What Keras has no layer for, in keras.ops: `references[type](inputs, config, weights, training)` gives the outputs.

The formulas are written from the sources named, not from our own code. Axes count the batch axis, as in Keras.
"""

import keras
import numpy as np
from keras import ops


def position_embedding(inputs, config, weights, training):
    """Rows of a learned table, one for each position: keras_hub.layers.PositionEmbedding."""
    (sequence,) = inputs
    table = ops.convert_to_tensor(weights["position_embedding"])
    return ops.broadcast_to(table[: sequence.shape[1]], ops.shape(sequence))


def token_and_position_embedding(inputs, config, weights, training):
    """keras_hub.layers.TokenAndPositionEmbedding: the sum of a row for each token and one for its position."""
    (tokens,) = inputs
    rows = ops.take(ops.convert_to_tensor(weights["token_embedding"]), tokens, axis=0)
    return rows + ops.convert_to_tensor(weights["position_embedding"])[: tokens.shape[1]]


def sine_position_encoding(inputs, config, weights, training):
    """keras_hub.layers.SinePositionEncoding, version 0.32, in NumPy."""
    _, time, features = inputs[0].shape
    scales = (1 / config["max_wavelength"]) ** (2 * (np.arange(features) // 2) / features)
    angles = np.arange(time)[:, None] * scales
    waves = np.where(np.arange(features) % 2 == 0, np.sin(angles), np.cos(angles))
    return ops.broadcast_to(ops.cast(waves, "float32"), inputs[0].shape)


def rotary_embedding(inputs, config, weights, training):
    """keras_hub.layers.RotaryEmbedding, version 0.32: each pair as a complex number times e^(i angle)."""
    (x,) = inputs
    time, features = x.shape[1], x.shape[-1]
    frequencies = config["max_wavelength"] ** (-np.arange(0, features, 2) / features) / config["scaling_factor"]
    turns = np.exp(1j * np.arange(time)[:, None] * frequencies)
    turns = turns.reshape([1, time, *[1] * (len(x.shape) - 3), features // 2])
    real, imaginary = ops.cast(turns.real, "float32"), ops.cast(turns.imag, "float32")
    first, second = ops.split(x, 2, axis=-1)
    return ops.concatenate([first * real - second * imaginary, first * imaginary + second * real], axis=-1)


class Keepdims:
    """What `keepdims` stands for in a formula."""


def expression(inputs, config, weights, training):
    """The formula as Python reads it, for each sample by itself: axes behind the batch count from 1."""

    def along(function):
        def reduced(x, *axes):
            axis = [each if each < 0 else each - 1 for each in axes if each is not Keepdims] or None
            return function(x, axis=axis, keepdims=Keepdims in axes)

        return reduced

    def transpose(x, *order):
        order = [each if each < 0 else each - 1 for each in order]
        return ops.transpose(x, order) if order else ops.swapaxes(x, -1, -2)

    names = {name: getattr(ops, name) for name in FORMULA_FUNCTIONS} | {
        "keepdims": Keepdims,
        "transpose": transpose,
        "gelu": lambda x: ops.gelu(x, approximate=False),
        **{name: along(getattr(ops, name)) for name in ("sum", "mean", "max", "min")},
    }
    code = compile(config["formula"].replace("^", "**"), "formula", "eval")
    samples = range(inputs[0].shape[0])
    letters = "abcdefgh"
    return ops.stack([eval(code, names | {letters[at]: x[sample] for at, x in enumerate(inputs)}) for sample in samples])


FORMULA_FUNCTIONS = (
    "abs sign square sqrt rsqrt exp log sin cos relu sigmoid tanh softplus silu softmax minimum maximum clip where"
).split()


def slice_(inputs, config, weights, training):
    """As NumPy does on each axis behind the batch: begin, count, stride."""
    (x,) = inputs
    for axis, (begin, size, stride) in enumerate(zip(config["begin"], config["size"], config["strides"]), start=1):
        count = x.shape[axis] if size == -1 else size
        x = ops.take(x, begin + stride * np.arange(count), axis=axis)
    return x


def split(inputs, config, weights, training):
    """numpy.split at the running sums of the sizes, and numpy.squeeze for Unstack."""
    parts = ops.split(inputs[0], np.cumsum(config["sizes"])[:-1].tolist(), axis=config["axis"])
    return [ops.squeeze(part, config["axis"]) for part in parts] if config["squeeze"] else parts


def gather(inputs, config, weights, training):
    """numpy.take for each sample by itself."""
    x, indices = inputs
    rows = [ops.take(x[sample], indices[sample], axis=config["axis"] - 1) for sample in range(x.shape[0])]
    return ops.stack(rows)


def reduce(inputs, config, weights, training):
    return getattr(ops, config["reduction"])(inputs[0], axis=tuple(config["axes"]), keepdims=config["keepdims"])


def binary_math(inputs, config, weights, training):
    a, b = inputs if len(inputs) == 2 else (inputs[0], config["value"])
    return getattr(ops, config["function"])(a, b)


def compare(inputs, config, weights, training):
    a, b = inputs if len(inputs) == 2 else (inputs[0], config["value"])
    return getattr(ops, config["comparison"])(a, b)


def depth_to_space(inputs, config, weights, training):
    """tf.nn.depth_to_space: the block's rows and columns are the slowest part of the channels."""
    (x,) = inputs
    block = config["block_size"]
    n, h, w, c = x.shape
    x = ops.reshape(x, (n, h, w, block, block, c // block**2))
    return ops.reshape(ops.transpose(x, (0, 1, 3, 2, 4, 5)), (n, h * block, w * block, c // block**2))


def space_to_depth(inputs, config, weights, training):
    """tf.nn.space_to_depth, the reverse."""
    (x,) = inputs
    block = config["block_size"]
    n, h, w, c = x.shape
    x = ops.reshape(x, (n, h // block, block, w // block, block, c))
    return ops.reshape(ops.transpose(x, (0, 1, 3, 2, 4, 5)), (n, h // block, w // block, c * block**2))


def expression(inputs, config, weights, training):
    """The formula as Python reads it, for each sample by itself; its axes count the batch axis."""

    def reduced(name):
        def call(x, *axes):
            keepdims = bool(axes) and axes[-1] == "keepdims"
            numbers = [axis - 1 if axis > 0 else axis for axis in axes[: len(axes) - keepdims]]
            return getattr(ops, name)(x, axis=tuple(numbers) or None, keepdims=keepdims)

        return call

    names = {name: getattr(ops, name) for name in dir(ops) if not name.startswith("_")}
    names |= {name: reduced(name) for name in ("sum", "mean", "max", "min")} | {"keepdims": "keepdims"}
    code = compile(config["formula"].replace("^", "**"), "formula", "eval")
    samples = [dict(zip("abcdefgh", [x[at] for x in inputs])) for at in range(inputs[0].shape[0])]
    return ops.stack([eval(code, {"__builtins__": {}}, names | sample) for sample in samples])


def sparsemax(x):
    """Martins and Astudillo 2016 (arXiv:1602.02068), algorithm 1: the nearest point of the simplex.

    keras.activations.sparsemax of 3.15 is wrong where more than one number is left: it gives [0.03, 0, 0] for
    [0.5, 0.4, 0.1], which does not add up to 1, since it sums all running sums of the support and not the last one.
    """
    sorted_ = ops.flip(ops.sort(x, axis=-1), axis=-1)
    sums = ops.cumsum(sorted_, axis=-1)
    ranks = ops.arange(1, x.shape[-1] + 1, dtype=x.dtype)
    count = ops.sum(ops.cast(1 + ranks * sorted_ > sums, "int32"), axis=-1, keepdims=True)
    threshold = (ops.take_along_axis(sums, count - 1, axis=-1) - 1) / ops.cast(count, x.dtype)
    return ops.maximum(x - threshold, 0)


def activation_function(x, config):
    """A function of keras.activations with settings, for which Keras has no layer."""
    settings = {name: value for name, value in config.items() if name != "activation"}
    return getattr(keras.activations, config["activation"])(x, **settings)


def threshold(x, config):
    return keras.activations.threshold(x, config["threshold"], config.get("value", 0))


def gated(gate):
    """Shazeer 2020 (arXiv:2002.05202): one half times the activation of the other."""

    def halves(x, config):
        through, gates = ops.split(x, 2, axis=config["axis"])
        return through * gate(gates)

    return halves


def sparsemax_along(x, config):
    axis = config.get("axis", -1)
    return ops.swapaxes(sparsemax(ops.swapaxes(x, axis, -1)), axis, -1)


def on_input(call):
    """A function of one input and the settings."""
    return lambda inputs, config, weights, training: call(inputs[0], config)


def random_crop(inputs, config, weights, training):
    """
    Outside of training what the documentation of keras.layers.RandomCrop says, "the largest possible window in the image
    that matches the target aspect ratio", resized; the layer of Keras 3.15 passes images through uncut.
    """
    return ops.image.resize(inputs[0], (config["height"], config["width"]), crop_to_aspect_ratio=True)


random_crop.random = True


references = {
    "positionEmbedding": position_embedding,
    "tokenAndPositionEmbedding": token_and_position_embedding,
    "sinePositionEncoding": sine_position_encoding,
    "rotaryEmbedding": rotary_embedding,
    "expression": expression,
    "randomCrop": random_crop,
    "slice": slice_,
    "split": split,
    "unstack": split,
    "stack": lambda inputs, config, *_: ops.stack(inputs, axis=config["axis"]),
    "expandDims": on_input(lambda x, config: ops.expand_dims(x, config["axis"])),
    "squeeze": on_input(lambda x, config: ops.squeeze(x, config["axis"])),
    "gather": gather,
    "oneHot": on_input(lambda x, config: ops.one_hot(x, config["num_classes"])),
    "reduce": reduce,
    "matmul": lambda inputs, config, *_: ops.einsum(config["equation"], *inputs),
    "einsum": lambda inputs, config, *_: ops.einsum(config["equation"], *inputs),
    "unaryMath": on_input(lambda x, config: getattr(ops, config["function"])(x)),
    "binaryMath": binary_math,
    "compare": compare,
    "where": lambda inputs, config, *_: ops.where(ops.not_equal(inputs[0], 0), inputs[1], inputs[2]),
    "clip": on_input(lambda x, config: ops.clip(x, config["x_min"], config["x_max"])),
    "argMax": on_input(lambda x, config: ops.argmax(x, axis=config["axis"])),
    "argMin": on_input(lambda x, config: ops.argmin(x, axis=config["axis"])),
    "topK": on_input(lambda x, config: ops.top_k(x, config["k"])),
    "cumulativeSum": on_input(lambda x, config: ops.cumsum(x, axis=config["axis"])),
    "depthToSpace": depth_to_space,
    "spaceToDepth": space_to_depth,
    "flip": on_input(lambda x, config: ops.flip(x, axis=config["axes"])),
    "roll": on_input(lambda x, config: ops.roll(x, config["shift"], axis=config["axis"])),
    "tile": on_input(lambda x, config: ops.tile(x, (1, *config["repeats"]))),
    "expression": expression,
    "celu": on_input(activation_function),
    "gelu": on_input(activation_function),
    "geGLU": on_input(gated(keras.activations.gelu)),
    "glu": on_input(activation_function),
    "hardShrink": on_input(activation_function),
    "logSoftmax": on_input(activation_function),
    "softShrink": on_input(activation_function),
    "sparsemax": on_input(sparsemax_along),
    "squareplus": on_input(activation_function),
    "swiGLU": on_input(gated(keras.activations.silu)),
    "threshold": on_input(threshold),
    "cast": on_input(lambda x, config: ops.cast(x, config["target"])),
}

# Where Keras itself is wrong: by the name of the activation.
corrected = {"sparsemax": sparsemax}
