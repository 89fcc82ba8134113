"""What layers of Keras take from data, for `src/engine/keras/adapting.test.ts`: numbers that both sides draw alike.

    python scripts/keras/adapting.py > src/engine/keras/adapting.json
"""

import json
import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import numpy as np  # noqa: E402
from draw import draw_input  # noqa: E402
from keras import layers  # noqa: E402

# Samples, and how many of them come at a time.
SIZES = [(1000, 128), (90, 128), (300, 7), (2, 128)]
QUANTILES = [(4, 0.01), (10, 0.1), (48, 0.001), (2, 0.3), (150, 0.01)]
FEATURES = 3


def adapted(layer, data, at_a_time):
    """A layer that has seen the data, batch by batch."""
    # As an iterator: of a list of batches Keras would make one tensor.
    layer.adapt(data[start : start + at_a_time] for start in range(0, len(data), at_a_time))
    return layer


def rounded(values):
    return [float(f"{value:.7g}") for value in np.ravel(values)]


def quantiles(size, at_a_time, bins, epsilon):
    layer = adapted(layers.Discretization(num_bins=bins, epsilon=epsilon), draw_input([size, FEATURES], 0), at_a_time)
    return {"size": size, "batch": at_a_time, "bins": bins, "epsilon": epsilon, "boundaries": rounded(layer.bin_boundaries)}


told = {"quantiles": [quantiles(*size, *settings) for size in SIZES for settings in QUANTILES]}
print(json.dumps(told))
