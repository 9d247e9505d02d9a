"""Questions about what a network costs: answers from the figures in their own text, and every mistake by itself."""

import random
import re
from functools import cache

import pytest

from lib import designs
from lib.parameters import summarize
from lib.questions import judge
from lib.questions.costs import compared, questions
from lib.ui.comparison import FASHION, MODES, Settings, count
from tests.unit.designs.any_design import any_design
from tests.unit.questions import holds

SEED = 20261122
CASES = 60
RULES = {
    "parameters": (
        *("You forgot the biases", "You added one bias", "You forgot the channels", "You counted one filter"),
        *("You made the kernel longer", "You gave every place", "You took the layer as it is", "You counted one unit"),
        *("You added inputs and units", "You added biases"),
    ),
    "multiplications": (
        *("You counted the weights", "You counted the parameters", "You forgot the channels", "You counted one of the"),
        *("You took the places of the input", "You counted the biases", "You took the layer as it is"),
    ),
    "memory": (
        *("You took four bytes", "You counted the numbers", "You counted bits", "You forgot the biases"),
        *("You took the values", "You took the layer as it is"),
    ),
    "output shape": (
        *("You forgot the padding", "You forgot the stride", "You forgot the dilation", "You forgot the + 1"),
        *("You rounded up", "You rounded down", "You took the whole rim", "You counted padding", "You added 1, as"),
        *("You swapped rows", "You gave the size of the input", "You kept the", "You gave each filter a map"),
        "You counted one map",
    ),
    "doubled picture": ("You kept the number", "You took four times", "You doubled one side", "You took twice"),
    "twice the filters": (
        *("You counted what this layer gains", "You forgot the biases", "You took twice", "You kept the number"),
        "You took four times",
    ),
}


@cache
def networks():
    """(input shape, layers) at random, rows of layers as the builder has them."""
    rng, found = random.Random(SEED), []
    for _case in range(CASES):
        shape = (rng.randint(5, 40), rng.randint(5, 40), rng.choice([1, 2, 3, 8]))
        layers = [
            {
                "type": "Conv2D",
                "filters": rng.choice([1, 2, 5, 16]),
                "kernel_size": rng.choice([1, 2, 3, 5, (3, 5)]),
                **rng.choice([{}, {"strides": rng.randint(2, 3)}, {"dilation_rate": 2}]),
                "padding": rng.choice(["valid", "same"]),
                "use_bias": rng.random() < 0.8,
            }
        ]
        first = rng.choice(["Conv2D", "MaxPooling2D", "Flatten"])
        if first == "MaxPooling2D":
            layers.insert(0, {"type": "MaxPooling2D", "pool_size": rng.randint(2, 3), "padding": "same"})
        if first == "Flatten":
            layers = []
        ending = rng.choice(["Flatten", "GlobalAveragePooling2D", None] if layers else ["Flatten"])
        if ending:
            layers += [
                {"type": ending},
                {"type": "Dense", "units": rng.choice([1, 10]), "use_bias": rng.random() < 0.8},
            ]
        try:
            summarize(shape, layers)
        except ValueError:
            continue
        found.append((shape, layers))
    return found


@cache
def everything():
    """All questions of all networks."""
    print(f"seed {SEED}")
    return [each for shape, layers in networks() for each in questions(shape, layers)]


def figures(text):
    """What a question says of its layer, by the words round it."""
    wanted = {
        "read": r"read ([\d,× ]+?)(?: values)? with",
        "filters": r"with ([\d,]+) filters",
        "kernel": r"(?:filters|window) of ([\d ×]+)",
        "units": r"with ([\d,]+) units",
        "stride": r"stride (\d+)",
        "dilation": r"dilation (\d+)",
    }
    found = {}
    for name, pattern in wanted.items():
        if match := re.search(pattern, text):
            found[name] = [int(part.replace(",", "")) for part in match[1].split(" × ")]
    return found | {"same": "padding same" in text, "biased": "no biases" not in text}


def positions(told):
    """Where windows stand along rows and columns, counted one by one."""
    step, gap = told.get("stride", [1])[0], told.get("dilation", [1])[0]
    counts = []
    for cells, taps in zip(told["read"], told["kernel"], strict=False):
        span = (taps - 1) * gap + 1
        last = cells if told["same"] else cells - span + 1
        counts.append(len(range(0, last, step)))
    return counts


def numbers(told):
    """Parameters and multiplications, by what the text says."""
    if "units" in told:
        (inputs,), (units,) = told["read"], told["units"]
        return inputs * units + units * told["biased"], inputs * units
    filters = told["filters"][0]
    weights = told["kernel"][0] * told["kernel"][1] * told["read"][2] * filters
    rows, cols = positions(told)
    return weights + filters * told["biased"], weights * rows * cols


