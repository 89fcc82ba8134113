"""Numbers of Keras for `src/engine/rules.test.ts`: one step of gradient descent with penalties and constraints.

    python scripts/keras/rules.py > src/engine/rules.keras.json
"""

import json
import math
import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras import constraints, layers  # noqa: E402
from keras.regularizers import L1L2  # noqa: E402

NETS = {
    "dense": {
        "layer": lambda **rules: layers.Dense(3, activation="tanh", **rules),
        "x": [5, 4],
        "kernel": [4, 3],
        "units": 3,
        "units_axis": -1,
    },
    "conv2d": {
        "layer": lambda **rules: layers.Conv2D(2, (3, 3), activation="tanh", **rules),
        "x": [3, 4, 4, 2],
        "kernel": [3, 3, 2, 2],
        "units": 2,
        "units_axis": [0, 1, 2],
    },
}
RULES = {
    "penalties": lambda net: {
        "kernel_regularizer": L1L2(0.01, 0.02),
        "bias_regularizer": L1L2(0.1, 0),
        "activity_regularizer": L1L2(0.1, 0.05),
    },
    "nonNeg": lambda net: {"kernel_constraint": constraints.NonNeg()},
    "unitNorm": lambda net: {"kernel_constraint": constraints.UnitNorm(axis=0)},
    "maxNorm": lambda net: {
        "kernel_constraint": constraints.MaxNorm(0.5, axis=net["units_axis"]),
        "bias_constraint": constraints.MaxNorm(0.01, axis=0),
        "kernel_regularizer": L1L2(0, 0.1),
    },
    "minMaxNorm": lambda net: {"kernel_constraint": constraints.MinMaxNorm(0.6, 0.8, rate=0.5, axis=[0, 1])},
}


def filled(shape, number):
    return np.array([number(index) for index in range(math.prod(shape))], dtype="float32").reshape(shape)


def rounded(values):
    return [round(float(value), 6) for value in np.ravel(values)]


def step(net, rules):
    layer = net["layer"](**rules)
    model = keras.Sequential([keras.Input(net["x"][1:]), layer])
    layer.set_weights([filled(net["kernel"], lambda index: 0.8 * math.sin(index + 1)), np.zeros(net["units"])])
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    x = filled(net["x"], lambda index: math.cos(0.7 * index))
    y = filled([net["x"][0], *model.output_shape[1:]], lambda index: math.sin(0.3 * index))
    before = model.evaluate(x, y, verbose=0)
    loss = model.train_on_batch(x, y)
    after = model.evaluate(x, y, verbose=0)
    kernel, bias = layer.get_weights()
    told = {"before": before, "loss": loss, "after": after}
    return {
        **{name: rounded(value)[0] for name, value in told.items()},
        "kernel": rounded(kernel),
        "bias": rounded(bias),
    }


steps = {f"{name}/{rule}": step(net, rules(net)) for name, net in NETS.items() for rule, rules in RULES.items()}
print(json.dumps(steps))
