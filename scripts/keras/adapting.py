"""What layers of Keras take from data, for `src/engine/keras/adapting.test.ts`: numbers that both sides draw alike.

    python scripts/keras/adapting.py > src/engine/keras/adapting.json
"""

import json
import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import numpy as np  # noqa: E402
from draw import draw_classes, draw_input  # noqa: E402
from keras import layers  # noqa: E402

# Samples, and how many of them come at a time.
SIZES = [(1000, 128), (90, 128), (300, 7), (2, 128)]
QUANTILES = [(4, 0.01), (10, 0.1), (48, 0.001), (2, 0.3), (150, 0.01)]
VOCABULARIES = [
    {"max_tokens": 9, "num_oov_indices": 1},
    {"max_tokens": 12, "num_oov_indices": 3, "mask_token": 2},
    {"max_tokens": 12, "num_oov_indices": 4, "oov_method": "farmhash", "salt": [3, 5]},
    {"max_tokens": 60, "num_oov_indices": 2, "mask_token": 0},
]
FEATURES = 3
CLASSES = 30


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


def vocabulary(size, at_a_time, settings):
    """The place of each number, and in rows how much each place weighs."""
    # Squares of what is drawn evenly: some numbers are more frequent than others.
    data = draw_classes([size, FEATURES], CLASSES, 0) ** 2 % CLASSES
    places = adapted(layers.IntegerLookup(**settings), data, at_a_time)(np.arange(CLASSES))
    rows = adapted(layers.IntegerLookup(output_mode="tf_idf", pad_to_max_tokens=True, **settings), data, at_a_time)
    told = {"places": np.array(places).tolist(), "weights": rounded(rows.idf_weights)}
    return {"size": size, "batch": at_a_time, "settings": settings, **told}


told = {
    "quantiles": [quantiles(*size, *settings) for size in SIZES for settings in QUANTILES],
    "vocabularies": [vocabulary(*size, settings) for size in SIZES for settings in VOCABULARIES],
}
print(json.dumps(told))
