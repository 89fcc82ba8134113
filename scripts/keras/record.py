"""Lets Keras compute cases: a line of JSON a case comes in, a line goes out (see README.md).

The first line out says which Keras this is. A case that fails gives {"id": ..., "error": ...}.
"""

import json
import os
import sys
import warnings

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
# The same numbers on every processor.
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

warnings.filterwarnings("ignore")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
from draw import digest, draw_classes, draw_input, draw_labels, draw_mask, draw_positive, draw_weight, rounded  # noqa: E402
from layers import target  # noqa: E402

tf.get_logger().setLevel("ERROR")
tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)

SAMPLES = 3
WIDEST_BEFORE = 64
DIGITS = {"output": 6, "loss": 6, "change": 5}
# What TensorFlow says where it cannot take a gradient that there is.
NO_GRADIENT = ["Calculated input gradient shape", "gradient registry has no entry"]


class Case:
    """The layer of a case behind dense layers that pass its inputs through, with all weights drawn."""

    def __init__(self, told):
        self.told = told
        self.target = target(told)
        self.inputs = [self.drawn(each, number) for number, each in enumerate(told["inputs"])]
        if told.get("adapts"):
            self.target.layer.adapt(self.inputs[0])
        self.before = [self.passing(each) for each in told["inputs"]]
        self.forward(training=False)
        specs = told["weights"]
        own = self.target.weights(specs)
        self.weights = {f"layer/{spec['name']}": variable for spec, variable in zip(specs, own)}
        for number, layer in enumerate(self.before):
            if layer is not None:
                self.weights |= {f"before_{number}/kernel": layer.kernel, f"before_{number}/bias": layer.bias}
        drawn = [draw_weight(spec["name"], spec["shape"], number) for number, spec in enumerate(specs)]
        for variable, values in zip(own, drawn):
            variable.assign(values)
        self.target.ready()
        self.start = {name: variable.numpy() for name, variable in self.weights.items()}

    def drawn(self, told, number):
        shape = [SAMPLES, *told["shape"]]
        if told["dtype"] == "int32":
            return tf.constant(draw_classes(shape, told.get("classes", 2), number))
        floats = draw_positive if self.told.get("positive") else draw_input
        return tf.constant(floats(shape, number))

    def passing(self, told):
        if told["dtype"] != "float32" or not told["shape"] or told["shape"][-1] > WIDEST_BEFORE:
            return None
        width = told["shape"][-1]
        layer = keras.layers.Dense(width)
        layer.build([None, width])
        layer.set_weights([np.eye(width), np.zeros(width)])
        return layer

    def forward(self, training):
        values = self.inputs
        if training:
            values = [value if layer is None else layer(value) for value, layer in zip(self.inputs, self.before)]
        for number, told in enumerate(self.told["inputs"]):
            if told.get("masked"):
                mask = draw_mask([SAMPLES, told["shape"][0]], number)
                values[number]._keras_mask = tf.constant(mask)
        return self.target(values, training)

    def reset(self):
        for name, variable in self.weights.items():
            variable.assign(self.start[name])
        layer = getattr(self.target, "layer", None)
        for each in layer._flatten_layers() if layer is not None else []:
            if hasattr(each, "reset_state") and getattr(each, "stateful", False):
                each.reset_state()


def recorded(told):
    case = Case(told)
    # Building a stateful layer left a state behind.
    case.reset()
    outputs = case.forward(training=False)
    record = {
        "id": told["id"],
        "hash": told["hash"],
        "out": [list(output.shape[1:]) for output in outputs],
        "params": case.target.counts(),
        "y": [digest(output, DIGITS["output"]) for output in outputs],
    }
    case.reset()
    seeds = case.target.seeds()
    try:
        losses = [step(case, number) for number, told in enumerate(told["outputs"]) if told["dtype"] == "float32"]
    except (ValueError, LookupError) as error:
        if not any(words in str(error) for words in NO_GRADIENT):
            raise
        return record | {"untrained": "TensorFlow fails to take this gradient"}
    if not np.array_equal(case.target.seeds(), seeds):
        return record | {"untrained": "random in training"}
    changes = {name: variable.numpy() - case.start[name].astype(np.float64) for name, variable in case.weights.items()}
    digests = {name: digest(change, DIGITS["change"]) if np.any(change) else 0 for name, change in changes.items()}
    return record | {"loss": losses, "change": digests}


def step(case, number):
    """One step of plain gradient descent on the mean squared error of an output. Gives the loss before it."""
    with tf.GradientTape() as tape:
        output = case.forward(training=True)[number]
        labels = draw_labels(output.shape, number)
        loss = tf.reduce_mean(tf.square(tf.cast(output, "float32") - labels)) + sum(case.target.losses())
    trained = [variable for variable in case.weights.values() if variable.trainable]
    if trained:
        gradients = tape.gradient(loss, [variable.value for variable in trained])
        pairs = [(gradient, variable) for gradient, variable in zip(gradients, trained) if gradient is not None]
        if pairs:
            keras.optimizers.SGD(1.0).apply_gradients(pairs)
    return rounded(loss, DIGITS["loss"])


print(json.dumps({"keras": keras.__version__, "backend": f"tensorflow {tf.__version__}"}), flush=True)
for line in sys.stdin:
    told = json.loads(line)
    try:
        answer = recorded(told)
    except Exception as error:  # The other cases go on.
        answer = {"id": told["id"], "error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer, ensure_ascii=False, separators=(",", ":")), flush=True)
