"""Multiply-accumulates against two other counts: TensorFlow's own, of the graph that runs, and loops that count."""

import random
from itertools import product

import keras
import pytest
import tensorflow as tf
from tensorflow.python.framework import ops

from lib.designs import Design, count, write
from lib.parameters import INPUT
from tests.unit.designs.any_design import any_design
from tests.unit.designs.test_keras import by_keras

SEED, CASES = 20261125, 60
MULTIPLYING = ("Conv2D", "DepthwiseConv2dNative", "MatMul", "BatchMatMulV2")


def by_tensorflow(design):
    """Half of the floating-point operations that TensorFlow's profiler gives the multiplying nodes of the graph."""
    given, built = by_keras(design)
    model = keras.Model(given, [output for _, output in built])
    traced = tf.function(lambda picture: model(picture)).get_concrete_function(tf.TensorSpec((1, *design.input_shape)))
    nodes = [node.node_def for node in traced.graph.get_operations() if node.type in MULTIPLYING]
    return sum(int(ops.get_stats_for_node_def(traced.graph, node, "flops").value) for node in nodes) // 2


def multiplying_design(rng):
    """A design that multiplies, none of it dilated: there TensorFlow pads more and multiplies in vain."""
    while True:
        design = any_design(rng)
        plain = [{key: value for key, value in layer.items() if key != "dilation_rate"} for layer in design.layers]
        design = Design(design.input_shape, plain)
        counted = count(design)
        if counted.macs and not counted.broken:
            return design


@pytest.mark.filterwarnings("ignore:You are using a softmax over axis")
def test_random_designs_multiply_as_often_as_tensorflow_says():
    print(f"seed {SEED}")
    rng, largest = random.Random(SEED), 0
    for case in range(CASES):
        design = multiplying_design(rng)
        macs = count(design).macs
        assert macs == by_tensorflow(design), f"seed {SEED}, case {case}: {write(design)}"
        largest = max(largest, macs)
    assert largest > 50_000


def starts(size, kernel, stride, dilation, padding):
    """Where windows begin along one axis, found by walking; with "same", ⌈size / stride⌉ of them."""
    if padding == "same":
        return range(0, size, stride)
    return [at for at in range(0, size, stride) if at + (kernel - 1) * dilation < size]


def by_loops(shape, layer, *, strides, dilation, padding, kernel):
    """One by one: places × taps × what meets at a tap."""
    rows = starts(shape[0], kernel[0], strides[0], dilation[0], padding)
    cols = starts(shape[1], kernel[1], strides[1], dilation[1], padding)
    taps = [*product(range(kernel[0]), range(kernel[1]))]
    times, groups = layer.get("depth_multiplier", 1), layer.get("groups", 1)
    total = 0
    for _place in product(rows, cols):
        if layer["type"] == "Conv2D":
            pairs = [
                (channel, each)
                for channel, each in product(range(shape[2]), range(layer["filters"]))
                if channel // (shape[2] // groups) == each // (layer["filters"] // groups)
            ]
            total += sum(1 for _ in product(taps, pairs))
        else:
            total += sum(1 for _ in product(taps, range(shape[2]), range(times)))
        if layer["type"] == "SeparableConv2D":
            total += sum(1 for _ in product(range(shape[2] * times), range(layer["filters"])))
    return total


@pytest.mark.parametrize("kind", ["Conv2D", "DepthwiseConv2D", "SeparableConv2D"])
def test_convolutions_multiply_as_often_as_loops_count(kind):
    print(f"seed {SEED}")
    rng = random.Random(SEED)
    for case in range(40):
        shape = (rng.randint(5, 10), rng.randint(5, 10), rng.choice([2, 4]))
        wide = rng.random() < 0.5
        steps = {
            "strides": (1, 1) if wide else (rng.randint(1, 3), rng.randint(1, 3)),
            "dilation": (rng.randint(1, 2), rng.randint(1, 2)) if wide else (1, 1),
            "padding": rng.choice(["same", "valid"]),
            "kernel": (rng.randint(1, 3), rng.randint(1, 3)),
        }
        layer = {"type": kind}
        layer |= {"groups": rng.choice([1, 2])} if kind == "Conv2D" else {"depth_multiplier": rng.randint(1, 3)}
        layer |= {} if kind == "DepthwiseConv2D" else {"filters": rng.choice([2, 4, 6])}
        more = {"kernel_size": steps["kernel"], "strides": steps["strides"], "padding": steps["padding"]}
        design = Design(shape, [{**layer, **more, "dilation_rate": steps["dilation"], "inputs": INPUT}])
        assert count(design).macs == by_loops(shape, layer, **steps), f"seed {SEED}, case {case}: {write(design)}"
