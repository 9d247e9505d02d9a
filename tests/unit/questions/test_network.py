"""Questions about the layers of every network, for a real photo: answers against what the network computed."""

import math
from collections import Counter
from functools import cache
from itertools import product

import numpy as np
import pytest

from lib import networks
from lib.convolution import pads
from lib.errors import LayerError
from lib.images.samples import load_sample
from lib.layers import count, has_number, number
from lib.networks.card import INPUT, Layer
from lib.parameters import summarize
from lib.questions import Questions, judge
from lib.questions.network import questions
from lib.receptive_field import receptive_field

SEED = 20261121
PLACES = 3  # of each layer


@cache
def computed(name):
    network = networks.load(name)
    picture = network.prepare(load_sample("coffee").pixels)
    return network, picture, {layer: value[0] for layer, value in network.run(picture[None]).items()}


def of(name, layer, channel=None, row=None, col=None) -> Questions:
    network, picture, values = computed(name)
    at = {"channel": channel, "row": row, "col": col}
    return questions(network.layers, layer, picture, values, network.weights, classes=network.classes, **at)


@cache
def everything():
    """(network, layer, the cell that is asked about, questions), for places at random and the last, which wraps."""
    rng, found = np.random.default_rng(SEED), []
    for name in networks.names():
        for layer in computed(name)[0].layers:
            shape = layer.output_shape
            places = [tuple(int(rng.integers(size)) for size in shape) for _ in range(PLACES - 1)]
            for place in [*places, tuple(size - 1 for size in shape)]:
                *cell, channel = place
                found.append((name, layer, coming(shape, place), of(name, layer.name, channel, *cell)))
    return found


def coming(shape, place):
    """The next place in reading order, found by walking through all; the first after the last."""
    if len(shape) == 1:
        return ((place[0] + 1) % shape[0],)
    every = list(product(range(shape[0]), range(shape[1])))
    return (*every[(every.index(place[:2]) + 1) % len(every)], place[2])


def inputs_of(name, layer):
    _network, picture, values = computed(name)
    return [picture if read == INPUT else values[read] for read in layer.inputs]


def test_every_layer_is_asked_about_and_all_kinds_are_met():
    met = Counter(kind for _name, _layer, _cell, made in everything() for kind in made.kinds)
    assert all(len(made) >= 2 for _name, _layer, _cell, made in everything())
    assert set(met) == {
        *("cell", "output shape", "parameters", "receptive field", "kernel tap", "window", "place"),
        *("multiplications", "memory"),
    }
    assert all(kind == each.kind for *_rest, made in everything() for kind, each in zip(made.kinds, made, strict=True))


@pytest.mark.parametrize("name", networks.names())
def test_the_cell_is_what_the_network_computed(name):
    network, _picture, values = computed(name)
    asked = 0
    for at, layer, cell, made in everything():
        if at != name or "cell" not in made.kinds:
            continue
        question, wanted = made.of("cell"), layer
        if "the ReLU after it" in question.text:
            wanted = next(each for each in network.layers if layer.name in each.inputs)
        if layer.kind == "Softmax":
            unit = next(int(word) for word in question.text.split() if word.isdigit())
            cell = (unit,)  # the likeliest, where the next one is hardly there
        off = abs(question.answer[0] - values[wanted.name][cell])
        assert off <= 1e-4 * np.abs(values[wanted.name]).max(), f"seed {SEED}: {layer.name} {cell} {question}"
        asked += 1
    assert asked > len(network.layers)


@pytest.mark.parametrize("name", networks.names())
def test_sizes_and_counts_are_those_of_the_card(name):
    network, _picture, _values = computed(name)
    rows = summarize(
        network.card.input.shape,
        [{"type": e.kind, **e.config, "name": e.name, "inputs": e.inputs} for e in network.layers],
    )
    macs = {row.name: row.macs for row in rows}
    for at, layer, _cell, made in everything():
        if at != name:
            continue
        assert made.of("parameters").answer == (layer.parameters,)
        assert made.of("memory").answer == (np.zeros(layer.output_shape, np.float32).nbytes,)
        if "multiplications" in made.kinds:
            assert made.of("multiplications").answer == (macs[layer.name],)
        if "output shape" in made.kinds:
            assert made.of("output shape").answer == layer.output_shape[-len(made.of("output shape").answer) :]


def test_what_a_cell_sees_is_its_receptive_field():
    for name, layer, cell, made in everything():
        if "receptive field" not in made.kinds:
            assert layer.kind == "Rescaling"
            continue
        network, picture, _values = computed(name)
        row, col, channel = cell if len(cell) == 3 else (None, None, *cell)
        field = receptive_field(network.layers, picture.shape, layer.name, row, col, channel)
        assert made.of("receptive field").answer == (field.rows, field.columns)


