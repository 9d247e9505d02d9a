"""A design counted as far as it fits, and what would fit where it does not."""

import random
import time
import tracemalloc
from contextlib import suppress

import pytest

from lib.designs import KINDS, Design, changed, count, inserted, mermaid, read, removed, svg, write
from lib.errors import DesignError
from lib.parameters import summarize
from tests.unit.designs.any_design import any_design, any_layer

SEED = 20261122
LAB = "1-28x28x1-Conv2D_5_3_same_relu-MaxPooling2D_2-Flatten-Dense_120_relu-Dense_10_softmax"


class TestCounting:
    def test_a_design_that_fits_is_counted_as_summarize_counts_it(self):
        rng = random.Random(SEED)
        for case in range(100):
            design = any_design(rng)
            counted = count(design)
            assert list(counted.rows) == summarize(design.input_shape, design.described()), f"{SEED}, {case}"
            assert not counted.broken

    def test_the_labs_network_in_figures(self):
        counted = count(read(LAB))
        assert (counted.parameters, counted.trainable, counted.macs) == (118_980, 118_980, 154_080)
        assert counted.weight_bytes == {"float32": 475_920, "float16": 237_960, "int8": 118_980}
        assert counted.activation_bytes == 4 * (28 * 28 * 5 + 14 * 14 * 5 + 980 + 120 + 10)
        assert (counted.largest.name, counted.largest_bytes) == ("conv2d", 4 * 28 * 28 * 5)
        assert counted.share(counted.lines[3]) == 117_720 / 118_980
        assert sum(map(counted.share, counted.lines)) == pytest.approx(1)

    def test_batch_normalisation_is_half_trained(self):
        counted = count(read("1-8x8x4-BatchNormalization"))
        assert (counted.parameters, counted.trainable) == (16, 8)

    def test_a_network_without_layers_costs_nothing(self):
        counted = count(Design((28, 28, 1)))
        assert (counted.lines, counted.parameters, counted.largest, counted.largest_bytes) == ((), 0, None, 0)

    def test_lines_behind_a_broken_one_wait_and_the_totals_are_of_those_before_it(self):
        counted = count(read("1-7x7x1-Conv2D_2_3-Conv2D_2_9-Flatten-Dense_3"))
        assert [bool(line.row) for line in counted.lines] == [True, False, False, False]
        assert counted.broken.name == "conv2d_1"
        assert counted.broken.problem.startswith("A 9-wide kernel")
        assert [line.waits for line in counted.lines[2:]] == ["Waits for conv2d_1."] * 2
        assert counted.parameters == 20

    def test_names_that_keras_would_give_twice_do_not_collide(self):
        counted = count(read("1-8x8x1-Conv2D_2_3_as.conv2d.1-Conv2D_2_3-Conv2D_2_3"))
        assert [line.name for line in counted.lines] == ["conv2d_1", "conv2d", "conv2d_2"]

    def test_200_layers_are_counted_in_a_moment_and_nothing_is_allocated(self):
        design = read("1-4096x4096x3" + "-Conv2D_64_3_same" * 199 + "-Dense_5")
        began = time.process_time()
        counted = count(design)
        assert time.process_time() - began < 0.3
        assert counted.macs > 1e14
        tracemalloc.start()
        count(design)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 2_000_000

    def test_growth_without_end_is_stopped(self):
        design = read("1-16384x16384x3" + "-UpSampling2D_1024" * 199)
        began = time.process_time()
        counted = count(design)
        assert time.process_time() - began < 0.3
        assert "more than 1,000,000,000,000,000 values" in counted.broken.problem


@pytest.mark.parametrize(
    ("text", "said", "instead"),
    [
        ("1-7x7x1-Conv2D_2_9", "kernel_size 7", "1-7x7x1-Conv2D_2_7"),
        ("1-7x9x1-Conv2D_2_9x5", "kernel_size 7×5", "1-7x9x1-Conv2D_2_7x5"),
        ("1-1x1x1-Conv2D_2_3", "padding same", "1-1x1x1-Conv2D_2_3_same"),
        ("1-1x1x1-MaxPooling2D_2", "padding same", "1-1x1x1-MaxPooling2D_2_same"),
        ("1-3x3x1-AveragePooling2D_4", "pool_size 3", "1-3x3x1-AveragePooling2D_3"),
        ("1-5x5x3-DepthwiseConv2D_3_dilation4", "dilation_rate 2", "1-5x5x3-DepthwiseConv2D_3_dilation2"),
        ("1-8x8x4-Conv2D_6_3_groups4", "groups 2", "1-8x8x4-Conv2D_6_3_groups2"),
        ("1-8x8x4-Conv2D_6_3_strides2_dilation2", "dilation_rate left out", "1-8x8x4-Conv2D_6_3_strides2"),
        ("1-784-Conv2D_2_3", "Reshape to 28×28×1 in front", "1-784-Reshape_28x28x1-Conv2D_2_3"),
        ("1-192-MaxPooling2D_2", "Reshape to 8×8×3 in front", "1-192-Reshape_8x8x3-MaxPooling2D_2"),
        ("1-28x28-Conv2D_2_3", "Reshape to 28×28×1 in front", "1-28x28-Reshape_28x28x1-Conv2D_2_3"),
        ("1-8x8x3-Flatten-Dense_4-Conv2D_2_3", "in front of flatten", "1-8x8x3-Conv2D_2_3-Flatten-Dense_4"),
        ("1-8x8x3-GlobalAveragePooling2D-GlobalMaxPooling2D", "without this layer", "1-8x8x3-GlobalAveragePooling2D"),
        ("1-8x8x3-Reshape_7x7", "target_shape -1", "1-8x8x3-Reshape_n1"),
        ("1-8x8x3-Conv2D_4_3_of.later", "read the layer before it", "1-8x8x3-Conv2D_4_3"),
        ("1-8x8x3-ReLU-Flatten_of.input_of.re.lu", "read only re_lu", "1-8x8x3-ReLU_as.re.lu-Flatten"),
        (
            "1-8x8x3-Conv2D_4_3_strides2_same-Add_of.input_of.conv2d",
            "Conv2D 1×1 behind input",
            "1-8x8x3-Conv2D_4_3_strides2_same_as.conv2d-Conv2D_4_1_strides2_same_as.fitted.0_of.input"
            "-Add_of.fitted.0_of.conv2d",
        ),
    ],
)
def test_the_nearest_thing_that_fits_is_offered(text, said, instead):
    line = count(read(text)).broken
    assert (line.instead.said, write(line.instead.design)) == (said, instead)


