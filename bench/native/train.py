"""Trains nets with native TensorFlow whenever it is asked to, and waits otherwise: `train.py THREADS`.

A line of JSON comes in, a line goes out:
    {"open": "cnn"}                      makes the net ready   ->  {"parameters": 225034, "note": "jit_compile"}
    {"slice": 500, "way": "step"}        trains for so many ms, one call of Python a step
    {"slice": 500, "way": "loop"}        the same with up to a hundred steps a call, looped over inside the graph
                                                               ->  {"steps": 12, "ms": 503.1}
"""

import json
import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

import tensorflow as tf  # noqa: E402

threads = int(sys.argv[1])
tf.config.threading.set_intra_op_parallelism_threads(threads)
tf.config.threading.set_inter_op_parallelism_threads(threads)

from nets import nets  # noqa: E402


def run(call, steps_a_call, ms):
    """At least two steps, unless one takes as long as ten slices. Reads each loss: a loss read is a step done."""
    started = time.perf_counter()
    steps = 0
    while True:
        call().numpy()
        steps += steps_a_call
        elapsed = 1000 * (time.perf_counter() - started)
        if elapsed >= 10 * ms or (elapsed >= ms and steps >= 2):
            return {"steps": steps, "ms": elapsed}


def looped(step, steps_a_call):
    """A function that takes many steps in one call."""

    def call():
        value = tf.constant(0.0)
        for _ in tf.range(steps_a_call):
            value = step()
        return value

    return tf.function(call)


def ways(name):
    """Compiles the step as a graph and by XLA, keeps what is quicker here, and makes a loop of that too."""
    best = None
    for variant, build in enumerate(nets[name]):
        for jit in (False, True):
            step, variables = build()
            compiled = tf.function(step, jit_compile=jit)
            run(compiled, 1, 200)
            taken = run(compiled, 1, 500)
            each = taken["ms"] / taken["steps"]
            if best is None or each < best[0]:
                parameters = sum(int(tf.size(variable)) for variable in variables)
                note = ("jit_compile" if jit else "graph") + (", unrolled" if variant else "")
                best = (each, compiled, {"parameters": parameters, "note": note})
    each, step, told = best
    # About a tenth of a second a call.
    steps_a_call = max(1, min(100, int(100 / each)))
    both = {"step": (step, 1), "loop": (looped(step, steps_a_call), steps_a_call)}
    for call, count in both.values():
        run(call, count, 300)
    return both, told


both = {}
for line in sys.stdin:
    request = json.loads(line)
    if "open" in request:
        both, answer = ways(request["open"])
    else:
        answer = run(*both[request["way"]], request["slice"])
    print(json.dumps(answer), flush=True)