def test_windows_and_taps_lie_where_the_sum_needs_them():
    for name, layer, cell, made in everything():
        if "window" not in made.kinds:
            continue
        (image,) = inputs_of(name, layer)
        size = layer.config.get("kernel_size", layer.config.get("pool_size"))
        how = {"stride": layer.config["strides"][0], "padding": layer.config["padding"]}
        first = [cell[axis] * how["stride"] - pads(image.shape[axis], size[axis], **how)[0] for axis in (0, 1)]
        assert made.of("window").answer == tuple(first), f"{name} {layer.name} {cell}"
        if "kernel tap" in made.kinds:
            question = made.of("kernel tap")
            met = question.text.split("lies on row ")[1].split(" of what")[0].split(", column ")
            assert [int(at) - start for at, start in zip(met, first, strict=True)] == list(question.answer)
            assert all(0 <= int(at) < size for at, size in zip(met, image.shape, strict=False))


def test_a_unit_of_flatten_comes_from_its_place():
    met = 0
    for name, layer, cell, made in everything():
        if "place" in made.kinds:
            (image,), met = inputs_of(name, layer), met + 1
            assert image[tuple(map(int, made.of("place").answer))] == computed(name)[2][layer.name][cell]
    assert met


def test_no_mistake_gives_the_right_answer_and_each_is_named_by_itself():
    for name, layer, cell, made in everything():
        for each in made:
            assert judge(each, [f"{figure:.{each.decimals}f}" for figure in each.answer]).right is True
            for mistake in each.wrong:
                found = judge(
                    each,
                    [
                        f"{figure:.{each.decimals + 2}f}" if each.decimals else f"{figure:.0f}"
                        for figure in mistake.answer
                    ],
                )
                assert found.right is False, f"seed {SEED}: {name} {layer.name} {cell} {mistake}"
                assert found.cause, f"seed {SEED}: {name} {layer.name} {cell} {mistake}"
                assert "{" not in mistake.name


def test_who_computes_with_the_figures_of_the_text_is_right():
    met = 0
    for name, layer, cell, made in everything():
        if layer.kind not in ("Conv2D", "Dense") or "cell" not in made.kinds:
            continue
        question = made.of("cell")
        figures = [word.strip(".,;:?").replace("−", "-").replace(",", "") for word in question.text.split()]
        found = [float(word) for word in figures if word.replace(".", "").replace("-", "").isdigit()]
        places = len(cell) if len(cell) == 3 else 1
        above, below, *bias = found[places : places + 3 if "the bias is" in question.text else places + 2]
        total = above + below + sum(bias)
        typed = max(0.0, total) if "ReLU" in question.text else total
        assert judge(question, [f"{typed:.{question.decimals}f}"]).right is True, (
            f"{name} {layer.name} {cell} {question}"
        )
        met += 1
    assert met > 50


def test_every_network_has_five_kinds_for_its_layers():
    for name in networks.names():
        kinds = {kind for at, _layer, _cell, made in everything() if at == name for kind in made.kinds}
        assert len(kinds) >= 5


class TestByHand:
    def mistakes(self, question):
        return {each.name.split(":")[0].split(",")[0]: each.answer for each in question.wrong}

    def test_parameters_of_a_convolution(self):
        asked = of("tiny_vgg", "conv2d_1_2", 0, 3, 3).of("parameters")
        assert asked.text == (
            "conv2d_1_2, of kind Conv2D, reads 62 × 62 × 10 with 10 filters of 3 × 3. How many parameters does it have?"
        )
        assert (asked.answer, asked.why) == ((910,), "3·3·10·10 + 10 = 910.")
        found = self.mistakes(asked)
        assert found["You forgot the biases"] == (900,)
        assert found["You forgot the maps that are read"] == (100,)
        assert found["You counted one filter"] == (91,)

    def test_the_shape_of_a_convolution(self):
        asked = of("tiny_vgg", "conv2d_1_2", 0, 3, 3).of("output shape")
        assert asked.answer == (60, 60, 10)
        assert self.mistakes(asked)["You gave each filter a map for each it reads"] == (60, 60, 100)

    def test_what_pooling_widens(self):
        asked = of("tiny_vgg", "conv2d_2_1", 0, 5, 5).of("receptive field")
        assert asked.answer == (10, 10)  # 3 → 5 → 6 by pooling → 6 + 2·2
        found = self.mistakes(asked)
        assert found["You left pooling out"] == (7, 7)
        assert found["You forgot what strides and pooling widen"] == (8, 8)
        assert found["You multiplied the kernels"] == (54, 54)
        assert found["You took the window of this layer alone"] == (3, 3)

    def test_the_order_of_flatten(self):
        asked = of("tiny_vgg", "flatten", 412).of("place")  # unit 413 of 13 × 13 × 10: (3·13 + 2)·10 + 3
        assert asked.answer == (3, 2, 3)
        assert asked.why == "(3·13 + 2)·10 + 3 = 413: channels count fastest, then columns."
        found = self.mistakes(asked)
        assert found["You laid one map behind the other"] == (5, 10, 2)  # 2·169 + 5·13 + 10
        assert found["You went down the columns"] == (2, 3, 3)

    def test_the_rim_cuts_what_is_seen(self):
        network, picture, _values = computed("cats_vs_dogs")
        asked = of("cats_vs_dogs", "conv2d_2", 0, 0, 0).of("receptive field")
        far = receptive_field(network.layers, picture.shape, "conv2d_2", 20, 20)
        assert asked.answer[0] < far.rows
        assert f"Far from the rim it would have {far.rows} × {far.columns}." in asked.why
        assert self.mistakes(asked)["You counted the padding beyond the rim"] == (far.rows, far.columns)

    def test_nothing_open_asks_about_the_first_layer_with_weights(self):
        assert "conv2d_1_1" in of("tiny_vgg", None).of("parameters").text

    def test_an_unknown_layer_is_explained(self):
        with pytest.raises(LayerError, match=r"There is no layer nowhere\. There are: rescaling, conv2d_1_1"):
            of("tiny_vgg", "nowhere")

    def test_a_share_names_its_class(self):
        network, _picture, _values = computed("tiny_vgg")
        text = of("tiny_vgg", network.layers[-1].name, 3).of("cell").text
        assert any(f"({label})" in text for label in network.classes)


