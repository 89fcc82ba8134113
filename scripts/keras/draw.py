"""Numbers that this side and ours (src/engine/keras/draw.ts, digest.ts) draw alike, bit for bit."""

import numpy as np

STREAMS = {"input": 100, "mask": 200, "label": 300, "weight": 400, "projection": 500}
KEPT = 8
PRODUCTS = 2
WORD = np.uint64(0xFFFFFFFF)


def drawn(stream, count):
    """The first numbers of a stream, whole and below 2³²: a hash of stream and place, mixed twice."""

    def times(value, factor):
        return (value * np.uint64(factor)) & WORD

    index = np.arange(count, dtype=np.uint64)
    hash = (times(index, 0x9E3779B1) + np.uint64(stream * 0x85EBCA77 & 0xFFFFFFFF)) & WORD
    hash = times(hash ^ (hash >> np.uint64(16)), 0x21F0AAAD)
    hash = times(hash ^ (hash >> np.uint64(15)), 0x735A2D97)
    return hash ^ (hash >> np.uint64(15))


def unit(stream, count):
    """The same between -1 and 1."""
    return drawn(stream, count).astype(np.float64) / 2**31 - 1


def elements(shape):
    return int(np.prod(shape, dtype=np.int64))


def shaped(values, shape, dtype=np.float32):
    return values.astype(dtype).reshape(shape)


def draw_input(shape, number):
    u = unit(STREAMS["input"] + number, elements(shape))
    return shaped(u + 7 * (u * u * u * u * u), shape)


def draw_positive(shape, number):
    return np.abs(draw_input(shape, number)) + np.float32(0.125)


def draw_classes(shape, classes, number):
    hashes = drawn(STREAMS["input"] + number, elements(shape)).astype(np.float64)
    return shaped(np.floor(hashes * classes / 2**32), shape, np.int32)


def draw_mask(shape, number):
    mask = shaped(unit(STREAMS["mask"] + number, elements(shape)) > -0.5, shape, bool)
    mask[:, 0] = True
    return mask


def draw_labels(shape, number):
    return shaped(unit(STREAMS["label"] + number, elements(shape)), shape)


def draw_weight(name, shape, number):
    scale = np.sqrt(3 / elements(shape[:-1])) if len(shape) > 1 else 0.5
    shift = 1 if name.endswith("variance") else 0
    return shaped(shift + scale * unit(STREAMS["weight"] + number, elements(shape)), shape)


def rounded(value, digits):
    number = float(f"{float(value):.{digits - 1}e}")
    return int(number) if number == int(number) and abs(number) < 1e15 else number


def digest(values, digits):
    """L2 norm, products with two fixed tensors, some elements: a tensor in few numbers."""
    flat = np.asarray(values).astype(np.float64).reshape(-1)
    if not np.all(np.isfinite(flat)):
        raise ValueError("gives numbers that are not finite")
    many = min(KEPT, flat.size)
    places = [place * flat.size // many for place in range(many)]
    products = [flat @ unit(STREAMS["projection"] + at, flat.size) for at in range(PRODUCTS)]
    return [rounded(value, digits) for value in [np.linalg.norm(flat), *products, *flat[places]]]
