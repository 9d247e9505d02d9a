"""A design in an address: the same comes back, and whatever else stands there is answered by a sentence, at once."""

import random
import re
import time
from contextlib import suppress
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lib.designs import KINDS, Design, read, write
from lib.errors import DesignError
from tests.unit.designs.any_design import any_design

SEED = 20261122
LAB = "1-28x28x1-Conv2D_5_3_same_relu-MaxPooling2D_2-Flatten-Dense_120_relu-Dense_10_softmax"
JOINS = (
    "1-9x7x3-Conv2D_4_3_same_as.left-Conv2D_4_1_as.my.right_of.input"
    "-Add_as.add_of.left_of.my.right-Concatenate_of.add_of.input"
)


def comes_back(text):
    """What can be read of a text is written and read alike; the rest is a DesignError and nothing else."""
    with suppress(DesignError):
        design = read(text)
        assert read(write(design)) == design


class TestRoundTrip:
    def test_the_labs_network_is_readable(self):
        layers = [
            {"type": "Conv2D", "filters": 5, "kernel_size": 3, "padding": "same", "activation": "relu"},
            {"type": "MaxPooling2D", "pool_size": 2},
            {"type": "Flatten"},
            {"type": "Dense", "units": 120, "activation": "relu"},
            {"type": "Dense", "units": 10, "activation": "softmax"},
        ]
        assert write(Design((28, 28, 1), layers)) == LAB
        assert read(LAB) == Design((28, 28, 1), layers)

    def test_ways_that_join_keep_their_names(self):
        design = read(JOINS)
        assert design.reads(2) == ("left", "my_right")
        assert design.names == ("left", "my_right", "add", "concatenate")
        assert read(write(design)) == design

    def test_random_designs_come_back(self):
        rng = random.Random(SEED)
        for case in range(300):
            design = any_design(rng)
            assert read(write(design)) == design, f"seed {SEED}, case {case}"

    @pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.title)
    def test_every_argument_of_every_kind_comes_back(self, kind):
        for argument in kind.arguments:
            values = {
                "whole": [2],
                "pair": [2, (1, 3)],
                "word": argument.choices,
                "flag": [True, False],
                "real": [0.5, 1e-05, 1 / 255, *((-1.5,) if argument.low < 0 else ())],
                "sizes": [(-1,), (7, 7, 16), 49],
                "margins": [0, (1, 2), ((0, 1), (2, 0)), 3],
            }[argument.form]
            for value in values:
                design = Design((8, 8, 3), [{**kind.fresh(), argument.name: value}])
                assert read(write(design)) == design
                assert design.layers[0].get(argument.name, argument.default) in (value, (value,), None)

    def test_no_sign_needs_escaping(self):
        rng = random.Random(SEED)
        for _ in range(50):
            text = write(any_design(rng))
            assert quote(text) == quote_plus(text) == text
            assert re.fullmatch(r"[A-Za-z0-9._-]+", text)

    def test_a_network_without_layers_is_one(self):
        assert read("1-784") == Design((784,))

    def test_the_order_of_words_does_not_count(self):
        assert read("1-8x8x3-Conv2D_4_3_relu_strides2_same") == read("1-8x8x3-Conv2D_4_3_same_strides2_relu")