class TestOtherKinds:
    """Kinds and settings that no network here has, in a network of three layers."""

    RNG = np.random.default_rng(SEED)
    PICTURE = RNG.uniform(0, 1, (12, 10, 2)).astype(np.float32)

    def made(self, kind, config, weights, cell, inputs=(INPUT,), before=()):
        values = {layer.name: value for layer, value in before}
        arrays = [self.PICTURE if name == INPUT else values[name] for name in inputs]
        counted = count(kind, [array.shape for array in arrays], config)
        layer = Layer("open", kind, config, counted.output_shape, counted.parameters, counted.trainable, inputs)
        values["open"] = np.zeros(counted.output_shape, np.float32)
        layers = [*(layer for layer, _value in before), layer]
        row, col, channel = cell
        return questions(
            layers, "open", self.PICTURE, values, lambda _name: weights, channel=channel, row=row, col=col
        ), layer

    def test_gaps_of_a_dilated_kernel(self):
        config = {"filters": 3, "kernel_size": 3, "dilation_rate": 2, "padding": "same"}
        weights = {"kernel": self.RNG.normal(size=(3, 3, 2, 3)), "bias": self.RNG.normal(size=3)}
        made, layer = self.made("Conv2D", config, weights, (4, 3, 2))
        assert made.of("window").answer == (2, 2)
        assert made.of("kernel tap").answer == (1, 2)
        assert "row 4, column 6 of what is read" in made.of("kernel tap").text
        assert made.of("receptive field").answer == (5, 5)
        wanted = number("Conv2D", config, [self.PICTURE], weights, (4, 4, 2)).value
        assert made.of("cell").answer[0] == pytest.approx(wanted)
        assert layer.output_shape == made.of("output shape").answer

    def test_maps_laid_behind_one_another(self):
        other = Layer("other", "ReLU", {}, (12, 10, 2), 0, 0, (INPUT,))
        made, _layer = self.made("Concatenate", {}, {}, (0, 0, 3), (INPUT, "other"), [(other, self.PICTURE)])
        asked = made.of("output shape")
        assert (asked.answer, asked.why) == ((4,), "They are laid behind one another: 2 + 2 = 4.")
        assert any(each.answer == (2.0,) for each in asked.wrong)
        assert "cell" not in made.kinds

    def test_a_kernel_for_each_channel(self):
        config = {"kernel_size": 3, "strides": 2, "padding": "same", "use_bias": False}
        made, _layer = self.made("DepthwiseConv2D", config, {"kernel": np.ones((3, 3, 2, 1))}, (0, 0, 1))
        assert made.of("parameters").answer == (18,)
        assert made.of("window").answer == (0, 2)
        assert math.isclose(made.of("cell").answer[0], self.PICTURE[0:3, 2:5, 1].sum(), rel_tol=1e-6)

    def test_a_kind_whose_numbers_are_not_opened_is_asked_for_its_counts(self):
        assert not has_number("SeparableConv2D")
        config = {"filters": 4, "kernel_size": 3}
        made, _layer = self.made("SeparableConv2D", config, {}, (0, 0, 1))
        assert made.kinds == ("parameters", "memory")
        assert made.of("parameters").answer == (30,)
