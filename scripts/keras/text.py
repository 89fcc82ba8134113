"""Numbers of Keras for `src/data/text/prepareColumns.test.ts`: vocabularies that are learned from a few texts, and what
other texts become.

    python scripts/keras/text.py > src/data/text/text.keras.json
"""

import itertools
import json
import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import numpy as np  # noqa: E402
from keras import layers  # noqa: E402

LEARNS = [
    "The soup was good, but the waiter was not good.",
    "The soup was not bad!",
    "À la carte: le café était TRÈS bon; l'ÉTÉ…",
    "the the the  tabs\tand\nlines",
    "一 二 三 二 𝒳 ﬀ e-mail it's [UNK] 100% $5",
    "Zebra zebra apple Apple _under_score_",
]
TEXTS = ["The soup was bad, bad!", "", "café 二 unknown 𝒳 zebra\u00a0x", "not good not bad not good at all, e-mail", "...", "THE"]
OUTPUTS = {"int": "int", "oneHot": "one_hot", "multiHot": "multi_hot", "count": "count", "tfIdf": "tf_idf"}


def vectorization(settings):
    counts = settings["outputMode"] != "int"
    return layers.TextVectorization(
        max_tokens=settings["maxTokens"],
        standardize=None if settings["standardize"] == "none" else settings["standardize"],
        split=None if settings["split"] == "none" else settings["split"],
        ngrams=settings["ngrams"],
        output_mode=OUTPUTS[settings["outputMode"]],
        output_sequence_length=settings["outputSequenceLength"],
        pad_to_max_tokens=counts,
    )


def lookup(settings):
    return layers.StringLookup(
        max_tokens=settings["maxTokens"],
        output_mode=OUTPUTS[settings["outputMode"]],
        pad_to_max_tokens=settings["outputMode"] != "int",
        vocabulary=settings["vocabulary"],
    )


def settings(**changed):
    usual = {
        "standardize": "lower_and_strip_punctuation",
        "split": "whitespace",
        "ngrams": 1,
        "outputMode": "int",
        "outputSequenceLength": 6,
        "maxTokens": 12,
        "vocabulary": None,
    }
    return usual | changed


def counted(output, **changed):
    return settings(outputMode=output, outputSequenceLength=None, **changed)


standardizations = ["lower_and_strip_punctuation", "lower", "strip_punctuation", "none"]
CASES = [
    *[settings(standardize=one, split=split, maxTokens=20) for one, split in itertools.product(standardizations, ["whitespace", "character"])],
    *[settings(ngrams=ngrams, maxTokens=40, outputSequenceLength=15) for ngrams in [2, 3]],
    settings(split="none", outputSequenceLength=2, standardize="lower"),
    *[counted(output, ngrams=ngrams) for output, ngrams in itertools.product(["multiHot", "count", "tfIdf"], [1, 2])],
    counted("tfIdf", maxTokens=100),
    counted("count", split="character", maxTokens=9),
    *[counted(output, split="none", standardize="none", maxTokens=5) for output in ["int", "oneHot"]],
    counted("int", split="none", standardize="none", maxTokens=3, vocabulary=["THE", "..."]),
]


def recorded(told):
    is_lookup = told["split"] == "none" and told["outputSequenceLength"] is None
    layer = (lookup if is_lookup else vectorization)(told)
    if told["vocabulary"] is None:
        layer.adapt(np.array(LEARNS))
    rows = np.array(layer(np.array(TEXTS)[:, None]))
    if is_lookup and told["outputMode"] == "oneHot":
        rows = rows.reshape(len(TEXTS), -1)
    return {
        "encoding": told,
        "vocabulary": [str(token) for token in layer.get_vocabulary()],
        "rows": [[round(float(value), 6) for value in row] for row in rows],
    }


told = {"learns": LEARNS, "texts": TEXTS, "cases": [recorded(case) for case in CASES]}
print(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
