"""Edits of a design, and the one form that a design has."""

import random

import numpy as np
import pytest

from lib.designs import KINDS, OFFERED, Design, changed, count, inserted, moved, read, removed, with_input, write
from lib.errors import DesignError
from lib.layers import kinds
from tests.unit.designs.any_design import any_design

SEED = 20261122
LAB = read("1-28x28x1-Conv2D_5_3_same_relu-MaxPooling2D_2-Flatten-Dense_10_softmax")
SKIP = read("1-8x8x4-Conv2D_4_3_same_as.a-ReLU-Conv2D_4_3_same_as.b-Add_of.a_of.b-Flatten")


class TestOneForm:
    def test_what_keras_takes_without_being_told_is_left_out(self):
        told = {"filters": np.int64(5), "kernel_size": [3, 3], "strides": (1, 1), "activation": None, "use_bias": True}
        assert Design([28, 28, 1], [{"type": "Conv2D", **told}]) == read("1-28x28x1-Conv2D_5_3")
        touching = {"type": "MaxPooling2D", "pool_size": (3, 3), "strides": 3}
        assert Design((9, 9, 1), [touching]) == read("1-9x9x1-MaxPooling2D_3")
        assert Design((9, 9, 1), [{"type": "MaxPooling2D"}]) == read("1-9x9x1-MaxPooling2D_2")

    def test_inputs_that_go_without_saying_are_left_out(self):
        design = Design((9,), [{"type": "ReLU", "inputs": "input"}, {"type": "ReLU", "inputs": ["re_lu"]}])
        assert design == read("1-9-ReLU-ReLU")
        assert design.is_row

    @pytest.mark.parametrize(
        ("layer", "sentence"),
        [
            ({"type": "Dense", "units": True}, "In Dense, units is True, but it must be a whole number"),
            ({"type": "Dense", "units": 2.0}, "In Dense, units is 2.0,"),
            ({"type": "Dense"}, "Dense needs units."),
            ({"type": "Dense", "units": 2, "filters": 2}, "Dense has no argument “filters”."),
            ({"type": "Dense", "units": 10**5000}, "In Dense, units is a number of more than 24"),
            ({"type": "Conv2D", "filters": 2, "kernel_size": (3, 0)}, "In Conv2D, kernel_size is 3×0,"),
            ({"type": "ReLU", "name": "a b"}, "A layer is called “a b”, but a name is a letter"),
            ({"type": ["ReLU"]}, "There is no layer ReLU. Known are Conv2D,"),
            ("ReLU", "A layer has a type and arguments, but this is “ReLU”."),
        ],
    )
    def test_what_cannot_be_a_layer_is_explained(self, layer, sentence):
        with pytest.raises(DesignError) as error:
            Design((8, 8, 1), [layer])
        assert str(error.value).startswith(sentence)

    @pytest.mark.parametrize("shape", [(), (0,), (28, 28, -1), (True, 2), (1, 2, 3, 4), None, "28", (20_000, 3, 3), 28])
    def test_what_cannot_be_an_input_is_explained(self, shape):
        with pytest.raises(DesignError, match=r"^The input is .*, but it must be sizes from 1 to 16,384"):
            Design(shape)

    def test_every_kind_that_can_be_counted_can_be_designed(self):
        assert set(KINDS) == {kind.TITLE for kind in kinds().values()} - {"InputLayer"}
        assert set(OFFERED) < set(KINDS)

    @pytest.mark.parametrize("title", OFFERED)
    def test_what_the_builder_puts_in_fits_a_picture(self, title):
        assert not count(Design((28, 28, 3), [KINDS[title].fresh()])).broken


class TestEdits:
    def test_a_layer_is_put_in_taken_out_moved_and_changed(self):
        dropout = {"type": "Dropout", "rate": 0.5}
        assert write(inserted(LAB, 4, dropout)).endswith("Dense_10_softmax-Dropout_0.5")
        assert write(inserted(LAB, 0, dropout)).startswith("1-28x28x1-Dropout_0.5-Conv2D")
        assert removed(inserted(LAB, 2, dropout), 2) == LAB
        assert write(moved(LAB, 0, 1)) == "1-28x28x1-MaxPooling2D_2-Conv2D_5_3_same_relu-Flatten-Dense_10_softmax"
        assert moved(moved(LAB, 0, 3), 3, 0) == LAB
        assert changed(LAB, 0, {"filters": 7}).layers[0]["filters"] == 7
        assert "padding" not in changed(LAB, 0, {"padding": None}).layers[0]
        assert with_input(LAB, [32, 32, 3]).input_shape == (32, 32, 3)

    def test_another_kind_keeps_what_both_have(self):
        separable = changed(LAB, 0, {"type": "SeparableConv2D"})
        assert separable.layers[0] == {**LAB.layers[0], "type": "SeparableConv2D"}
        assert write(changed(LAB, 1, {"type": "Conv2D"})).split("-")[3] == "Conv2D_16_3"
        assert changed(LAB, 0, {"type": "ZeroPadding2D"}).layers[0] == {"type": "ZeroPadding2D", "padding": 1}

    def test_what_is_out_of_range_is_refused(self):
        with pytest.raises(DesignError, match=r"In Conv2D, filters is 0"):
            changed(LAB, 0, {"filters": 0})
        with pytest.raises(DesignError, match=r"There is no place 9: the network has 4 layers"):
            removed(LAB, 9)
        with pytest.raises(DesignError, match=r"at most 200"):
            inserted(read("1-784" + "-ReLU" * 200), 3, {"type": "ReLU"})


class TestWaysThatJoin:
    def test_moving_is_refused(self):
        with pytest.raises(DesignError, match=r"has branches"):
            moved(SKIP, 0, 1)

    def test_what_read_the_layer_that_goes_reads_what_stood_before_it(self):
        assert write(removed(SKIP, 0)) == "1-8x8x4-ReLU-Conv2D_4_3_same_as.b-Add_of.input_of.b-Flatten"
        assert removed(SKIP, 2).reads(2) == ("a", "re_lu")
        assert write(removed(SKIP, 3)) == "1-8x8x4-Conv2D_4_3_same_as.a-ReLU-Conv2D_4_3_same_as.b-Flatten"

    def test_what_stood_behind_a_layer_that_read_from_afar_reads_from_there(self):
        design = read("1-9-ReLU_as.a-Softmax-Dropout_0.5_of.a-Flatten")
        assert write(removed(design, 2)) == "1-9-ReLU_as.a-Softmax-Flatten_of.a"

    def test_a_layer_put_in_before_the_join_is_on_the_way_that_stood_there(self):
        design = inserted(SKIP, 3, {"type": "BatchNormalization"})
        assert design.reads(4) == ("a", design.names[3])
        assert not count(design).broken
        assert removed(design, 3) == SKIP

    def test_another_layer_leaves_a_way_from_afar_as_it_is(self):
        design = inserted(SKIP, 1, {"type": "BatchNormalization"})
        assert design.reads(4) == ("a", "b")

    def test_any_layer_of_any_design_can_go(self):
        rng = random.Random(SEED)
        for case in range(200):
            design = any_design(rng)
            place = rng.randrange(len(design.layers))
            left = removed(design, place)
            assert len(left.layers) == len(design.layers) - 1
            broken = count(left).broken
            assert not (broken and "does not stand before it" in broken.problem), f"seed {SEED}, case {case}"
            assert read(write(left)) == left
            grown = inserted(design, place, {"type": "ReLU"})
            assert not count(grown).broken, f"seed {SEED}, case {case}: {write(grown)}"
