"""What a layer of a network writes into one cell, from the figures that lead to it."""

from dataclasses import replace
from functools import partial

import numpy as np

from lib.layers import Pooled, Softened, Weighed
from lib.questions import layer_formulas
from lib.questions.opened import Opened
from lib.questions.question import Question
from lib.questions.supposed import Figures, Rule, Supposed
from lib.text import _

_MOST_LISTED = 9  # values of a window in one sentence
_SEEN, _DECIMALS_OF_A_SHARE = 0.01, 3  # a share below it is 0.00; that of the likeliest is asked instead


def can_be_asked(opened: Opened) -> bool:
    """Whether the cell is made of figures that stand in one sentence, and not all of them alike."""
    found = opened.number
    if isinstance(found, Weighed):
        return found.activation in ("linear", "relu") and bool(found.products.any())
    if isinstance(found, Pooled):
        few = found.kind == "average" or found.count <= _MOST_LISTED
        return few and bool(np.ptp(found.values[found.inside]))
    if isinstance(found, Softened):
        return not found.shift and opened.layer.config.get("axis", -1) == -1
    return opened.layer.kind in layer_formulas.MAKERS and any(each.value for each in found.reads)


def cell(opened: Opened) -> Question:
    """What stands in the cell."""
    found = opened.number
    if isinstance(found, Weighed):
        return _weighed(opened, found).asked("cell", _("cell"))
    if isinstance(found, Pooled):
        return _pooled(opened, found).asked("cell", _("cell"))
    if isinstance(found, Softened):
        return _softened(opened, found).asked("cell", _("share"))
    return layer_formulas.MAKERS[opened.layer.kind](opened, found).asked("cell", _("cell"))


def _weighed(opened: Opened, found: Weighed) -> Supposed:
    """A sum, as its positive and its negative products, a bias, and the ReLU that follows."""
    follower = opened.follower
    after = found.activation == "linear" and follower is not None and follower.kind == "ReLU"
    relu = found.activation == "relu" or (after and _is_plain(follower.config))
    products, windows = found.products, len(found.windows)
    figures = {
        "above": float(products[products > 0].sum()),
        "below": float(products[products < 0].sum()),
        "bias": found.bias,
    }
    text = _("In {place}, the products above zero add up to {{above}}, those below zero to {{below}}")
    text += _(", and the bias is {{bias}}") if found.has_bias else _("; it has no bias")
    text += _(". What comes out of the ReLU after it?") if after and relu else _(". What comes out?")
    why = "{above} + ({below})" + (" + ({bias})" if found.has_bias else "")
    return Supposed(
        text=text.format(place=opened.place),
        figures=figures,
        rule=partial(_ended, relu, _total),
        why=(_("max(0, {sum}) = {{answer}}.") if relu else "{sum} = {{answer}}.").format(sum=why),
        wrong=_of_a_sum(relu, windows if opened.sliding else 1),
    )


def _is_plain(config: dict) -> bool:
    """Whether a ReLU only cuts at zero."""
    return not config.get("threshold") and not config.get("negative_slope") and config.get("max_value") is None


def _total(figures: Figures) -> float:
    return figures["above"] + figures["below"] + figures["bias"]


def _ended(relu: bool, rule: Rule, figures: Figures) -> float:
    """What ReLU, where there is one, makes of what a rule gives."""
    return max(0.0, rule(figures)) if relu else rule(figures)


def _of_a_sum(relu: bool, windows: int) -> list[tuple[str, Rule | None]]:
    ended = partial(partial, _ended, relu)
    return [
        (_FORGOT_RELU, _total if relu else None),
        (_FORGOT_BIAS, ended(lambda f: f["above"] + f["below"])),
        (_BIAS_TAKEN, ended(lambda f: f["above"] + f["below"] - f["bias"])),
        (_BIAS_EACH, ended(lambda f: f["above"] + f["below"] + windows * f["bias"])),
        (_BIAS_LATE, (lambda f: max(0.0, f["above"] + f["below"]) + f["bias"]) if relu else None),
        (_SIGNS, ended(lambda f: f["above"] - f["below"] + f["bias"])),
        (_ONLY_ABOVE, ended(lambda f: f["above"] + f["bias"])),
        (_CUT, None if relu else lambda f: max(0.0, _total(f))),
    ]