HOSTILE = [
    *(None, 3, b"1-784-Flatten", "", "1", "-", "x" * 10_000_000, "{}", '{"layers": [', "[[[[", "null", "NaN"),
    *("2-784-Flatten", "0-784-Flatten", "1--Flatten", "1-784-", "1-784-Flatten-", "1-784--Flatten", "1-784-flatten"),
    *("1-0-Flatten", "1--28x28x1-Flatten", "1-28x-28x1-Flatten", "1-n28x28x1-Flatten", "1-28x28x28x28-Flatten"),
    *("1-28x28x-Flatten", "1-999999999x999999999x9-Flatten", "1-" + "9" * 500 + "-Flatten", "1-1e9-Flatten"),
    *("1-٢٨x٢٨x١-Flatten", "1-２８x２８x１-Flatten", "1-²⁸-Flatten", "1-784-Dense_١٠", "1-784-Dense_¹"),
    *("1-784-Dense", "1-784-Dense_", "1-784-Dense_0", "1-784-Dense_n5", "1-784-Dense_-5", "1-784-Dense_1.5"),
    *("1-784-Dense_1000000000000", "1-784-Dense_" + "9" * 6_000, "1-784-Dense_1e12", "1-784-Dense_0x10"),
    *("1-784-Dense_10_relu_relu", "1-784-Dense_10_10", "1-784-Dense_10_units10", "1-784-Dense_10_same"),
    *("1-8x8x3-Conv2D_3", "1-8x8x3-Conv2D_3_3x3x3", "1-8x8x3-Conv2D_3_0", "1-8x8x3-Conv2D_3_3_strides"),
    *("1-8x8x3-Conv2D_3_3_stridesn1", "1-8x8x3-Conv2D_99999999_3", "1-8x8x3-Conv2D_4_3_groups0"),
    *("1-784-Dropout_2", "1-784-Dropout_nan", "1-784-Dropout_inf", "1-784-Dropout_1e99999"),
    *("1-784-Dense_5_as.<b>hello</b>", "1-784-Dense_5_as.a_as.b", "1-784-Dense_5_as.", "1-784-Dense_5_as.input"),
    *("1-784-Dense_5_as.a-Dense_5_as.a", "1-784-Dense_5_as." + "a" * 50, "1-784-Dense_5_of.", "1-784-Dense_5_of.9"),
    *("1-784-Dense_5" + "_of.input" * 9, "1-784-<script>alert(1)</script>", "1-784-Dense_5\x00", "1-784-\u202eDense_5"),
    *("1-784-Dense_5\n", "1-784-Dense_5 ", "1-784-Dense%205", "../../etc/passwd", "1-784-__class__", "1-784-Lambda"),
    "1-784" + "-Flatten" * 10_000,
    "1-784" + "-Dense_5" * 900,
    "1" + "-" * 7_000,
    "1-784-Dense_5" + "_" * 7_000,
    "1-784-Dense_5" + "_relu" * 1_500,
]


class TestHostileText:
    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_a_sentence_comes_at_once_and_quotes_little_and_nothing_live(self, text):
        began = time.perf_counter()
        with pytest.raises(DesignError) as error:
            read(text)
        assert time.perf_counter() - began < 0.5
        said = str(error.value)
        assert re.match(r"[“A-Z\d]", said)
        assert said.endswith(".")
        assert len(said) < 500
        assert not re.search(r"[<>&\x00-\x1f\u202e`*\[\]]", said)

    def test_a_number_out_of_range_is_named_with_its_range(self):
        with pytest.raises(DesignError, match=r"In Dense, units is .*1000000000000.* from 1 to 1,000,000\."):
            read("1-784-Dense_1000000000000")

    def test_too_many_layers_are_counted(self):
        with pytest.raises(DesignError, match=r"The network has 900 layers, but at most 200 are taken\."):
            read("1-784" + "-Flatten" * 900)

    def test_another_version_is_told(self):
        with pytest.raises(DesignError, match=r"version “2”, but this page reads version 1\."):
            read("2-784-Flatten")

    @settings(max_examples=300, deadline=500, derandomize=True)
    @given(st.text(max_size=60) | st.text("1-28x_Conv2DenseFlattnas.of", max_size=80).map("1-8x8x3-".__add__))
    @example("1-8x8x3-Conv2D_1_1_of.conv2d")
    def test_any_text_is_read_or_answered(self, text):
        comes_back(text)

    def test_a_text_with_signs_changed_is_read_or_answered(self):
        rng = random.Random(SEED)
        for _ in range(600):
            signs = list(rng.choice([LAB, JOINS]))
            for _ in range(rng.randint(1, 3)):
                at = rng.randrange(len(signs))
                signs[at : at + rng.randint(0, 2)] = rng.choice(["", "9", "_", "-", "n", ".", "as.", "x", "é", "Add"])
            comes_back("".join(signs))
