"""Slopes of Keras for `src/engine/ties.test.ts`: which of equal numbers a gradient goes to, and which side of a corner.

    python scripts/keras/ties.py > src/engine/ties.keras.json
"""

import json
import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import tensorflow as tf  # noqa: E402
from keras import activations, layers, ops  # noqa: E402

ROWS = [[1, 3, 3, -2], [2, 2, 2, 2], [-1, -5, 0, -5]]
PAIR = [[1, 2, 3, 0]], [[1, 1, 4, 0]]
FLAT = [[[[1], [1]], [[1], [1]]]]
CORNERS = [[0, 1, -1, 3, -3, 6, 0.5, -0.5]]


def formula(text, function, *inputs):
    return f"formula {text}", "expression", {"formula": text}, inputs, function


def reduced(name, function):
    return f"reduce {name}", "reduce", {"reduction": name}, [ROWS], lambda x: function(x, axis=-1)


def activation(block, keras, **params):
    return params.get("activation", block), block, params, [CORNERS], keras


# CELU is left out: Keras has a slope of 2 at 0, both halves of its sum, where the function itself has one of 1.
#
# Name, our block with its parameters, its inputs with the batch axis, and what Keras has in its place.
CASES = [
    formula("max(a, -1)", lambda a: ops.max(a, axis=-1), ROWS),
    formula("min(a, -1)", lambda a: ops.min(a, axis=-1), ROWS),
    formula("max(a)", lambda a: ops.max(a, axis=(1, 2)), [ROWS]),
    formula("min(a, 1, keepdims)", lambda a: ops.min(a, axis=1, keepdims=True), [ROWS]),
    formula("maximum(a, b)", ops.maximum, *PAIR),
    formula("minimum(a, b)", ops.minimum, *PAIR),
    formula("clip(a, -1, 3)", lambda a: ops.clip(a, -1.0, 3.0), CORNERS),
    formula("relu(a)", ops.relu, CORNERS),
    formula("abs(a)", ops.abs, CORNERS),
    reduced("max", ops.max),
    reduced("min", ops.min),
    reduced("logsumexp", ops.logsumexp),
    ("binary maximum", "binaryMath", {"function": "maximum"}, PAIR, ops.maximum),
    ("binary minimum", "binaryMath", {"function": "minimum"}, PAIR, ops.minimum),
    ("maximum", "maximum", {}, PAIR, lambda a, b: layers.Maximum()([a, b])),
    ("minimum", "minimum", {}, PAIR, lambda a, b: layers.Minimum()([a, b])),
    ("clip", "clip", {"xMin": -1, "xMax": 3}, [CORNERS], lambda a: ops.clip(a, -1.0, 3.0)),
    ("top k", "topK", {"k": 2}, [[[1, 2, 2, 2]]], lambda a: ops.top_k(a, 2)[0]),
    ("pool", "maxPooling2d", {}, [FLAT], layers.MaxPooling2D(2)),
    ("global pool", "globalMaxPooling2d", {}, [FLAT], layers.GlobalMaxPooling2D()),
    activation("relu", activations.relu),
    activation("relu6", activations.relu6),
    activation("leakyReLU", lambda x: layers.LeakyReLU(negative_slope=0.3)(x), negativeSlope=0.3),
    activation("elu", activations.elu),
    activation("selu", activations.selu),
    activation("activation", activations.relu6, activation="relu6"),
    activation("activation", activations.selu, activation="selu"),
    activation("activation", activations.elu, activation="elu"),
    activation("hardSigmoid", activations.hard_sigmoid),
    activation("hardTanh", activations.hard_tanh),
    activation("hardSilu", activations.hard_silu),
    activation("hardShrink", activations.hard_shrink),
    activation("softShrink", activations.soft_shrink),
    activation("sparsePlus", activations.sparse_plus),
    activation("sparseSigmoid", activations.sparse_sigmoid),
    activation("threshold", lambda x: ops.threshold(x, 1, 0.5), threshold=1, value=0.5),
]


def slopes(function, inputs):
    """Gradients of the sum of all outputs, each times its number from 1 on."""
    variables = [tf.Variable(tf.constant(x, tf.float32)) for x in inputs]
    with tf.GradientTape() as tape:
        y = function(*[tf.convert_to_tensor(variable) for variable in variables])
        weights = tf.reshape(tf.range(1.0, float(tf.size(y)) + 1), tf.shape(y))
        total = tf.reduce_sum(y * weights)
    found = tape.gradient(total, variables)
    return [[round(float(x), 6) for x in tf.reshape(each, [-1])] for each in found]


cases = [
    {"name": name, "block": block, "params": params, "inputs": list(inputs), "slopes": slopes(function, inputs)}
    for name, block, params, inputs, function in CASES
]
print(json.dumps(cases))