def test_the_text_holds_all_that_its_answer_needs():
    met = 0
    for each in everything():
        if each.kind not in ("parameters", "multiplications", "memory", "output shape"):
            continue
        told, met = figures(each.text), met + 1
        if each.kind == "output shape":
            maps = told["filters"][0] if "filters" in told else told["read"][2]
            assert each.answer == (*positions(told), maps), f"seed {SEED}: {each}"
            continue
        parameters, macs = numbers(told)
        wanted = {"parameters": parameters, "multiplications": macs, "memory": 2 * parameters}[each.kind]
        assert each.answer == (wanted,), f"seed {SEED}: {each}"
    assert met > 3 * len(networks())


def test_what_is_asked_of_a_layer_is_no_number_of_the_network():
    for shape, layers in networks():
        rows = summarize(shape, layers)
        asked = questions(shape, layers)
        shown = {row.parameters for row in rows} if len(rows) == 1 else {sum(row.parameters for row in rows)}
        assert asked.of("parameters").answer[0] not in shown


def test_no_mistake_gives_the_right_answer_or_that_of_another():
    holds.mistakes_are_apart(everything(), SEED)


def test_answers_are_judged_and_mistakes_have_their_cause():
    holds.answers_are_judged(everything(), SEED)


def test_every_mistake_is_met():
    met = {(each.kind, holds.named(RULES[each.kind], wrong.name)) for each in everything() for wrong in each.wrong}
    holds.all_met(RULES, met, SEED)


def test_no_sentence_has_a_gap():
    for each in everything():
        assert not any("{" in text or "None" in text for text in (each.text, each.why, *(w.name for w in each.wrong)))


def test_whatever_is_designed_can_be_asked_about():
    print(f"seed {SEED}")
    rng, kinds = random.Random(SEED), set()
    for _case in range(120):
        design = any_design(rng)
        broken = designs.count(design).broken
        made = questions(design.input_shape, design.described()[: broken.place if broken else None])
        kinds.update(made.kinds)
        holds.mistakes_are_apart(made, SEED)
        assert all(judge(each, [each.written([number]) for number in each.answer]).right for each in made)
    assert kinds == set(RULES)


class TestSideBySide:
    def test_both_networks_are_asked_about(self):
        asked = compared(FASHION.shape, FASHION.mlp(), FASHION.cnn())
        assert asked.kinds == (
            *("parameters", "multiplications", "memory", "output shape"),
            *("doubled picture: MLP", "doubled picture: CNN", "twice the filters"),
        )

    def test_the_mlp_grows_and_the_kernels_do_not(self):
        asked = compared(Settings().shape, Settings().mlp(), Settings().cnn())
        assert asked.of("doubled picture: MLP").answer == (576_000_100,)
        assert asked.of("doubled picture: CNN").answer == (2_800,)
        said = judge(asked.of("doubled picture: CNN"), ["11200"]).cause
        assert said == "You took four times as many, 11,200: the same weights serve at every place."

    def test_what_does_not_fit_is_not_asked_about(self):
        small = Settings(2, 2, size=5)
        assert compared(small.shape, small.mlp(), None).kinds == (
            *("parameters", "multiplications", "memory"),
            "doubled picture: MLP",
        )

    def test_doubling_is_what_the_doubled_network_counts(self):
        rng = random.Random(SEED)
        for _case in range(40):
            height, width = rng.randint(1, 60), rng.randint(1, 60)
            settings = Settings(height, width, rng.choice([1, 3]), mode=rng.choice(MODES), pool=rng.random() < 0.5)
            counted = count(settings)
            asked = compared(settings.shape, settings.mlp(), settings.cnn() if counted.cnn else None)
            larger = count(Settings(2 * height, 2 * width, settings.channels, mode=settings.mode, pool=settings.pool))
            assert asked.of("doubled picture: MLP").answer == (larger.mlp.parameters,)
            if counted.cnn:
                assert asked.of("doubled picture: CNN").answer == (larger.cnn.parameters,), f"seed {SEED}: {settings}"


class TestByHand:
    def test_twice_the_filters_reach_the_next_layer(self):
        asked = compared(FASHION.shape, FASHION.mlp(), FASHION.cnn()).of("twice the filters")
        # 3·3·1·10 + 10, then 14·14·10·120 + 120, then 120·10 + 10
        assert asked.answer == (100 + 235_320 + 1_210,)
        assert "the next layer with weights reads more" in judge(asked, ["119030"]).cause

    def test_a_network_without_weights_has_no_question(self):
        assert questions((4, 4, 1), [{"type": "Flatten"}]).kinds == ()

    def test_joined_layers_are_no_obstacle(self):
        layers = [
            {"type": "Conv2D", "filters": 3, "kernel_size": 3, "padding": "same", "name": "a"},
            {"type": "Add", "inputs": ["a", "input"], "name": "b"},
        ]
        assert questions((8, 8, 3), layers).kinds == (
            *("parameters", "multiplications", "memory", "output shape", "doubled picture"),
        )

    @pytest.mark.parametrize("shape", [(784,), (10, 3)])
    def test_what_is_no_picture_is_not_doubled(self, shape):
        asked = questions(shape, [{"type": "Flatten"}, {"type": "Dense", "units": 150}])
        assert asked.kinds == ("parameters", "multiplications", "memory")
