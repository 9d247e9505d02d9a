"""The networks to begin with have the figures of their sources, exactly; the trained ones those of their cards."""

import time

import pytest

from lib import networks
from lib.designs import count, of_network, presets, read, with_input, write

PARAMETERS = {
    "lab_dense_400": 24_000_100,
    "lab_dense_800": 48_000_100,
    "lab_conv": 2_800,
    "lab_conv_pool": 2_800,
    "lab_cnn": 118_980,
    "mlp": 784 * 150 + 150 + 150 * 10 + 10,
    "lenet5": 61_706,
    "tiny_vgg": 19_920,
    "alexnet": 60_965_224,  # of BVLC's form of it, https://github.com/BVLC/caffe/tree/master/models/bvlc_alexnet
    "vgg16": 138_357_544,
    "study_1": 7_095_329,
    "study_2": 1_034_881,
    "study_3": 1_589_281,
}
MACS = {"vgg16": 15_470_264_320, "lab_cnn": 154_080, "lenet5": 416_520}
BY_NAME = {preset.name: preset for preset in presets()}


def test_every_preset_has_a_figure_here():
    assert PARAMETERS.keys() == BY_NAME.keys()


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.name)
class TestEveryPreset:
    def test_has_the_parameters_of_its_source(self, preset):
        counted = count(preset.design)
        assert counted.parameters == PARAMETERS[preset.name]
        assert not counted.broken
        assert not [line.remark for line in counted.lines if line.remark]

    def test_says_what_it_is_and_where_it_comes_from(self, preset):
        assert preset.title
        assert preset.source.endswith(".")
        assert "{" not in preset.source

    def test_can_stand_in_an_address(self, preset):
        assert read(write(preset.design)) == preset.design
        assert len(write(preset.design)) < 500


@pytest.mark.parametrize("name", MACS)
def test_the_multiplications_are_those_of_the_sources(name):
    assert count(BY_NAME[name].design).macs == MACS[name]


def test_the_labs_sizes_before_and_after_pooling():
    before, after = count(BY_NAME["lab_conv_pool"].design).rows
    assert (before.output_shape, after.output_shape) == ((798, 598, 100), (399, 299, 100))


def test_vgg_16_at_4096_pixels_is_counted_at_once():
    began = time.perf_counter()
    counted = count(with_input(BY_NAME["vgg16"].design, (4096, 4096, 3)))
    assert time.perf_counter() - began < 0.5
    assert counted.rows[17].output_shape == (128, 128, 512)
    convolutions = 14_714_688  # as at any size: its "features" in keras.applications.VGG16(include_top=False)
    dense = 128 * 128 * 512 * 4096 + 4096 + 4096 * 4096 + 4096 + 4096 * 1000 + 1000
    assert counted.parameters == convolutions + dense


@pytest.mark.parametrize("name", networks.names())
def test_a_trained_network_can_be_designed_on(name):
    card = networks.load(name).card
    design = of_network(card.input.shape, card.layers)
    counted = count(design)
    assert not counted.broken
    assert [row.parameters for row in counted.rows] == [layer.parameters for layer in card.layers]
    assert [row.output_shape for row in counted.rows] == [layer.output_shape for layer in card.layers]
    assert read(write(design)) == design
    assert len(write(design)) < 1_500
    assert design.is_row == (max(len(layer.inputs) for layer in card.layers) == 1)


def test_ways_that_join_are_kept():
    card = networks.load("cifar10_cnn").card
    design = of_network(card.input.shape, card.layers)
    joins = [place for place, layer in enumerate(card.layers) if layer.kind == "Add"]
    assert joins
    assert [design.reads(place) for place in joins] == [card.layers[place].inputs for place in joins]
