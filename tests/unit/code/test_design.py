"""The Keras code of any design builds what was counted."""

import random

import keras
import pytest

from lib import networks
from lib.code.design import code
from lib.designs import count, of_network, presets, read, with_input
from tests.unit.designs.any_design import any_design

SEED = 20261124
SMALLER = {  # lest the numbers fill the memory; the figures of the whole sizes are held elsewhere
    "lab_dense_400": (40, 60, 1),
    "lab_dense_800": (80, 60, 1),
    "lab_conv": (40, 30, 3),
    "lab_conv_pool": (40, 30, 3),
    "alexnet": (67, 67, 3),
    "vgg16": (32, 32, 3),
}


def built(text):
    """What the code calls `model`, without running its last line, which prints."""
    *lines, last = text.splitlines()
    assert last == "model.summary()"
    keras.backend.clear_session(free_memory=False)  # names begin anew
    space = {}
    exec("\n".join(lines), space)
    return space["model"]


def agree(design):
    """Whether the code builds the design: its numbers and shapes, layer by layer."""
    model, rows = built(code(design)), {row.name: row for row in count(design).rows}
    layers = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    named = {name: layer for layer in layers for name in [layer.name]}
    used = [row for name, row in rows.items() if name in named]  # what nothing reads is not part of Keras' model
    assert {row.name: row.parameters for row in used} == {name: each.count_params() for name, each in named.items()}
    assert {row.name: row.output_shape for row in used} == {name: each.output.shape[1:] for name, each in named.items()}
    return model, len(used) == len(rows)


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.name)
def test_a_preset_is_built(preset):
    model, whole = agree(with_input(preset.design, SMALLER.get(preset.name, preset.design.input_shape)))
    assert isinstance(model, keras.Sequential)
    assert whole


@pytest.mark.parametrize("name", networks.names())
def test_a_trained_network_is_built(name):
    card = networks.load(name).card
    design = of_network(card.input.shape, card.layers)
    model, whole = agree(design)
    assert whole
    assert model.count_params() == sum(layer.parameters for layer in card.layers)


def test_random_designs_are_built():
    print(f"seed {SEED}")
    rng, joined = random.Random(SEED), 0
    for _case in range(40):
        design = any_design(rng)
        agree(design)
        joined += not design.is_row
    assert joined > 8


def test_names_that_python_has_already_are_none_of_the_variables():
    names = ("keras", "x", "class", "model", "x.")
    text = "1-8x8x3" + "".join(f"-ReLU_as.{name}" for name in names) + "-Add" + "".join(f"_of.{name}" for name in names)
    model, whole = agree(read(text))
    assert whole
    assert model.output.shape[1:] == (8, 8, 3)


def test_a_row_with_some_names_has_all_of_them():
    assert "name='conv2d'" in code(read("1-8x8x1-Conv2D_2_3_as.conv2d.1-Conv2D_2_3"))
    agree(read("1-8x8x1-Conv2D_2_3_as.conv2d.1-Conv2D_2_3-Conv2D_2_3"))