def _pooled(opened: Opened, found: Pooled) -> Supposed:
    """The largest value or the mean, of values one by one or of their sum."""
    values = found.values[found.inside]
    if len(values) <= _MOST_LISTED:
        figures = {f"v{at}": float(value) for at, value in enumerate(values)}
        text = _("The window of {place} holds {values}. What comes out?")
        listed = ", ".join(f"{{{name}}}" for name in figures)
        rule = _largest if found.kind == "max" else _mean
        shown = _("The largest is") if found.kind == "max" else _("Their sum over {count} is").format(count=len(values))
        return Supposed(
            text=text.format(place=opened.place, values=listed),
            figures=figures,
            rule=rule,
            why=shown + " {answer}.",
            wrong=_of_a_window(found.kind),
        )
    count = len(values)
    text = _("The {count} values that {place} reads add up to {{sum}}. What comes out?")
    return Supposed(
        text=text.format(count=count, place=opened.place),
        figures={"sum": float(values.sum())},
        rule=lambda f: f["sum"] / count,
        why="{sum} / " + str(count) + " = {answer}.",
        wrong=[(_SUM, lambda f: f["sum"]), (_ROOT, lambda f: f["sum"] / count**0.5)],
    )


def _largest(figures: Figures) -> float:
    return max(figures.values())


def _mean(figures: Figures) -> float:
    return sum(figures.values()) / len(figures)


def _of_a_window(kind: str) -> list[tuple[str, Rule | None]]:
    is_max = kind == "max"
    return [
        (_MEAN, _mean if is_max else None),
        (_MAX, None if is_max else _largest),
        (_SUM, lambda f: sum(f.values())),
        (_SMALLEST, lambda f: min(f.values())),
        (_MIDDLE, lambda f: float(np.median(list(f.values())))),
        (_FARTHEST, (lambda f: max(f.values(), key=abs)) if is_max else None),
        (_FIRST, lambda f: next(iter(f.values()))),
    ]


def _softened(opened: Opened, found: Softened) -> Supposed:
    """A share, from its logit and the sum of all exponentials."""
    logits, count, index = found.logits, len(found.logits), found.index
    if found.shares[index] < _SEEN:
        index = int(found.shares.argmax())
    text = _("The logit of {place} is {{logit}}. {powers} add up to {{total}}. What share does softmax give it?")
    powers = _("The powers of e to all {count} logits").format(count=count)
    return Supposed(
        text=text.format(place=_named(opened, index), powers=powers),
        figures={"logit": float(logits[index]), "total": found.total, "sum": float(logits.sum())},
        rule=lambda f: np.exp(f["logit"]) / f["total"],
        why="e^({logit}) / {total} = {answer}.",
        wrong=[
            (_NO_POWER, lambda f: f["logit"] / f["total"]),
            (_SHARE_OF_LOGITS, (lambda f: f["logit"] / f["sum"]) if abs(logits.sum()) > 1e-3 else None),
            (_NOT_DIVIDED, lambda f: float(np.exp(f["logit"]))),
            (_BY_COUNT, lambda f: float(np.exp(f["logit"])) / count),
            (_EQUAL, lambda f: 1 / count),
            (_THE_LOGIT, lambda f: f["logit"]),
        ],
        decimals=_DECIMALS_OF_A_SHARE,
    )


def _named(opened: Opened, index: int) -> str:
    """A unit, with its class where it has one."""
    place = replace(opened, cell=(*opened.cell[:-1], index)).place
    is_answer = opened.layer is opened.layers[-1] and len(opened.classes) == opened.layer.output_shape[-1]
    return f"{place} ({opened.classes[index]})" if is_answer else place


_FORGOT_RELU = _("You forgot ReLU: {given} is the sum before it.")
_FORGOT_BIAS = _("You forgot the bias: {given} comes out without it.")
_BIAS_TAKEN = _("You took the bias away, which gives {given}: it is added.")
_BIAS_EACH = _("You added the bias for every map that is read, which gives {given}: it is added once in all.")
_BIAS_LATE = _("You cut at zero before the bias, which gives {given}: ReLU comes last.")
_SIGNS = _("You added what is below zero without its sign, which gives {given}.")
_ONLY_ABOVE = _("You left out what is below zero, which gives {given}: only the sum is cut at zero, and only by ReLU.")
_CUT = _("You cut at zero, but no ReLU stands there.")
_MEAN = _("You took the mean, {given}: this pooling keeps the largest.")
_MAX = _("You took the largest, {given}: this pooling takes the mean.")
_SUM = _("You gave the sum, {given}.")
_SMALLEST = _("You took the smallest: {given}.")
_MIDDLE = _("You took the middle of them in order, {given}.")
_FARTHEST = _("You took the one farthest from zero, {given}: the largest counts with its sign.")
_FIRST = _("You took the first: {given}.")
_ROOT = _("You divided by the side of the map, which gives {given}: the sum is over all its cells.")
_NO_POWER = _("You divided the logit itself, which gives {given}: softmax takes powers of e first.")
_SHARE_OF_LOGITS = _("You gave its share of the logits, {given}: softmax takes powers of e first.")
_NOT_DIVIDED = _("You gave the power of e, {given}: it is still divided by the sum of all.")
_BY_COUNT = _("You divided by the number of classes, which gives {given}: the sum of all powers divides.")
_EQUAL = _("You gave all the same share: {given}.")
_THE_LOGIT = _("You gave the logit itself, {given}: shares lie between 0 and 1.")
