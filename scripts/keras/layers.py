"""Makes the layer of a case, of Keras's own classes or of our references, and calls it as a person would."""

import keras
import numpy as np
import tensorflow as tf
from keras import ops
from references import corrected, references

# What a layer takes when it is called, though our blocks have it among their settings.
CALL_SETTINGS = {
    "MultiHeadAttention": ["use_causal_mask"],
    "GroupQueryAttention": ["use_causal_mask"],
    "Attention": ["use_causal_mask"],
    "AdditiveAttention": ["use_causal_mask"],
}
RECURRENT = {"SimpleRNN", "LSTM", "GRU", "Bidirectional", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"}


class KerasLayer:
    """A layer of Keras, its weights in the order of the block's."""

    def __init__(self, case):
        self.name = case["keras"]
        self.ports = [each["port"] for each in case["inputs"]]
        config = dict(case["config"])
        self.call_settings = {name: config.pop(name) for name in CALL_SETTINGS.get(self.name, []) if name in config}
        self.layer = make(self.name, config)
        self.compiled_losses = None

    def __call__(self, inputs, training):
        # Some of TensorFlow's kernels for processors lack settings (dilated transposed convolutions): XLA has them all.
        try:
            return self.called(inputs, training)
        except tf.errors.InvalidArgumentError as error:
            if "implementation" not in str(error):
                raise
            outputs, self.compiled_losses = tf.function(self.called_with_losses, jit_compile=True)(inputs, training)
            return outputs

    def called_with_losses(self, inputs, training):
        """What a compiled function made is seen outside of it only where the function gives it."""
        return self.called(inputs, training), list(self.layer.losses)

    def called(self, inputs, training):
        settings = {"training": training} if self.layer._call_has_training_arg else {}
        settings |= self.call_settings
        if self.name in RECURRENT:
            states = {"initial_state": inputs[1:]} if len(inputs) > 1 else {}
            result = self.layer(inputs[0], **states, **settings)
        elif self.name in ("MultiHeadAttention", "GroupQueryAttention"):
            given = dict(zip(self.ports, inputs))
            query = given["query"]
            value = given.get("value", query)
            masks = {"attention_mask": given["attention mask"]} if "attention mask" in given else {}
            result = self.layer(query, value, key=given.get("key"), **masks, **settings)
        elif self.name == "CategoryEncoding" and len(inputs) == 2:
            result = self.layer(inputs[0], count_weights=inputs[1])
        elif self.name in ("Attention", "AdditiveAttention") and len(inputs) == 1:
            result = self.layer([inputs[0], inputs[0]], **settings)
        else:
            result = self.layer(inputs[0] if len(inputs) == 1 else list(inputs), **settings)
        return list(result) if isinstance(result, (list, tuple)) else [result]

    def weights(self, specs):
        """Keras's variables in the order of the block's weights: trained ones first, as TensorFlow.js has them."""
        variables = [*self.layer.trainable_weights, *self.layer.non_trainable_weights]
        ordered = [*[spec for spec in specs if spec["trainable"]], *[spec for spec in specs if not spec["trainable"]]]
        theirs = [list(variable.shape) for variable in variables]
        if theirs != [spec["shape"] for spec in ordered]:
            told = [f"{variable.path} {list(variable.shape)}" for variable in variables]
            raise ValueError(f"has the weights {told}, and the block says {ordered}")
        by_name = {spec["name"]: variable for spec, variable in zip(ordered, variables)}
        for name, variable in by_name.items():
            if name.rsplit("_", 1)[-1] != variable.name.rsplit("_", 1)[-1]:
                raise ValueError(f"calls a weight {variable.path} that the block calls {name}")
        return [by_name[spec["name"]] for spec in specs]

    def ready(self):
        """What has to follow once weights were set."""
        for layer in self.layer._flatten_layers():
            if hasattr(layer, "finalize_state"):
                layer.finalize_state()

    def losses(self):
        return self.layer.losses if self.compiled_losses is None else self.compiled_losses

    def seeds(self):
        """Where its generators of random numbers stand."""
        states = [each.numpy() for each in self.layer.variables if each.name == "seed_generator_state"]
        return np.concatenate([np.zeros(0), *states])

    def counts(self):
        trained = sum(int(np.prod(each.shape)) for each in self.layer.trainable_weights)
        return [self.layer.count_params(), trained]


class Reference:
    """A function of ours for what Keras has no layer for."""

    def __init__(self, case):
        self.function = references[case["type"]]
        self.config = case["config"]
        self.specs = case["weights"]
        self.dtypes = [each["dtype"] for each in case["outputs"]]
        self.draws = 0
        self.variables = [
            keras.Variable(np.zeros(spec["shape"], "float32"), trainable=spec["trainable"], name=spec["name"])
            for spec in self.specs
        ]

    def __call__(self, inputs, training):
        weights = {spec["name"]: variable for spec, variable in zip(self.specs, self.variables)}
        result = self.function(inputs, self.config, weights, training)
        self.draws += int(training and getattr(self.function, "random", False))
        outputs = list(result) if isinstance(result, (list, tuple)) else [result]
        return [ops.cast(output, dtype) for output, dtype in zip(outputs, self.dtypes)]

    def weights(self, specs):
        return self.variables

    def ready(self):
        pass

    def losses(self):
        return []

    def seeds(self):
        return np.array([self.draws])

    def counts(self):
        total = sum(int(np.prod(spec["shape"])) for spec in self.specs)
        return [total, sum(int(np.prod(spec["shape"])) for spec in self.specs if spec["trainable"])]


def make(name, config):
    known = getattr(keras.layers, name, None)
    if known is None:
        raise ValueError(f"keras.layers has no {name}")
    return known(**{key: made(value) for key, value in config.items()})


def made(value):
    """Layers, regularizers and constraints inside of settings."""
    if isinstance(value, str) and value in corrected:
        return corrected[value]
    if not isinstance(value, dict):
        return value
    for module in (keras.layers, keras.regularizers, keras.constraints):
        if hasattr(module, value["class_name"]):
            config = {key: made(each) for key, each in value["config"].items()}
            return getattr(module, value["class_name"])(**config)
    raise ValueError(f"there is no {value['class_name']}")


def target(case):
    if case["keras"] is None or case["type"] in references:
        if case["type"] not in references:
            raise ValueError("has no layer in Keras, and no reference in scripts/keras/references.py")
        return Reference(case)
    return KerasLayer(case)