@pytest.mark.parametrize(
    ("text", "remark", "instead"),
    [
        (
            "1-8x8x3-Dense_4",
            "It works at each of 8·8 places by itself. With Flatten in front it takes all 192 values.",
            "1-8x8x3-Flatten-Dense_4",
        ),
        ("1-1-Softmax", "Softmax of one value is always 1.", "1-1-Activation_sigmoid"),
        ("1-9-Dense_1_softmax", "Softmax of one value is always 1.", "1-9-Dense_1_sigmoid"),
    ],
)
def test_what_fits_but_hardly_as_meant_has_a_remark(text, remark, instead):
    (line,) = count(read(text)).lines
    assert line.row
    assert (line.remark, write(line.instead.design)) == (remark, instead)


def test_whatever_does_not_fit_gets_something_that_does():
    rng, broken = random.Random(SEED), 0
    kinds = ["Conv2D", "DepthwiseConv2D", "SeparableConv2D", "MaxPooling2D", "GlobalMaxPooling2D", "ZeroPadding2D"]
    for case in range(400):
        design = any_design(rng, 4)
        place = rng.randint(0, len(design.layers))
        layer = any_layer(rng, rng.choice(kinds))
        try:
            worse = inserted(
                design, place, {**layer, **({"kernel_size": rng.randint(3, 30)} if "Conv" in layer["type"] else {})}
            )
        except ValueError:
            continue
        line = count(worse).broken
        if line:
            broken += 1
            behind = len(worse.layers) - line.place - 1
            better = count(line.instead.design)
            assert len(better.rows) >= len(better.lines) - behind, f"seed {SEED}, case {case}: {write(worse)}"
    assert broken > 100


def any_value(rng, argument):
    """A value that the argument may have, small or at the end of its range."""
    if argument.form == "whole" and argument.low < 0:
        return rng.randint(int(argument.low), int(argument.high))
    sizes = [1, 2, 3, 7, int(argument.high), rng.randint(1, int(argument.high))]
    return {
        "whole": rng.choice(sizes),
        "pair": rng.choice([rng.choice(sizes), (rng.choice(sizes), rng.choice(sizes))]),
        "word": rng.choice(argument.choices or ("",)),
        "flag": rng.random() < 0.5,
        "real": rng.uniform(argument.low, argument.high),
        "sizes": tuple(rng.choice([-1, 1, 4, 16]) for _ in range(rng.randint(1, 3))),
        "margins": rng.choice([0, 3, (1, 2), ((0, 1), (2, 1024))]),
    }[argument.form]


def test_whatever_can_be_designed_is_counted_or_explained_and_edited_without_a_trace():
    print(f"seed {SEED}")
    rng, broken = random.Random(SEED), 0
    for case in range(500):
        shape = rng.choice([(28, 28, 1), (7,), (5, 9), (16_384, 16_384, 3), (1, 1, 1)])
        kinds = [rng.choice(list(KINDS.values())) for _ in range(rng.randint(1, 6))]
        layers = [{"type": kind.title, **{a.name: any_value(rng, a) for a in kind.arguments}} for kind in kinds]
        for layer in layers[1:]:
            if rng.random() < 0.3:
                layer["inputs"] = rng.choices(["input", "conv2d", "re_lu", "dense", "nothing"], k=rng.randint(1, 3))
        with suppress(DesignError):  # as more than one -1 in target_shape
            design = Design(shape, layers)
            counted = count(design)
            broken += bool(counted.broken)
            assert len(counted.lines) == len(layers), f"seed {SEED}, case {case}: {write(design)}"
            assert all(bool(line.row) + bool(line.problem) + bool(line.waits) == 1 for line in counted.lines)
            assert read(write(design)) == design
            assert count(removed(design, rng.randrange(len(layers))))
            assert mermaid(design)
            assert svg(design)
    assert broken > 100


def test_a_full_design_is_answered_too():
    full = read("1-784" + "-Dense_5" * 199 + "-Conv2D_2_3")
    assert count(full).broken.instead.said == "without this layer"
    assert count(read("1-8x8" + "-Dense_5" * 200)).lines[0].instead is None


def test_a_design_repaired_step_by_step_fits_in_the_end():
    design = read("1-12x12x3-Conv2D_4_5-Flatten-MaxPooling2D_9-Conv2D_6_7_groups3-Dense_4-GlobalMaxPooling2D")
    steps = 0
    while line := count(design).broken:
        design, steps = line.instead.design, steps + 1
        assert steps < 10
    assert changed(design, 0, {}) == design
