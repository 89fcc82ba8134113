"""Prints what each layer class of Keras takes where nothing is said, as JSON: {"Dense": {"activation": null, ...}, ...}."""

import inspect
import json
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras  # noqa: E402

PLAIN = (bool, int, float, str, list, tuple)
# About the file or the machine, not about what is computed.
IGNORED = ("name", "dtype", "seed", "sparse", "ragged", "use_cudnn", "encoding", "synchronized")


def defaults(layer):
    """Arguments with a default that JSON can hold and that is not None: None is what the others have."""
    parameters = inspect.signature(layer.__init__).parameters.values()
    return {
        each.name: each.default
        for each in parameters
        if each.default is not inspect.Parameter.empty and isinstance(each.default, PLAIN) and each.name not in IGNORED
    }


classes = {name: layer for name, layer in vars(keras.layers).items() if inspect.isclass(layer)}
own = {layer.__name__: defaults(layer) for _, layer in sorted(classes.items())}
aliases = {name: layer.__name__ for name, layer in sorted(classes.items()) if layer.__name__ != name}
print(json.dumps({"defaults": {name: given for name, given in own.items() if given}, "aliases": aliases}))
