"""The way to a cell: each step is read by the next, and its patch lies within the next one's."""

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

from lib import networks
from lib.receptive_field import fields, receptive_field, way

SEED = 20261122


def within(inner, outer):
    return (
        outer.top <= inner.top
        and outer.left <= inner.left
        and inner.top + inner.rows <= outer.top + outer.rows
        and inner.left + inner.columns <= outer.left + outer.columns
    )


@pytest.mark.parametrize("name", networks.names())
def test_patches_grow_from_step_to_step(name):
    print(f"seed {SEED}")
    rng, network = np.random.default_rng(SEED), networks.load(name)
    layers, shape = network.layers, network.card.input.shape
    known = fields(layers, shape)
    for layer in layers:
        *place, channel = rng.integers(0, layer.output_shape).tolist()
        row, col = place or (None, None)
        steps = way(layers, shape, layer.name, row, col, channel, known)
        last = steps[-1]
        assert (last.name, last.row, last.col, last.channel) == (layer.name, row, col, channel)
        assert last.field == receptive_field(layers, shape, layer.name, row, col, channel)
        assert steps[0].name == layers[0].name
        for before, after in pairwise(steps):
            assert before.name in network.inputs_of(after.name)
            assert within(before.field, after.field), (layer.name, before, after)


def test_the_way_goes_through_what_sees_most():
    network = networks.load("cifar10_cnn")
    names = [step.name for step in way(network.layers, network.card.input.shape, "add_3", 5, 6, 7)]
    assert names[-3:] == ["conv2d_3b", "batch_norm_3b", "add_3"]


def test_the_map_is_kept_as_far_back_as_it_is_one():
    network = networks.load("tiny_vgg")
    steps = way(network.layers, network.card.input.shape, "max_pool_1", 3, 4, 7)
    assert [step.channel for step in steps] == [None, None, None, 7, 7, 7]


def test_a_unit_of_flatten_leads_to_its_own_cell():
    network = networks.load("fashion_cnn")  # maps of 14×14, 5 of them
    before, unit = way(network.layers, network.card.input.shape, "flatten", channel=(3 * 14 + 9) * 5 + 2)[-2:]
    assert (before.name, before.row, before.col, before.channel) == ("max_pool_1", 3, 9, 2)
    assert unit.field == before.field


def test_a_dense_unit_leads_through_the_middle_of_the_picture():
    network = networks.load("fashion_cnn")
    steps = {step.name: step for step in way(network.layers, network.card.input.shape, "logits", channel=3)}
    assert (steps["max_pool_1"].row, steps["max_pool_1"].col) == (6, 6)
    assert steps["flatten"].field.rows == 4
    assert steps["dense_1"].field.area == 28 * 28


def test_a_cell_that_reads_only_padding_ends_the_way():
    given = {"kind": "ZeroPadding2D", "config": {"padding": 1}, "output_shape": (6, 6, 1), "inputs": ["input"]}
    (step,) = way([SimpleNamespace(name="zeros", **given)], (4, 4, 1), "zeros", 0, 0, 0)
    assert step.field.area == 0
