"""What a layer of a network makes of one value or two, by its formula."""

from functools import partial

import numpy as np

from lib import layers
from lib.layers import Stepwise
from lib.questions.opened import Opened
from lib.questions.supposed import Figures, Supposed
from lib.text import _


def one_value(opened: Opened, found: Stepwise) -> Supposed:
    """A function of one value."""

    def rule(figures: Figures) -> float:
        values = np.array([figures["x"]])
        return layers.number(opened.layer.kind, opened.layer.config, [values], {}, (0,)).value

    text = _("In {place}, {{x}} comes in. What comes out of {kind}?")
    name = opened.layer.config.get("activation", opened.layer.kind)
    return Supposed(
        text=text.format(place=opened.place, kind=name),
        figures=found.figures,
        rule=rule,
        why=found.template + " = {answer}.",
        wrong=[
            (_UNCHANGED, lambda f: f["x"]),
            (_WITHOUT_SIGN, lambda f: abs(f["x"])),
            (_CUT_AT_ZERO, lambda f: max(0.0, f["x"])),
            (_WRONG_SIDE, lambda f: min(0.0, f["x"])),
            (_TURNED, lambda f: -f["x"]),
            (_SIGMOID, lambda f: 1 / (1 + np.exp(-f["x"]))),
        ],
    )


def normalised(opened: Opened, found: Stepwise) -> Supposed:
    """Batch normalisation of one value."""
    names = {"x": "x", "μ": "mean", "σ²": "variance", "ε": "epsilon", "γ": "gamma", "β": "beta"}
    given = {names[symbol]: value for symbol, value in found.figures.items()}
    figures = {"gamma": 1.0, "beta": 0.0} | given
    text = _("In {place}, {{x}} comes in. The map’s running mean is {{mean}} and its variance {{variance}}, {rest}")
    rest = _("ε is {epsilon}, γ is {gamma}, β is {beta}. What comes out?")

    def rule(f: Figures, *, mean: float = 1, power: float = 0.5, scale: float = 1, shift: float = 1) -> float:
        normal = (f["x"] - mean * f["mean"]) / (f["variance"] + f["epsilon"]) ** power
        return normal * f["gamma"] ** scale + shift * f["beta"]

    return Supposed(
        text=text.format(place=opened.place, rest=rest),
        figures=figures,
        rule=rule,
        why="{gamma} · ({x} − ({mean})) / √({variance} + {epsilon}) + ({beta}) = {answer}.",
        wrong=[
            (_NO_ROOT, partial(rule, power=1)),
            (_NO_MEAN, partial(rule, mean=0)),
            (_MEAN_ADDED, partial(rule, mean=-1)),
            (_NO_SPREAD, partial(rule, power=0)),
            (_NO_GAMMA, partial(rule, scale=0)),
            (_NO_BETA, partial(rule, shift=0)),
            (_NO_GAMMA_BETA, partial(rule, scale=0, shift=0)),
        ],
    )


def rescaled(opened: Opened, found: Stepwise) -> Supposed:
    """A pixel in another range."""
    text = _("In {place}, {{x}} comes in; scale is {{scale}}, offset {{offset}}. What comes out?")
    return Supposed(
        text=text.format(place=opened.place),
        figures=found.figures,
        rule=lambda f: f["x"] * f["scale"] + f["offset"],
        why="{x} · {scale} + ({offset}) = {answer}.",
        wrong=[
            (_NO_OFFSET, lambda f: f["x"] * f["scale"]),
            (_OFFSET_FIRST, lambda f: (f["x"] + f["offset"]) * f["scale"]),
            (_UNCHANGED, lambda f: f["x"]),
            (_DIVIDED, lambda f: f["x"] / f["scale"] + f["offset"]),
        ],
    )


def added(opened: Opened, found: Stepwise) -> Supposed:
    """A sum of what two or more layers give for the same place."""
    values = " {and_} ".join(f"{{{name}}}" for name in found.figures).replace("{and_}", _("and"))
    text = _("The inputs of {place} hold {values} there. What comes out?")
    return Supposed(
        text=text.format(place=opened.place, values=values),
        figures=found.figures,
        rule=lambda f: sum(f.values()),
        why=" + ".join(f"({{{name}}})" for name in found.figures) + " = {answer}.",
        wrong=[
            (_MEAN_ADD, _mean),
            (_LARGEST_ADD, _largest),
            (_PRODUCT_ADD, lambda f: float(np.prod(list(f.values())))),
            (_FIRST_ADD, lambda f: next(iter(f.values()))),
            (_SIZES_ADD, lambda f: sum(map(abs, f.values()))),
        ],
    )


def _mean(figures: Figures) -> float:
    return sum(figures.values()) / len(figures)


def _largest(figures: Figures) -> float:
    return max(figures.values())


MAKERS = {
    "Activation": one_value,
    "Add": added,
    "BatchNormalization": normalised,
    "LeakyReLU": one_value,
    "ReLU": one_value,
    "Rescaling": rescaled,
}
"""What makes the question, by Keras' class."""

_UNCHANGED = _("You left it as it was: {given}.")
_WITHOUT_SIGN = _("You left out the minus sign: {given}.")
_CUT_AT_ZERO = _("You cut at zero, which gives {given}: this function does more than that, or less.")
_WRONG_SIDE = _("You kept what is below zero, {given}: ReLU keeps what is above.")
_TURNED = _("You turned the sign round: {given}.")
_SIGMOID = _("You took the sigmoid, which gives {given}.")
_NO_ROOT = _("You divided by the variance, which gives {given}: its root is the spread.")
_NO_MEAN = _("You did not take the mean away: {given}.")
_MEAN_ADDED = _("You added the mean, which gives {given}: it is taken away.")
_NO_SPREAD = _("You did not divide by the spread: {given}.")
_NO_GAMMA = _("You forgot γ: {given}.")
_NO_BETA = _("You forgot β: {given}.")
_NO_GAMMA_BETA = _("You forgot γ and β: {given} is the value before they scale and shift it.")
_NO_OFFSET = _("You forgot the offset: {given}.")
_OFFSET_FIRST = _("You added the offset before the scale, which gives {given}.")
_DIVIDED = _("You divided by the scale, which gives {given}: it multiplies.")
_MEAN_ADD = _("You took the mean, {given}: Add adds.")
_LARGEST_ADD = _("You took the largest, {given}: Add adds.")
_PRODUCT_ADD = _("You multiplied: {given}.")
_FIRST_ADD = _("You took the first alone: {given}.")
_SIZES_ADD = _("You left out the minus signs: {given}.")
