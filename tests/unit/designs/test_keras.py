"""Keras on random designs: what fits both build alike, layer by layer; what does not fit both refuse."""

import math
import random
from collections import Counter

import keras
import pytest

from lib.designs import OFFERED, Design, count, inserted, write
from lib.parameters import INPUT
from tests.unit.designs.any_design import any_design, any_layer

SEED, CASES = 20261122, 300


def by_keras(design):
    """Keras' input, and (layer, its output) for each layer of the design."""
    keras.backend.clear_session(free_memory=False)
    given = keras.Input(design.input_shape)
    outputs, built = {INPUT: given}, []
    for place, (name, layer) in enumerate(zip(design.names, design.layers, strict=True)):
        arguments = {key: value for key, value in layer.items() if key not in ("type", "inputs")}
        read = [outputs[each] for each in design.reads(place)]
        made = getattr(keras.layers, layer["type"])(**{**arguments, "name": name})
        outputs[name] = made(read if len(read) > 1 else read[0])
        built.append((made, outputs[name]))
    return given, built


def trained(layer):
    return sum(math.prod(weight.shape) for weight in layer.trainable_weights)


def test_random_designs_have_keras_shapes_and_counts_layer_by_layer():
    print(f"seed {SEED}")
    rng, kinds, joined = random.Random(SEED), Counter(), 0
    for case in range(CASES):
        design = any_design(rng, 7)
        kinds.update(layer["type"] for layer in design.layers)
        joined += not design.is_row
        counted, (_, built) = count(design), by_keras(design)
        told = f"seed {SEED}, case {case}: {write(design)}"
        assert [row.output_shape for row in counted.rows] == [output.shape[1:] for _, output in built], told
        assert [row.parameters for row in counted.rows] == [layer.count_params() for layer, _ in built], told
        assert [row.trainable for row in counted.rows] == [trained(layer) for layer, _ in built], told
    assert set(kinds) == {*OFFERED, "Add", "Concatenate"}
    assert min(kinds.values()) >= 20
    assert joined >= CASES // 5


def test_what_does_not_fit_keras_refuses_too():
    print(f"seed {SEED}")
    rng, refused = random.Random(SEED), Counter()
    while refused.total() < 60:
        design = any_design(rng, 3)
        worse = spoiled(rng, design)
        if worse is None or not (broken := count(worse).broken):
            continue
        refused[broken.layer["type"]] += 1
        with pytest.raises((ValueError, TypeError)):
            print(write(worse), by_keras(worse))
    assert len(refused) >= 5


def spoiled(rng, design):
    """The design with a layer that may not fit, somewhere; None where it is not even a design."""
    kind = rng.choice(["Conv2D", "DepthwiseConv2D", "SeparableConv2D", "MaxPooling2D", "GlobalMaxPooling2D", "Add"])
    layer = any_layer(rng, kind)
    if "kernel_size" in layer:
        layer |= {"kernel_size": rng.randint(3, 30), "padding": "valid"}
    if kind == "Add":
        layer["inputs"] = (INPUT, (INPUT, *design.names)[-1])
    place = len(design.layers) if kind == "Add" else rng.randint(0, len(design.layers))
    try:
        return inserted(design, place, layer)
    except ValueError:
        return None


@pytest.mark.parametrize(
    "layer",
    [
        {"type": "Conv2D", "filters": 4, "kernel_size": 3, "groups": 3},
        {"type": "Conv2D", "filters": 3, "kernel_size": 3, "groups": 2},
        {"type": "Conv2D", "filters": 4, "kernel_size": 3, "strides": 2, "dilation_rate": 2},
        {"type": "AveragePooling2D", "pool_size": (2, 9)},
        {"type": "Reshape", "target_shape": (5, 5)},
        {"type": "Concatenate", "inputs": ("input", "re_lu", "dense")},
    ],
    ids=lambda layer: layer["type"],
)
def test_both_refuse(layer):
    design = Design((8, 8, 2), ({"type": "ReLU"}, {"type": "Flatten"}, {"type": "Dense", "units": 3}, layer))
    if "inputs" not in layer:
        design = Design((8, 8, 2), (layer,))
    assert count(design).broken
    with pytest.raises((ValueError, TypeError)):
        by_keras(design)
